/** A number that is somebody else’s: the liaison reports it, everybody else is told how. */
import { APPLICANT, FARMER, LIAISON } from '../../../worlds/people';
import { CODE, codeIn, DAY, play } from './play';

describe('somebody else’s number', () => {
  test.each([
    '王德福家换号了，新号13912340077',
    '王德福的号换成13912340077',
    '王德福换号了 13912340077',
    '报号 王德福 13912340077',
    '帮王德福换号13912340077',
    '把王德福的手机号改成13912340077',
    '三组王德福家新号13912340077',
    '王德福户主手机换成了13912340077',
    '13912340077是王德福家的新号码',
  ])('%s is reported by the liaison for that household', async (text) => {
    const { say, household, see } = await play();
    const asked = await say(LIAISON, text);
    expect(asked).toMatch(/王\*（\d组）.*138\*{4}0001.*13912340077.*GH\d{6}/);
    expect(await see(LIAISON, '1')).toBe('phone.needsCode');
    expect(await household(FARMER)).toBe('王德福');
    expect(await see(LIAISON, `GH${codeIn(asked)}`)).toBe('liaison.reported');
    expect([await household(FARMER), await household('+8613912340077')]).toEqual([null, '王德福']);
    expect(await household(LIAISON)).not.toBeNull();
  });

  test.each([
    '王德福家换号了，新号13912340077',
    '俺儿子的号换成13912340077',
    '我老伴的电话是13912340077',
    '帮张婶换号13912340077',
    '他换号了，新号码13912340077',
    '我妈的手机号改成13912340077了',
    '隔壁老李家电话换了，13912340077',
    '古丽·买买提的手机号换成13912340077',
  ])('%s from a farmer moves nothing, and he hears how that person does it', async (text) => {
    const { committed, see } = await play();
    expect(await see(APPLICANT, text)).toBe('phone.byThemselves');
    expect(await see(FARMER, text)).toBe('phone.byThemselves');
    expect(committed.filter(({ kind }) => kind.startsWith('phone'))).toEqual([]);
  });

  test('without a name the liaison is asked for it, and is never taken for the one who moves', async () => {
    const { committed, see } = await play();
    expect(await see(LIAISON, '俺儿子的号换成13912340077')).toBe('liaison.howReport');
    expect(committed.filter(({ kind }) => kind.startsWith('phone'))).toEqual([]);
  });

  test('a role moves by the office only', async () => {
    const { household, see } = await play();
    expect(await see(LIAISON, '换手机号13912340077')).toBe('phone.atOffice');
    const own = await household(LIAISON);
    expect(await see(LIAISON, `报号 ${own} 13912340077`)).toBe('phone.atOffice');
    expect(await household(LIAISON)).toBe(own);
  });

  test('the old phone hears of it at once, at night, though it stopped all, and undoes it', async () => {
    const { say, household, of, clock, sentTo, see } = await play();
    await say(FARMER, '退订');
    clock.advance(13 * 3_600_000);
    await say(LIAISON, `GH${codeIn(await say(LIAISON, '报号 王德福 13912340077'))}`);
    const warning = of('owed').find(({ message }) => message.to === FARMER);
    expect(warning).toMatchObject({ message: { lane: 'alert' } });
    expect(warning).not.toHaveProperty('notBefore');
    expect(warning).not.toHaveProperty('suppressed');
    expect((warning?.message.expiresAt ?? 0) - (warning?.at ?? 0)).toBe(DAY);
    expect(await see(FARMER, `GH${sentTo(FARMER)}`)).toBe('phone.undone');
    expect(await household(FARMER)).toBe('王德福');
    expect(await see(LIAISON, '报号 王德福 13912340077')).toBe('phone.atOffice');
    expect(await see(LIAISON, '报号 王德福 13912340078')).toBe('phone.atOffice');
    // Its owner moves it as before.
    expect(await say(FARMER, '换手机号13912340077')).toMatch(CODE);
  });

  test('one spoofed text, and any number of guesses, move no household', async () => {
    const { say, household, of, moves } = await play();
    for (const text of ['报号 王德福 13912340077', '1', '确认', 'GH000000', 'GH111111', '222222', 'GH333333'])
      await say(LIAISON, text);
    for (const text of ['换手机号13912340077', '1', '是', 'GH000001', 'GH111112', '222223', 'GH444444'])
      await say(FARMER, text);
    expect(moves()).toBe(0);
    expect(await household(FARMER)).toBe('王德福');
    expect(of('phoneCodeWrong').length).toBeGreaterThan(0);
    expect(new Set(of('alarm').map(({ alarm }) => alarm))).toEqual(new Set(['phone.codes']));
  });
});

test('a dead number is in use again with the liaison’s code alone', async () => {
  const { say, store, household } = await play();
  await store.commit([{ kind: 'phoneState', phone: FARMER, state: 'dead' }]);
  const asked = await say(LIAISON, '报号 王德福 13800000001');
  expect(asked).toContain('13800000001');
  expect(await household(FARMER)).toBeNull();
  await say(LIAISON, `GH${codeIn(asked)}`);
  expect(await household(FARMER)).toBe('王德福');
});
