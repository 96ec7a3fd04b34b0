/** What a liaison asks of the people of the village in own words: how somebody's case stands, whom money has not reached. */
import type { Reads } from '../../../src/core/dialogue/scene/reads';
import type { VillagersCase } from '../../../src/core/model/cases';
import type { Called } from '../../../src/core/model/people';
import { sameName, surnameOf } from '../../../src/core/text/name';
import { caller } from '../../support/builders/people';
import { conversation } from '../../support/conversation';
import { FARMER, LIAISON } from '../../worlds/people';
import { CASES } from '../../worlds/village';

const [ONE] = CASES;
if (!ONE) throw new Error('the village has no case');

const of = (applicant: string, number: string, more: Partial<VillagersCase> = {}): VillagersCase => ({
  ...(ONE as VillagersCase),
  ...{ applicant, number, matter: '低保申请', department: '民政局', state: 'processing', parts: [] },
  ...{ desk: { department: '民政局', step: null, since: 0 }, group: 2 },
  ...more,
});

const THERE: VillagersCase[] = [
  of('王建国', 'QZ20261101-0001'),
  of('王小梅', 'QZ20261101-0002', { group: 3 }),
  of('李大山', 'QZ20261101-0003', { matter: '危房鉴定', department: '住建局', note: '缺户口本' }),
];
const PEOPLE = ['王建国', '王小梅', '李大山', '张满仓', '李秀英'];

function village(known: Partial<Reads> = {}) {
  const looked: Called[] = [];
  const matters = ['低保申请', '危房鉴定'].map((name) => ({
    ...{ id: name, name, department: '民政局', promisedDays: 10 },
    guide: {
      aliases: name === '低保申请' ? ['低保'] : ['危房改造', '危房'],
      papers: [],
      place: '',
      hours: '',
      fee: '',
      phone: '',
    },
  }));
  const talk = conversation({
    caller: async () => caller({ role: 'liaison', household: { id: 'H2', head: '李秀英', village: 'v1' } }),
    villageOf: async (phone) => (phone === LIAISON ? 'v1' : null),
    householdsNamed: async (_, head) =>
      PEOPLE.filter((one) => sameName(one, head)).map((one) => ({ id: one, head: one, group: 2 })),
    matters: async () => matters as never,
    caseByNumber: async (number) => THERE.find((one) => one.number === number) ?? null,
    async casesInVillage(_, called) {
      looked.push(called);
      const { name, surname } = called;
      const fits = (one: string) => (name === undefined ? surnameOf(one) === surname : sameName(one, name));
      return { people: PEOPLE.some(fits), cases: THERE.filter(({ applicant }) => fits(applicant)) };
    },
    ...known,
  });
  return { ...talk, looked };
}

