/** A registered phone gives its number up: it says so with a code, and can take that back for a week. */
import { FARMER, LIAISON } from '../../../worlds/people';
import { CODE, codeIn, DAY, NEW, play, wrongOf } from './play';

describe('the registered phone', () => {
  test('is asked whose number goes from which to which, and moves it with the code alone', async () => {
    const { say, see, household, told, textsTo } = await play();
    const asked = await say(FARMER, '换手机号13900005678');
    expect(asked).toMatch(/138\*{4}0001.*13900005678/);
    for (const word of ['1', '确认', '是', '好的', '换', 'ok'])
      expect(await see(FARMER, word)).toBe('phone.needsCode');
    expect(await household(FARMER)).toBe('王德福');
    expect(await see(FARMER, `GH${codeIn(asked)}`)).toBe('phone.moved');
    expect([await household(FARMER), await household(NEW)]).toEqual([null, '王德福']);
    expect(told()).toEqual([
      [NEW, 'notice.phoneMoved'],
      [LIAISON, 'notice.phoneMovedOf'],
    ]);
    expect(textsTo(LIAISON, 'notice.phoneMovedOf')).toEqual([
      expect.stringMatching(/138\*{4}0001.*139\*{4}5678/),
    ]);
  });

  test.each(['482913', '确认码482913', '482 913', 'GH 482913', 'gh#482913'])(
    'may say its code as %s',
    async (form) => {
      const { say, moves } = await play();
      const code = codeIn(await say(FARMER, '换手机号13900005678'));
      await say(
        FARMER,
        form.replace('482913', code).replace('482 913', `${code.slice(0, 3)} ${code.slice(3)}`),
      );
      expect(moves()).toBe(1);
    },
  );

  test.each(['2', '不换', '不', '算了', 'no', '取消', 'GH0', '不是我', '我没换号'])(
    'that answers %s keeps its number, and the code decides nothing more',
    async (no) => {
      const { say, household, see } = await play();
      const code = codeIn(await say(FARMER, '换手机号13900005678'));
      expect(await see(FARMER, no)).toBe('phone.kept');
      expect(await see(FARMER, `GH${code}`)).toBe('phone.noSuchCode');
      expect(await household(FARMER)).toBe('王德福');
    },
  );

  test.each(['ussd', 'html'] as const)(
    'that asks over %s is sent the code by text message',
    async (medium) => {
      const { say, sentTo, household, see } = await play();
      const asked = await say(FARMER, '换手机号13900005678', medium);
      expect(asked).not.toMatch(CODE);
      expect(await see(FARMER, sentTo(FARMER), medium)).toBe('phone.moved');
      expect(await household(NEW)).toBe('王德福');
    },
  );

  test('has half an hour, and three tries; then the code is void', async () => {
    const late = await play();
    const first = codeIn(await late.say(FARMER, '换手机号13900005678'));
    late.clock.advance(30 * 60_000);
    expect(await late.see(FARMER, `GH${first}`)).toBe('phone.noSuchCode');
    const { say, household, see } = await play();
    const code = codeIn(await say(FARMER, '换手机号13900005678'));
    expect(await see(FARMER, `GH${wrongOf(code)}`)).toBe('phone.wrongCode');
    expect(await see(FARMER, `GH${wrongOf(wrongOf(code))}`)).toBe('phone.wrongCode');
    expect(await see(FARMER, 'GH12345')).toBe('phone.codeOver');
    expect(await see(FARMER, `GH${code}`)).toBe('phone.noSuchCode');
    expect(await household(FARMER)).toBe('王德福');
  });

  test('that misses six times a day is sent no code that counts', async () => {
    const { say, moves, see } = await play();
    for (let round = 0; round < 2; round++) {
      const code = codeIn(await say(FARMER, `换手机号1390000567${round}`));
      for (let miss = 0; miss < 3; miss++) await say(FARMER, `GH${wrongOf(code)}`);
    }
    expect(await see(FARMER, '换手机号13900005679')).toBe('phone.codeOver');
    expect(moves()).toBe(0);
  });

  test('has its number back, however many wrong codes somebody sends in its name', async () => {
    const { say, household, see } = await play();
    const moved = codeIn(await say(FARMER, `GH${codeIn(await say(FARMER, '换手机号13900005678'))}`));
    for (let forged = 0; forged < 3; forged++) await say(FARMER, `GH${wrongOf(moved)}`);
    for (let round = 0; round < 4; round++) {
      const again = codeIn(await say(FARMER, 'GH0'));
      for (let forged = 0; forged < 3; forged++) await say(FARMER, `GH${wrongOf(again)}`);
    }
    expect(await see(FARMER, `GH${codeIn(await say(FARMER, 'GH0'))}`)).toBe('phone.undone');
    expect(await household(FARMER)).toBe('王德福');
  });

  test('is sent no more than five codes a day', async () => {
    const { say, see } = await play();
    for (let ask = 0; ask < 5; ask++) expect(await say(FARMER, `换手机号1390000567${ask}`)).toMatch(CODE);
    expect(await see(FARMER, '换手机号13900005679')).toBe('phone.tooOften');
  });

  test('undoes its move within a week with the code that it was told, and all are told', async () => {
    const { say, household, told, committed, clock, see } = await play();
    const moved = await say(FARMER, `GH${codeIn(await say(FARMER, '换手机号13900005678'))}`);
    committed.length = 0;
    clock.advance(6 * DAY);
    expect(await see(FARMER, `GH${codeIn(moved)}`)).toBe('phone.undone');
    expect([await household(FARMER), await household(NEW)]).toEqual(['王德福', null]);
    expect(told().map(([to]) => to)).toEqual([NEW, LIAISON]);
  });

  test('that wants its number back by a word is sent a code first; a week later it is too late', async () => {
    const { say, household, clock, see } = await play();
    await say(FARMER, `GH${codeIn(await say(FARMER, '换手机号13900005678'))}`);
    const asked = await say(FARMER, 'GH0');
    expect(asked).toMatch(/139\*{4}5678.*138\*{4}0001/);
    expect(await household(NEW)).toBe('王德福');
    clock.advance(7 * DAY);
    expect(await see(FARMER, `GH${codeIn(asked)}`)).toBe('phone.noSuchCode');
    expect(await household(NEW)).toBe('王德福');
  });
});
