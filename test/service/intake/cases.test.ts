/** Cases by file: what is new of them is reported as events, once, and told only where somebody chose it. */
import type { Store } from '../../../src/ports';
import { shell } from '../../worlds/emptyService';

const HEADER = '办件编号,事项名称,申请人,联系电话,办件状态,受理日期,办理日期,承诺办结日期';
const AREAS = [
  { id: '410522', parent: null, level: 'county' as const, name: '安阳县' },
  { id: '410522101', parent: '410522', level: 'township' as const, name: '城关镇' },
];
const DEPARTMENTS = [
  { id: 'ZJJ', area: '410522', name: '住建局', ladder: ['+8613900000001'] },
  { id: 'ZZB', area: '410522101', name: '城关镇政府', ladder: [] },
];
const MATTERS = [
  { id: 'SGXK', department: 'ZJJ', name: '施工许可', promisedDays: 10 },
  { id: 'ZJD', department: 'ZZB', name: '宅基地审批', promisedDays: 5 },
];
const ZHANG = 'QZ-1,施工许可,张三丰,13800000002,受理,2026-11-20,,2026-12-04';
const LI = 'QZ-2,施工许可,李四,13800000003,已办结,2026-11-02,2026-11-20,';

async function office({ replace = (_: Store): Partial<Store> => ({}) } = {}) {
  const world = await shell({ replace });
  const { service, store, all } = world;
  await store.load({ areas: AREAS, departments: DEPARTMENTS, matters: MATTERS });
  const { intake } = service;
  const hand = async (lines: string[], of: { tells?: boolean; area?: string; department?: string } = {}) => {
    const bytes = Buffer.from([HEADER, ...lines].join('\n'));
    const file = { kind: 'cases' as const, area: '410522', period: String(++made), name: '办件.csv', ...of };
    const { upload } = await intake.hand(file, bytes, 'clerk');
    await intake.advance();
    return upload.id;
  };
  const publish = async (id: string) => {
    await intake.approve(id, 'entered', 'clerk');
    await intake.approve(id, 'checked', 'second');
    await intake.approve(id, 'published', 'third');
    await intake.advance();
  };
  const found = async (id: string) =>
    (await store.uploads.faults(id, null, { after: null, limit: 99 })).map(({ row, column, kind, detail }) =>
      `${row} ${HEADER.split(',')[column] ?? ''} ${kind} ${detail ?? ''}`.trim(),
    );
  const told = () => all('owed').map(({ message }) => message.to);
  const stands = async (...numbers: string[]) =>
    [...(await store.cases.rows(numbers)).values()].map(({ number, state }) => `${number} ${state}`).sort();
  return { ...world, intake, hand, publish, found, told, stands };
}
let made = 0;

test('a first load is kept, and nobody is told of it', async () => {
  const { intake, hand, publish, stands, told, store } = await office();
  const id = await hand([ZHANG, LI]);
  expect(await intake.report(id)).toMatchObject({
    upload: { state: 'clean' },
    numbers: { new: 2, changed: 0, same: 0, refused: 0, gone: 0 },
  });
  await publish(id);
  expect(await stands('QZ-1', 'QZ-2')).toEqual(['QZ-1 accepted', 'QZ-2 closed']);
  expect((await store.cases.events('QZ-2')).map(({ type }) => type)).toEqual(['accepted', 'closed']);
  expect(told()).toEqual([]);
});

test('the next one reports what is new alone, and its applicants hear of it', async () => {
  const { intake, hand, publish, stands, told, store } = await office();
  await publish(await hand([ZHANG, LI]));
  const same = await hand([ZHANG, LI]);
  expect((await intake.report(same))?.numbers).toMatchObject({ new: 0, changed: 0, same: 2 });
  const next = ZHANG.replace('受理,2026-11-20,,', '待领证,2026-11-20,2026-11-23,');
  const id = await hand([next, LI], { tells: true });
  expect((await intake.report(id))?.numbers).toMatchObject({ new: 0, changed: 1, same: 1 });
  await publish(id);
  expect(await stands('QZ-1')).toEqual(['QZ-1 certified']);
  expect((await store.cases.events('QZ-1')).map(({ type }) => type)).toEqual([
    'accepted',
    'approved',
    'certified',
  ]);
  // Of the way there only its end: 准予 was inferred.
  expect(told()).toEqual(['+8613800000002']);
});