describe('how a case stands', () => {
  test.each([
    ['王建国的低保办到哪了', '王*', '0001'],
    ['王建国的证办下来没有', '王*', '0001'],
    ['老李家的危房改造咋样了 批了没', '李*', '0003'],
    ['李大山申请的危房改造咋样了', '李*', '0003'],
    ['帮我看看王小梅的低保批了没', '王*', '0002'],
    ['王小梅低保啥时候能批', '王*', '0002'],
    ['老李屋里的危改办好冇', '李*', '0003'],
    ['李家的危房咋样了', '李*', '0003'],
  ])('%s', async (text, head, tail) => {
    const { see, changes } = village();
    const seen = await see(LIAISON, text);
    expect(seen).toMatchObject({ view: 'liaison.case', data: { head, tail } });
    expect(changes).toContainEqual(expect.objectContaining({ action: 'liaison.case', actor: LIAISON }));
  });

  test('nothing of what is in it is told, nor who applied in full', async () => {
    const { say } = village();
    const [text] = await say(LIAISON, '李大山申请的危房改造咋样了');
    expect(text).not.toMatch(/李大山|户口本|138/);
    expect(text).toContain('李*');
  });

  test('of several of one name it is asked which, and the one that is chosen is told', async () => {
    const { see } = village();
    const seen = await see(LIAISON, '老王家的低保办到哪了');
    expect(seen).toMatchObject({ view: 'liaison.cases', data: { count: 2 } });
    expect(seen?.ways).toMatchObject([
      { row: { data: { head: '王*', group: 2, tail: '0001' } } },
      { row: { data: { head: '王*', group: 3, tail: '0002' } } },
    ]);
    expect(await see(LIAISON, '2')).toMatchObject({ view: 'liaison.case', data: { tail: '0002' } });
  });

  test('of a group only that one is meant', async () => {
    expect(await village().see(LIAISON, '三组老王家的低保办到哪了')).toMatchObject({
      view: 'liaison.case',
      data: { tail: '0002' },
    });
  });

  test.each(['赵铁柱的低保办到哪了', '老赵家的证办下来没'])(
    'who is not of the village is not there, whatever is on record elsewhere: %s',
    async (text) => {
      const { see, say } = village();
      expect(await see(LIAISON, text)).toMatchObject({ view: 'liaison.notHere', data: { head: '赵*' } });
      expect((await say(LIAISON, text)).join()).not.toContain('QZ');
    },
  );

  test('money is not told in its place: that villager has to agree', async () => {
    expect((await village().see(LIAISON, '张满仓的低保到哪了'))?.view).toBe('liaison.howLook');
    for (const text of ['王建国的粮补发了没', '老王家的粮补发了没', '老王头的粮补怎么停了'])
      expect((await village().see(LIAISON, text))?.view).toBe('liaison.howLook');
  });

  test.each(['代查 王建国 482913', '王建国 授权码 482913'])(
    'a code is that villager’s word: %s',
    async (text) => {
      expect((await village().see(LIAISON, text))?.view).toBe('liaison.noConsent');
    },
  );

  test('who has nothing on record is said to have none', async () => {
    expect((await village().see(LIAISON, '张满仓的证办下来没有'))?.view).toBe('liaison.noCase');
    // What there is is told by its name, and what was asked for is not said to be missing.
    expect(await village().see(LIAISON, '李大山的低保办到哪了')).toMatchObject({ data: { tail: '0003' } });
  });

  test('what is asked next is asked of that case, and a number by itself is one of the village', async () => {
    const { see } = village();
    await see(LIAISON, '王建国的低保办到哪了');
    expect(await see(LIAISON, '还要多久啊')).toMatchObject({ view: 'liaison.case', data: { tail: '0001' } });
    await see(LIAISON, '老王家的低保办到哪了', '2');
    expect(await see(LIAISON, '还要多久啊')).toMatchObject({ view: 'liaison.case', data: { tail: '0002' } });
    expect(await village().see(LIAISON, 'QZ20261101-0003')).toMatchObject({ data: { tail: '0003' } });
  });

  test('nobody but the liaison asks so, and a number that was shown is no key', async () => {
    const other = { caller: async () => caller({}) };
    expect((await village(other).see(FARMER, '王建国的低保办到哪了'))?.view).not.toMatch(/^liaison/);
    const act = { intent: 'liaison.case', slots: { caseNo: 'QZ20261101-0001' } } as const;
    expect((await village(other).see(FARMER, act))?.view).toBe('liaison.only');
    const moved = { casesInVillage: async () => ({ people: false, cases: [] }) };
    expect((await village(moved).see(LIAISON, act))?.view).toBe('liaison.howCase');
  });
});

