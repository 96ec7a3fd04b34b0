/** Phones of a family on the demo township: who has to agree, who is told, and what a forger gets. */

import { FARMER, STRANGER } from '../../worlds/people';
import { DAY, PROOF, play, wrongOf } from './phoneMoves/play';

const SON = '+8613912340077';
const codeIn = (text: string) => /JR(\d{6})/.exec(text)?.[1] ?? '';

/** The stranger has proved whose household it is, and asked to look for good. */
async function asking() {
  const town = await play();
  await town.say(STRANGER, PROOF);
  await town.say(STRANGER, '常查');
  const family = async (phone = STRANGER) => ((await town.store.reads.caller(phone)).family ?? []).length;
  return { ...town, family };
}

test('who has proved whose it is reads it for good once its registered phone says its code', async () => {
  const { say, sentTo, family, textsTo, see } = await asking();
  expect(textsTo(FARMER, 'notice.familyAsk')).toEqual([expect.stringMatching(/138\*{4}0077.*JR\d{6}/)]);
  expect(await family()).toBe(0);
  await say(FARMER, `JR${sentTo(FARMER)}`);
  expect(await family()).toBe(1);
  expect(textsTo(STRANGER, 'notice.familyYours')).toHaveLength(1);
  expect(await see(STRANGER, '今年一共多少')).toBe('subsidy.total');
});

test('a No is the same words to whoever asks, and for a month nobody is asked again', async () => {
  const { say, clock, told, family } = await asking();
  const first = await say(STRANGER, '常查');
  await say(FARMER, '不同意家人');
  const before = told().length;
  for (const wait of [0, DAY, 20 * DAY]) {
    clock.advance(wait);
    await say(STRANGER, PROOF);
    expect(await say(STRANGER, '常查')).toBe(first);
  }
  expect(
    told()
      .slice(before)
      .map(([, template]) => template),
  ).not.toContain('notice.familyAsk');
  expect(await family()).toBe(0);
});

test('nothing said for a day is a No', async () => {
  const { say, sentTo, clock, family, see } = await asking();
  const code = sentTo(FARMER);
  clock.advance(DAY);
  expect(await see(FARMER, `JR${code}`)).toBe('family.nothing');
  await say(FARMER, '同意');
  expect(await family()).toBe(0);
});

test('forged texts in its name, and any number of guesses, let nobody look', async () => {
  const { say, see, sentTo, family, store } = await asking();
  const code = sentTo(FARMER);
  await say(FARMER, 'JR1');
  for (let n = 0; n < 3; n++) await say(FARMER, `JR${wrongOf(code)}`);
  expect(await see(FARMER, `JR${code}`)).toBe('family.nothing');
  expect(await family()).toBe(0);
  await say(FARMER, `加家人${SON}`);
  await say(FARMER, '是');
  await say(SON, 'JR1');
  expect((await store.reads.caller(SON)).family).toBeUndefined();
});

test('where a screen asks, the code comes by text message, and every registered phone hears who looks', async () => {
  const { say, sentTo, store, textsTo, told } = await play();
  const second = '+8613800000079';
  await store.load({
    phones: [{ phone: second, household: 'H0001', person: null, role: 'resident', language: null }],
  });
  const asked = await say(FARMER, `加家人${SON.slice(3)}`, 'wml');
  expect(codeIn(asked)).toBe('');
  expect(told()).toContainEqual([FARMER, 'notice.familyCode']);
  await say(FARMER, sentTo(FARMER));
  expect(told()).toContainEqual([SON, 'notice.familyInvite']);
  await say(SON, '好');
  for (const phone of [FARMER, second])
    expect(textsTo(phone, 'notice.familyAdded')).toEqual([expect.stringMatching(/139\*{4}0077.*0077/)]);
  await say(second, '去掉家人0077');
  expect(told()).toContainEqual([SON, 'notice.familyEnded']);
  expect((await store.reads.caller(SON)).family).toBeUndefined();
});

test('a household asks for five in a day, and others for three', async () => {
  const { see, say, store } = await play();
  for (let n = 0; n < 5; n++) expect(await see(FARMER, `加家人1391234010${n}`)).toBe('family.sure');
  expect(await see(FARMER, '加家人13912340109')).toBe('family.no');
  for (let n = 0; n < 5; n++) {
    const phone = `+861391234020${n}`;
    await say(phone, PROOF);
    expect(await see(phone, '常查')).toBe('family.waits');
  }
  const rows = await store.reads.familyOf('H0001');
  expect(rows.filter(({ askedBy }) => askedBy !== FARMER)).toHaveLength(3);
});

test('how many are a family is the installation’s to say', async () => {
  const more = { familyPhones: 1, familyHouseholds: 1, familyAsks: 2, familyAsksOfOthers: 1 };
  const { see, say, store, family, clock } = await play(more);
  for (const verdict of ['family.sure', 'family.sure', 'family.no'])
    expect(await see(FARMER, `加家人${SON}`)).toBe(verdict);
  for (const phone of [STRANGER, '+8613912340201']) {
    await say(phone, PROOF);
    await say(phone, '常查');
  }
  const rows = await store.reads.familyOf('H0001');
  expect(rows.filter(({ askedBy }) => askedBy !== FARMER)).toHaveLength(1);
  const order = { by: 'clerk', reason: '村里说的', area: null };
  const give = (household: string, phone: string) => family.give(household, { ...order, phone });
  clock.advance(2 * DAY);
  expect([await give('H0001', SON), await give('H0001', '+8613912340099'), await give('H0002', SON)]).toEqual(
    ['done', 'full', 'full'],
  );
});

test('a phone of the family hears of new money by a message of its own, until it stops that', async () => {
  const town = await asking();
  await town.say(FARMER, `JR${town.sentTo(FARMER)}`);
  const announce = async (batch: string) => {
    const at = town.clock.now();
    const money = { programme: '粮食直补', year: 2026, quantity: null, rate: null, amount: 31_650 } as const;
    const one = { id: batch, household: 'H0001', ...money, reason: null, at, accountTail: '1234' };
    await town.announce.report(batch, [{ ...one, state: 'paid' }], 'key k');
    await town.announce.publish(batch, 'key k');
    await town.announce.advance();
  };
  await announce('b1');
  expect(town.textsTo(FARMER, 'notice.payment')).toEqual([expect.stringMatching(/尾号1234/)]);
  const texts = () => town.textsTo(STRANGER, 'notice.familyPayments');
  expect(texts()).toEqual([expect.stringMatching(/^【乡信】王\*户补贴：粮食直补316\.50元已到。(?!.*1234)/)]);
  await town.say(STRANGER, '退订');
  await announce('b2');
  expect([texts().length, town.textsTo(FARMER, 'notice.payment').length]).toEqual([1, 2]);
});