test('a process that dies after the cases stand is followed by one that reports nothing twice', async () => {
  let dies = true;
  const { intake, hand, publish, stands, store, told, clock } = await office({
    replace: (inner) => ({
      commit: async (changes) => {
        const upload = changes.find((change) => change.kind === 'upload');
        if (dies && upload?.upload.state === 'publishing' && upload.upload.rowsDone > 0)
          throw new Error('killed');
        return inner.commit(changes);
      },
    }),
  });
  const id = await hand([ZHANG], { tells: true });
  await publish(id);
  expect(await stands('QZ-1')).toEqual(['QZ-1 accepted']);
  expect(await store.uploads.upload(id)).toMatchObject({ state: 'publishing', rowsDone: 0 });
  dies = false;
  clock.advance(60_000);
  await intake.advance();
  expect(await store.uploads.upload(id)).toMatchObject({ state: 'published' });
  expect((await intake.report(id))?.numbers).toMatchObject({ new: 1, refused: 0 });
  expect((await store.cases.events('QZ-1')).length).toBe(1);
  expect(told()).toEqual(['+8613800000002']);
});

test('what is wrong is found in its cell', async () => {
  const { hand, publish, found } = await office();
  await publish(await hand([ZHANG, LI]));
  const id = await hand([
    'QZ-3,施工许可证,张三丰,1380000000,受理,2026-11-20,,',
    'QZ-4,施工许可,张三丰,,快了,2026-11-20,,',
    'QZ-5,施工许可,张三丰,,受理,2026-12-20,,',
    'QZ-6,施工许可,张三丰,,办理中,,,',
    'QZ-7,施工许可,张三丰,,准予,2026-11-20,2026-11-19,',
    'QZ-2,施工许可,李四,13800000003,受理,2026-11-02,,',
    'QZ-1,施工许可,张无忌,13800000002,准予,2026-11-20,2026-11-18,',
    'QZ-8,施工许可,张三丰,,受理,2026-11-20,,2026-12-03',
    'QZ-8,施工许可,张三丰,,受理,2026-11-20,,',
  ]);
  expect(await found(id)).toEqual([
    '2 事项名称 matterUnknown',
    '2 联系电话 phoneWrong',
    expect.stringMatching(/^3 办件状态 notAChoice .*受理、/),
    '4 受理日期 dayAhead',
    '5 受理日期 acceptedOnMissing',
    '6 办理日期 dayOrder 2026-11-20',
    '7 办件状态 stateBack closed',
    '8 申请人 caseStands 张三丰',
    '8 办理日期 dayOrder 2026-11-20',
    '9 承诺办结日期 dueDiffers 2026-12-04',
    '10 办件编号 caseTwice 9',
  ]);
});

test('a file of a township, or of a department, has no part in the cases of others', async () => {
  const { hand, publish, found } = await office();
  await publish(await hand([ZHANG]));
  const rows = [ZHANG.replace('张三丰', '李四'), 'QZ-9,宅基地审批,王五,,受理,2026-11-20,,', LI];
  const says = ['2 办件编号 caseElsewhere', '4 事项名称 departmentElsewhere'];
  expect(await found(await hand(rows, { area: '410522101' }))).toEqual(says);
  expect(await found(await hand(rows, { department: 'ZZB' }))).toEqual(says);
});

test('whose identity number it is, a county hears by name, and a department does not', async () => {
  const wang = new Map([['11010519491231002X', { person: 'P1', name: '王富贵', household: 'H1' }]]);
  const { intake, store } = await office({
    replace: ({ held }) => ({ held: { ...held, people: async () => wang } }),
  });
  const details = async (period: string, department: string | null) => {
    const bytes = Buffer.from(`${HEADER},身份证号\n${ZHANG},11010519491231002X`);
    const file = { kind: 'cases' as const, area: '410522', period, name: '办件.csv', department };
    const { upload } = await intake.hand(file, bytes, 'clerk');
    await intake.advance();
    const found = await store.uploads.faults(upload.id, null, { after: null, limit: 9 });
    return found.map(({ kind, detail }) => [kind, detail]);
  };
  expect(await details('1', null)).toEqual([['nameDiffers', '王富贵']]);
  expect(await details('2', 'ZJJ')).toEqual([['nameDiffers', null]]);
});
