/** Somebody who proved who they are from a phone that nobody knows: others have to agree. */

import { APPLICANT as PERSON } from '../../../../src/demo/people';
import type { Township } from '../../../worlds/countyService';
import { FARMER, LIAISON, STRANGER } from '../../../worlds/people';
import { PROOF, play } from './play';

const APPLICANT_TAIL = PERSON.identity.slice(-6);

describe('a stranger with name and digits', () => {
  const ask = async (more: (town: Township) => Promise<void> = async () => {}) => {
    const town = await play();
    await more(town);
    await town.say(STRANGER, '换手机号');
    expect(await town.see(STRANGER, PROOF)).toBe('phone.waits');
    return town;
  };

  test('moves nothing: the old phone is asked and warned, the liaison is told whose it is', async () => {
    const { told, textsTo, household } = await ask();
    expect(await household(FARMER)).toBe('王德福');
    expect(told()).toEqual([
      [FARMER, 'notice.proved'],
      [FARMER, 'notice.phoneAsk'],
      [LIAISON, 'notice.phoneAskLiaison'],
    ]);
    const numbers = /王\*.*138\*{4}0001.*138\*{4}0077.*GH\d{6}/;
    expect(textsTo(FARMER, 'notice.phoneAsk')).toEqual([expect.stringMatching(numbers)]);
    expect(textsTo(LIAISON, 'notice.phoneAskLiaison')).toEqual([expect.stringMatching(numbers)]);
  });

  test.each([
    ['the old phone', FARMER],
    ['the liaison', LIAISON],
  ])('is registered with the code of %s, which is nobody else’s', async (_who, phone) => {
    const { say, sentTo, household } = await ask();
    const other = phone === FARMER ? LIAISON : FARMER;
    await say(other, `GH${sentTo(phone)}`);
    expect(await household(STRANGER)).toBeNull();
    await say(phone, sentTo(phone));
    expect(await household(STRANGER)).toBe('王德福');
  });

  test.each(['GH0', '不同意', '不是我', '不换', '不要', 'no'])(
    'ends with its owner’s %s for good: the liaison hears it, and nobody but the office asks again',
    async (no) => {
      const { sentTo, household, told, committed, see } = await ask();
      const code = sentTo(LIAISON);
      committed.length = 0;
      expect(await see(FARMER, no)).toBe('phone.refused');
      expect(told()).toEqual([
        [STRANGER, 'notice.phoneNotMoved'],
        [LIAISON, 'notice.phoneRefusedOf'],
      ]);
      expect(await see(LIAISON, `GH${code}`)).toBe('phone.noSuchCode');
      expect(await see(STRANGER, '换手机号')).toBe('phone.atOffice');
      expect(await see(LIAISON, '报号 王德福 13800000077')).toBe('phone.atOffice');
      expect(await household(FARMER)).toBe('王德福');
    },
  );

  test('is asked of the liaison alone where the number is dead', async () => {
    const { told } = await ask(async ({ store }) => {
      await store.commit([{ kind: 'phoneState', phone: FARMER, state: 'dead' }]);
    });
    expect(told()).toEqual([[LIAISON, 'notice.phoneAskLiaison']]);
  });

  test('who asks again while the word is waited for makes nobody be asked again', async () => {
    const { committed, see } = await ask();
    committed.length = 0;
    expect(await see(STRANGER, '换手机号')).toBe('phone.waits');
    expect(committed.filter(({ kind }) => kind.startsWith('phone') || kind === 'owed')).toEqual([]);
  });

  test('of two that the liaison was asked of a No without a code means neither', async () => {
    const { say, sentTo, of, see } = await ask();
    const first = sentTo(LIAISON);
    await say('+8613800000078', '换手机号');
    await say('+8613800000078', PROOF);
    expect(sentTo(LIAISON)).not.toBe(first);
    expect(await see(LIAISON, 'GH0')).toBe('phone.whichCode');
    expect(of('phoneMoveEnded')).toEqual([]);
  });
});

test('who is of no household is told where it is done, once he has proved who he is', async () => {
  const { say, see } = await play();
  await say(STRANGER, '换手机号');
  expect(await see(STRANGER, `张三丰 ${APPLICANT_TAIL}`)).toBe('phone.atOffice');
});
