/** What the office alone may do with numbers; and a look by consent, which moves nothing. */
import { FARMER, LIAISON, SUPERVISOR } from '../../../worlds/people';
import { CODE, codeIn, DAY, NEW, play } from './play';

describe('the office', () => {
  test('moves a household’s number, and the old phone, which may be stolen, can not undo it', async () => {
    const { phones, see, household, of, told, textsTo } = await play();
    expect(await phones.move(FARMER, NEW)).toBe('done');
    expect([await household(FARMER), await household(NEW)]).toEqual([null, '王德福']);
    expect(told()).toEqual([
      [NEW, 'notice.phoneMoved'],
      [FARMER, 'notice.phoneGone'],
      [LIAISON, 'notice.phoneMovedOf'],
    ]);
    expect(textsTo(FARMER, 'notice.phoneGone')).toEqual([expect.not.stringMatching(CODE)]);
    expect(await see(FARMER, 'GH0')).toBe('phone.nothingAsked');
    expect(of('phoneCode')).toEqual([]);
    expect(await phones.undo(FARMER)).toBe('done');
    expect(await household(FARMER)).toBe('王德福');
  });

  test('moves a role with the number, and takes back what a liaison’s code did', async () => {
    const { phones, store, say, see, household, told, of, committed } = await play();
    expect(await phones.move(LIAISON, '+8613900000050')).toBe('done');
    expect(await store.reads.villageOf('+8613900000050')).not.toBeNull();
    const liaison = '+8613900000050';
    await say(liaison, `GH${codeIn(await say(liaison, '报号 王德福 13912340077'))}`);
    committed.length = 0;
    expect(await phones.undo('+8613912340077')).toBe('done');
    expect(await household(FARMER)).toBe('王德福');
    expect(told().map(([to]) => to)).toEqual(['+8613912340077', FARMER, liaison]);
    expect(of('owed').filter(({ suppressed }) => suppressed)).toEqual([]);
    expect(await see(liaison, '报号 王德福 13912340077')).toBe('phone.atOffice');
  });

  test('two orders for one number in one moment: the second is refused, and looks again', async () => {
    const { phones, household } = await play();
    const other = '+8613900000088';
    const outcomes = await Promise.allSettled([phones.move(FARMER, NEW), phones.move(FARMER, other)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect([await household(NEW), await household(other)]).toEqual(['王德福', null]);
  });

  test('of two households that are to have one number in one moment the first has it', async () => {
    const { phones, household } = await play();
    const outcomes = await Promise.allSettled([phones.move(FARMER, NEW), phones.move(LIAISON, NEW)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(await household(NEW)).toBe('王德福');
    expect(await household(LIAISON)).not.toBeNull();
  });

  test.each([
    ['13700000000', NEW, 'unknown'],
    [FARMER, FARMER, 'taken'],
    [FARMER, LIAISON, 'taken'],
    [SUPERVISOR, '+8613900000001', 'taken'],
  ])('is told where %s can not become %s', async (old, other, outcome) => {
    const { phones, committed } = await play();
    expect(await phones.move(old, other)).toBe(outcome);
    expect(committed).toEqual([]);
  });

  test('undoes nothing that is older than a week', async () => {
    const { phones, clock } = await play();
    await phones.move(FARMER, NEW);
    clock.advance(7 * DAY);
    expect(await phones.undo(FARMER)).toBe('unknown');
  });
});

test('a look shows one list of the villager by name and its lines; all else is the liaison’s own as before', async () => {
  const { say } = await play();
  const own = await say(LIAISON, 'BT');
  const consent = /授权码(\d{6})/.exec(await say(FARMER, 'SQ'))?.[1] ?? '';
  const list = await say(LIAISON, `代查 13800000001 ${consent}`);
  expect(list).toContain('王*户');
  const line = await say(LIAISON, '1');
  expect(line).toContain('王*户');
  expect(await say(LIAISON, '9')).toContain('王*户');
  expect(await say(LIAISON, 'BT')).toBe(own);
  expect(await say(LIAISON, '1')).not.toContain('王*户');
  expect(await say(LIAISON, '粮食直补')).not.toContain('王*户');
});