describe('whom money has not reached', () => {
  const money: Partial<Reads> = {
    villageMoney: async (_, year) =>
      year !== 2026
        ? { unpaid: [], paidTo: [] }
        : {
            unpaid: [
              { household: 'H1', head: '王建国', group: 2, programme: '粮食直补', state: 'sentToBank' },
              { household: 'H1', head: '王建国', group: 2, programme: '农村低保', state: 'failed' },
              { household: 'H3', head: '王小梅', group: 3, programme: '粮食直补', state: 'approved' },
            ],
            paidTo: [
              { programme: '粮食直补', group: 2, households: 4 },
              { programme: '粮食直补', group: 3, households: 5 },
              { programme: '农村低保', group: 2, households: 1 },
              { programme: '医疗救助', group: 3, households: 1 },
            ],
          },
  };

  test.each<[string, object]>([
    ['还有谁没到账', { group: null, programme: null, count: 2 }],
    ['谁家的没打上', { group: null, programme: null, count: 2 }],
    ['二组还有谁没到账', { group: 2, programme: null, count: 1 }],
    ['我们村粮补还有几户没到', { group: null, programme: '粮食直补', count: 2 }],
    ['三组粮补哪几户没发', { group: 3, programme: '粮食直补', count: 1 }],
    ['没到账的有几户', { count: 2 }],
    ['打款失败的都有谁', { count: 1, failed: true }],
    ['谁家的钱是打失败的', { count: 1, failed: true }],
    ['各户的钱都打齐了没', { count: 2 }],
    ['低保户的钱都打齐了没', { programme: '农村低保', count: 1 }],
    ['which households have not been paid', { count: 2 }],
  ])('%s', async (text, data) => {
    expect(await village(money).see(LIAISON, text)).toMatchObject({
      view: 'liaison.unpaid',
      data: { year: 2026, ...data },
    });
  });

  test('a row says who, as far as any liaison reads names, and which: what somebody has to see to first', async () => {
    const seen = await village(money).see(LIAISON, '二组还有谁没到账');
    expect(seen?.ways).toEqual([
      {
        row: {
          view: 'liaison.unpaidRow',
          data: { head: '王*', group: null, programme: '农村低保', more: 1, state: 'failed' },
        },
      },
    ]);
    expect((await village(money).see(LIAISON, '二组还有谁没到账', '1'))?.view).toBe('liaison.howLook');
  });

  test('it is gone on with by a group, a programme or a page', async () => {
    const { see } = village(money);
    expect(await see(LIAISON, '还有谁没到账', '三组呢')).toMatchObject({ data: { group: 3, count: 1 } });
    expect(await see(LIAISON, '没到的为啥')).toMatchObject({ view: 'liaison.unpaid', data: { group: 3 } });
    expect(await see(LIAISON, '二组的呢')).toMatchObject({ view: 'liaison.unpaid', data: { group: 2 } });
    await see(LIAISON, '三组的');
    expect(await see(LIAISON, '那低保呢')).toMatchObject({
      view: 'liaison.noMoney',
      data: { group: 3, programme: '农村低保' },
    });
    const many = Array.from({ length: 7 }, (_, n) => ({
      ...{ household: `H${n}`, head: '王建国', group: 2, programme: '粮食直补' },
      state: 'failed' as const,
    }));
    const paged = village({
      villageMoney: async () => ({
        unpaid: many,
        paidTo: [{ programme: '粮食直补', group: 2, households: 9 }],
      }),
    });
    expect((await paged.see(LIAISON, '二组粮补谁没到', '9'))?.ways).toHaveLength(2);
  });

  test('all come, or nothing on record, is said as such', async () => {
    const { see } = village(money);
    expect(await see(LIAISON, '医疗救助还有谁没到账')).toMatchObject({ view: 'liaison.allPaid' });
    expect(await see(LIAISON, '三组打款失败的有谁')).toMatchObject({
      view: 'liaison.allPaid',
      data: { failed: true },
    });
    expect(await see(LIAISON, '去年粮补还有谁没到账')).toMatchObject({
      view: 'liaison.noMoney',
      data: { year: 2025 },
    });
  });

  test('whom no message reaches, and her own, are asked otherwise', async () => {
    for (const text of [
      '谁家没收到短信',
      '还有谁没收到',
      '哪些人没收到',
      'which villagers cannot be reached',
    ])
      expect((await village(money).see(LIAISON, text))?.view).toBe('liaison.allReached');
    for (const own of ['我家还有哪笔没到账', '我家的都到了没'])
      expect((await village(money).see(LIAISON, '还有谁没到账', own))?.view).not.toMatch(/^liaison/);
  });
});
