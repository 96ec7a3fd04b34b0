/** How many cases came in and were done on a day, and which department is late most: asked by whoever watches over them. */
import type { Reads } from '../../../src/core/dialogue/scene/reads';
import type { TimeRange } from '../../../src/core/model/cases';
import type { Role } from '../../../src/core/model/people';
import { caller } from '../../support/builders/people';
import { conversation } from '../../support/conversation';
import { page } from '../../support/renderer';
import { APPLICANT, DEPUTY, NOW, SUPERVISOR } from '../../worlds/people';

const DAY = 86_400_000;
/** Midnight of Monday 23 November 2026 in Shanghai. */
const TODAY = Date.UTC(2026, 10, 22, 16);
const ROLES: Record<string, Role> = { [DEPUTY]: 'leader', [SUPERVISOR]: 'supervisor' };

function watching(known: Partial<Reads> = {}) {
  const asked: { departments: readonly string[]; range: TimeRange }[] = [];
  const talk = conversation({
    caller: async (phone) => caller({ role: ROLES[phone] ?? null }),
    offices: async () => [
      { id: 'ZJJ', name: '住建局', ladder: [DEPUTY] },
      { id: 'SJJ', name: '市监局', ladder: [] },
    ],
    officeAccounts: async () => [
      { department: 'ZJJ', running: 4, late: 0 },
      { department: 'SJJ', running: 2, late: 2 },
    ],
    async officeFlow(departments, range) {
      asked.push({ departments, range });
      return [
        { department: 'ZJJ', isPart: false, received: 3, done: 2 },
        { department: 'SJJ', isPart: false, received: 1, done: 0 },
        { department: 'SJJ', isPart: true, received: 1, done: 1 },
      ].filter(({ department }) => departments.includes(department));
    },
    ...known,
  });
  return { ...talk, asked };
}

test.each(['哪个局超期最多', 'which office is late most'])(
  '%s: department by department, the latest first',
  async (words) => {
    expect(await watching().see(SUPERVISOR, words)).toMatchObject({
      view: 'office.compared',
      data: {
        rows: [
          { department: '市监局', running: 2, late: 2 },
          { department: '住建局', running: 4, late: 0 },
        ],
        late: 2,
      },
    });
  },
);

test('on a page each department compared, or counted, has a line', () => {
  const rows = [
    { department: '市监局', running: 2, late: 2 },
    { department: '住建局', running: 4, late: 0 },
  ];
  expect(page({ view: 'office.compared', data: { rows, more: 3, late: 2 } })).toEqual(
    ['', '市监局2', '住建局4', '3'].map((part): string => expect.stringContaining(part)),
  );
  const counted = rows.map(({ department }) => ({ department, received: 2, done: 1 }));
  const data = { span: 'today', department: null, received: 7, done: 5, rows: counted, more: 3 } as const;
  expect(page({ view: 'office.counted', data })).toEqual(
    ['7', '市监局', '住建局', '3'].map((part): string => expect.stringContaining(part)),
  );
});

test.each<[string, number, number]>([
  ['今天收了多少件', TODAY, TODAY + DAY],
  ['今天办了多少', TODAY, TODAY + DAY],
  ['各局今天办了多少', TODAY, TODAY + DAY],
  ['今天收到几件 办结几件', TODAY, TODAY + DAY],
  ['昨天办结了多少件', TODAY - DAY, TODAY],
  ['昨天呢', TODAY - DAY, TODAY],
  ['这周收多少', TODAY, TODAY + 7 * DAY],
  ['上周全县收了几件', TODAY - 7 * DAY, TODAY],
  ['上礼拜呢', TODAY - 7 * DAY, TODAY],
  ['昨天一件都没办吗', TODAY - DAY, TODAY],
  ['本月办结率', TODAY - 22 * DAY, TODAY + DAY],
  ['本月受理多少件', TODAY - 22 * DAY, TODAY + DAY],
  ['前天办了多少', TODAY - 2 * DAY, TODAY - DAY],
  ['how many cases came in today', TODAY, TODAY + DAY],
  ['and yesterday', TODAY - DAY, TODAY],
])('%s: what came and what was done, of all departments', async (words, since, until) => {
  const { see, asked } = watching();
  expect(await see(SUPERVISOR, words)).toMatchObject({
    view: 'office.counted',
    data: {
      department: null,
      // A share in the case of another department is no second case.
      received: 4,
      done: 2,
      rows: [
        { department: '住建局', received: 3, done: 2 },
        { department: '市监局', received: 2, done: 1 },
      ],
    },
  });
  expect(asked).toEqual([{ departments: ['ZJJ', 'SJJ'], range: { since, until } }]);
});

test('of one department all that lay there, its shares in the cases of others among them', async () => {
  const { see } = watching();
  expect(await see(SUPERVISOR, '市监局今天收了多少件')).toMatchObject({
    view: 'office.counted',
    data: { department: '市监局', received: 2, done: 1, rows: [] },
  });
  expect(await see(DEPUTY, '这周办了多少')).toMatchObject({
    view: 'office.counted',
    data: { department: '住建局', received: 3, done: 2, rows: [] },
  });
});

test.each(['在办的有几件', '今天到期没办的有几件', '现在手上几件', '今天超期的有几件'])(
  'what is at work is asked by %s, and no count of a day',
  async (words) => {
    const { see, asked } = watching();
    expect((await see(DEPUTY, words))?.view).toBe('office.list');
    expect(asked).toEqual([]);
  },
);

test('of other days it says of which it is counted', async () => {
  for (const words of [
    '10月收了多少件',
    '星期一到今天各局办件情况',
    '周一到现在收了多少',
    '今年一共办了多少',
  ])
    expect((await watching().see(SUPERVISOR, words))?.view).toBe('office.howCount');
});

test('nobody else is told', async () => {
  const { see, asked } = watching();
  expect((await see(APPLICANT, '今天收了多少件'))?.view).not.toMatch(/^office/);
  expect(asked).toEqual([]);
  expect(NOW).toBeGreaterThan(TODAY);
});
