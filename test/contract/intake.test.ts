/** A township's files from their octets to what a farmer is answered: households, payments, the bank's word. */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { progressOf } from '../../src/core/intake/confirming';
import type { Settlement, Upload } from '../../src/core/model/desk/upload';
import type { Confirming } from '../../src/core/model/limits';
import { loadLimits } from '../../src/files/limits';
import { ROOT } from '../../src/files/root';
import type { RowFilter, Store } from '../../src/ports';
import { createIntake } from '../../src/service/intake';
import { compareRows } from '../../src/service/intake/comparing';
import type { Said } from '../../src/service/intake/confirming';
import { PaymentIntake } from '../../src/service/office/paymentIntake';
import { openWorkbook } from '../../src/sheets/openWorkbook';
import { NOW } from '../support/builders/changes';
import { file } from '../support/builders/uploads';
import { plainRows, type SheetOf, xlsxOf } from '../support/builders/xlsx';
import { describeEachStore, type OpenStore } from '../support/engines';
import { RULES } from '../support/rules';
import { FakeClock } from '../support/smsc/clock';
import { log } from '../worlds/emptyService';

const AREAS = [
  { id: '410522', parent: null, level: 'county' as const, name: '安阳县' },
  { id: '410522101', parent: '410522', level: 'township' as const, name: '城关镇' },
  { id: '410522101001', parent: '410522101', level: 'village' as const, name: '光明村', aliases: ['李家营'] },
  { id: '410522101002', parent: '410522101', level: 'village' as const, name: '红旗村' },
];
const TOWN = '410522101';
const HEADER = '村,组,户主姓名,身份证号,家庭人口,联系电话,一折通账号,开户行';
const WANG = '光明村,3组,王德福,11010519491231002X,4,13800000001,620001234567890,信用社';
const LI = '李家营,二组,李秀英,110105197209250129,3,13800000003,620001234567891,信用社';
const ZHAO = '红旗村,1,赵大海,110105198001010016,5,,620001234567892,信用社';

let made = 0;
const chance = { id: () => `U${String(++made).padStart(8, '0')}`, secret: () => 's', fraction: () => 0.5 };

/** An office of three people. */
async function office(open: OpenStore, from?: Store, confirming: Confirming = 'none') {
  const store = from ?? (await open());
  if (!from) await store.load({ areas: AREAS, programmes: [{ id: 'LSZB', name: '粮食直补', unit: '亩' }] });
  const clock = new FakeClock(NOW);
  const payments = new PaymentIntake({ store, clock, chance, limits: { future: 86_400_000 } });
  const published: string[] = [];
  const told: [to: string, view: string, data: object][] = [];
  const announce = {
    report: payments.report.bind(payments),
    publish: async (id: string) => {
      published.push(id);
      return 'done' as const;
    },
  };
  const cases = { notify: async () => [], context: async () => Promise.reject(new Error('no cases here')) };
  const intake = createIntake({
    columns: RULES.columns,
    ...{
      store,
      announce,
      ...cases,
      clock,
      chance,
      log,
      utcOffset: 480,
      limits: { ...loadLimits(ROOT), confirming },
    },
    tell: ({ to, view }) => {
      told.push([to, view.view, view.data]);
      return { changes: [] };
    },
  });
  const hand = async (kind: Upload['kind'], lines: string[], period = '2026年粮食直补') => {
    const bytes = Buffer.from(lines.join('\r\n'));
    const received = await intake.hand({ kind, area: TOWN, period, name: '表.csv' }, bytes, 'clerk');
    await intake.advance();
    return received.upload.id;
  };
  const three = async (id: string) => [
    await intake.approve(id, 'entered', 'clerk'),
    await intake.approve(id, 'checked', 'finance'),
    await intake.approve(id, 'published', 'publisher'),
  ];
  return { store, intake, hand, three, published, told, clock };
}

const state = async (store: Store, id: string) => (await store.uploads.upload(id))?.state;

async function uploadOf(store: Store, id: string): Promise<Upload> {
  const upload = await store.uploads.upload(id);
  if (!upload) throw new Error('there is no such upload');
  return upload;
}

describeEachStore('intake', (open) => {
  test('households are checked, looked at by three people, and answered', async () => {
    const { store, intake, hand, three } = await office(open);
    const id = await hand('households', ['城关镇农户信息表', '', HEADER, WANG, LI, ZHAO, '合计,,,,12']);
    expect(await intake.report(id)).toMatchObject({
      upload: { state: 'clean', format: 'csv', headerRow: 3, rows: 3 },
      numbers: { new: 3, changed: 0, same: 0, refused: 0, gone: 0 },
      villages: [
        { name: '光明村', rows: 2 },
        { name: '红旗村', rows: 1 },
      ],
    });
    expect(await intake.approve(id, 'checked', 'finance')).toBe('state');
    expect(await three(id)).toEqual(['done', 'done', 'done']);
    await intake.advance();
    expect(await state(store, id)).toBe('published');
    const caller = await store.reads.caller('+8613800000001');
    expect(caller.household).toMatchObject({ head: '王德福', village: '光明村' });
    const again = await hand('households', [HEADER, WANG, LI.replace(',3,', ',4,')], '2027');
    expect((await intake.report(again))?.numbers).toEqual({
      new: 0,
      changed: 1,
      same: 1,
      refused: 0,
      gone: 1,
    });
  });

  test('phones of a family are given with publishing, told, and read payments alone; the same file again changes nothing', async () => {
    const { store, intake, hand, three, told } = await office(open);
    const header = `${HEADER},家属手机`;
    const lines = [header, `${WANG},13700003333、13700004444`, `${LI},13800000003`, `${ZHAO},13700003333`];
    const id = await hand('households', lines);
    const faults = await store.uploads.faults(id, null, { after: null, limit: 50 });
    expect(faults.map(({ row, kind }) => [row, kind])).toEqual([[3, 'familyOwn']]);
    expect(await intake.rows.mend(id, 3, 'family', '', 'clerk')).toBe('done');
    await three(id);
    await intake.advance();
    expect(await state(store, id)).toBe('published');
    const child = await store.reads.caller('+8613700003333');
    expect(child.household).toBeNull();
    expect(child.family?.map(({ head }) => head).sort()).toEqual(['王德福', '赵大海']);
    expect(told.map(([to, view]) => `${to} ${view}`).sort()).toEqual([
      '+8613700003333 notice.familyYours',
      '+8613700003333 notice.familyYours',
      '+8613700004444 notice.familyYours',
      '+8613800000001 notice.familyAdded',
      '+8613800000001 notice.familyAdded',
    ]);
    const audits = await store.audit.entries(
      { action: 'family.add', areas: null },
      { after: null, limit: 10, newestFirst: false },
    );
    expect(audits.rows.map(({ actor, reason }) => [actor, reason])).toEqual(
      Array.from({ length: 3 }, () => ['publisher', '表.csv']),
    );

    const again = await hand(
      'households',
      lines.filter((line) => !line.startsWith(LI)),
      '2027',
    );
    expect((await intake.report(again))?.numbers).toMatchObject({ new: 0, changed: 0, same: 2, refused: 0 });
    const more = await hand('households', [header, `${WANG},13700005555`], '2028');
    const [row] = await store.uploads.rows(more, 0, 1);
    const compared =
      row && (await compareRows({ ...(await uploadOf(store, more)) }, [row], store)).get(row.row);
    expect(compared?.differences.filter(({ differs }) => differs)).toEqual([
      {
        field: 'family',
        was: '+8613700003333、+8613700004444',
        becomes: '+8613700003333、+8613700004444、+8613700005555',
        differs: true,
      },
    ]);
  });

  test('rows are found by place, state, change, name and last digits, page by page', async () => {
    const { store, intake, hand } = await office(open);
    const id = await hand('households', [HEADER, WANG, LI, ZHAO]);
    await intake.rows.leave(id, 3, '账号再问', 'clerk');
    const found = async (filter: RowFilter, page: object = {}) => {
      const list = await store.uploads.rowList(id, filter, {
        ...{ order: 'row', after: null, limit: 10, ...page },
      });
      expect(await store.uploads.rowCount(id, filter, 'row')).toBeGreaterThanOrEqual(list.rows.length);
      return list.rows.map(({ row }) => row);
    };
    expect(await found({})).toEqual([2, 3, 4]);
    expect(await found({ village: '410522101001' })).toEqual([2, 3]);
    expect(await found({ village: '410522101001', group: 2 })).toEqual([3]);
    expect(await found({ states: ['left'] })).toEqual([3]);
    expect(await found({ change: 'new', states: ['clean', 'mended'] })).toEqual([2, 4]);
    expect(await found({ search: '秀英' })).toEqual([3]);
    expect(await found({ search: '7892' })).toEqual([4]);
    expect(await found({ search: '31002x' })).toEqual([2]);
    expect(await found({ search: '110105198001010016' })).toEqual([4]);
    expect(await found({ search: '龘' })).toEqual([]);
    // Nothing was paid before: no row is far from what it was, and none is counted.
    expect(await found({}, { order: 'swing' })).toEqual([]);
    expect(await store.uploads.rowCount(id, {}, 'swing')).toBe(0);
    const places = (await store.uploads.villages(id)).map(({ village }) => village);
    expect(places).toEqual([...places].sort());
    const page = { order: 'row' as const, limit: 2 };
    const first = await store.uploads.rowList(id, {}, { ...page, after: null });
    const second = await store.uploads.rowList(id, {}, { ...page, after: first.next });
    expect([first, second].map(({ rows }) => rows.map(({ row }) => row))).toEqual([[2, 3], [4]]);
    expect(second.next).toBeNull();
  });

  test('of several sheets the one that has the columns is read; of two such none', async () => {
    const { store, intake } = await office(open);
    const note = plainRows([['填表说明'], ['户主姓名', '按户口簿填写']]);
    const list = plainRows([HEADER.split(','), WANG.split(',')]);
    const handed = async (sheets: SheetOf[], period: string) => {
      const file = { kind: 'households' as const, area: TOWN, period, name: '花名册.xlsx' };
      const { upload } = await intake.hand(file, await xlsxOf({ sheets }), 'clerk');
      await intake.advance();
      return store.uploads.upload(upload.id);
    };
    const one = await handed([{ rows: note }, { name: '花名册', rows: list }], '一');
    expect(one).toMatchObject({ state: 'clean', sheet: '花名册', rows: 1 });
    const two = await handed([{ rows: list }, { name: '西村', rows: list }], '二');
    expect(two).toMatchObject({ state: 'refused', trouble: 'severalSheets', rows: 0 });
    const old = await handed(
      [
        { rows: list, state: 'hidden' },
        { name: '新', rows: list },
      ],
      '三',
    );
    expect(old).toMatchObject({ state: 'clean', sheet: '新' });
  });

  test('what was mended at the desk stands in the marked file, and is not lost when that is handed in', async () => {
    const { store, intake, hand } = await office(open);
    const far = LI.replace('李家营', '柳树屯').replace('250129', '250128');
    const id = await hand('households', [HEADER, WANG, far, ZHAO.replace(',5,', ',0,')]);
    expect(await intake.rows.mend(id, 3, 'village', '光明村', 'clerk')).toBe('done');
    expect(await intake.rows.mend(id, 2, 'phone', '', 'clerk')).toBe('done');
    const words = { row: '', column: '', value: '', reason: '', todo: '', cell: '' };
    const marked = await intake.marked(id, { say: () => ({ reason: '', todo: '' }), words });
    const bytes = await buffer(marked ?? Readable.from([]));
    const about = { kind: 'households' as const, area: TOWN, period: '改好', name: '需改正.xlsx' };
    const again = (await intake.hand(about, bytes, 'clerk')).upload.id;
    await intake.advance();
    const raw = (await store.uploads.rows(again, 0, 9)).map((one) => one.raw);
    expect(raw).toEqual((await store.uploads.rows(id, 0, 9)).map((one) => one.raw));
    expect([raw[0]?.phone, raw[1]?.village]).toEqual([undefined, '光明村']);
    const kinds = async (upload: string) =>
      (await intake.report(upload))?.faults.map(({ kind }) => kind).sort();
    expect(await kinds(again)).toEqual(['identityCheck', 'membersWrong']);
  });

  test('a row that goes back has what was mended in it, and nothing where nobody mended: what is merged stays one', async () => {
    const { store, intake } = await office(open);
    const [far, zhao] = [LI.replace('250129', '250128'), ZHAO.replace('红旗村', '').replace(',5,', ',0,')];
    const rows = plainRows([HEADER, WANG, far.replace('李家营', ''), zhao].map((line) => line.split(',')));
    const about = { kind: 'households' as const, area: TOWN, period: '2026', name: '花名册.xlsx' };
    const sent = await xlsxOf({
      sheets: [{ rows, behind: '<mergeCells count="1"><mergeCell ref="A2:A4"/></mergeCells>' }],
    });
    const { id } = (await intake.hand(about, sent, 'clerk')).upload;
    await intake.advance();
    expect(await intake.rows.mend(id, 3, 'phone', '13800000009', 'clerk')).toBe('done');
    expect(await intake.rows.leaveFaulty(id, '再问问', 'clerk')).toBe('done');
    expect((await store.uploads.rows(id, 0, 9)).map(({ state }) => state)).toEqual(['clean', 'left', 'left']);
    const words = { row: '', column: '', value: '', reason: '', todo: '', cell: '' };
    const marked = await intake.marked(id, { say: () => ({ reason: '', todo: '' }), words });
    const cells: (string | undefined)[][] = [];
    const workbook = await openWorkbook(await buffer(marked ?? Readable.from([])));
    for await (const row of workbook.rows(0)) cells.push([row.cells[0]?.text, row.cells[5]?.text]);
    expect(cells.slice(1)).toEqual([
      ['光明村', '13800000001'],
      [undefined, '13800000009'],
      [undefined, undefined],
    ]);
  });

  describe('what a sheet hides', () => {
    const shown = (marked: string[], ...lines: string[]) =>
      lines.reduce(
        (rows, line, i) =>
          marked.includes(line) ? rows.replace(`<row r="${i + 1}"`, `<row r="${i + 1}" hidden="1"`) : rows,
        plainRows(lines.map((line) => line.split(','))),
      );
    const handIn = async ({ intake }: Awaited<ReturnType<typeof office>>, of: SheetOf) => {
      const about = { kind: 'households' as const, area: TOWN, period: '2026', name: '花名册.xlsx' };
      const { id } = (await intake.hand(about, await xlsxOf({ sheets: [of] }), 'clerk')).upload;
      await intake.advance();
      return id;
    };

    test('a hidden row neither goes in nor falls out before somebody says so; of the sheet nothing is uncounted', async () => {
      const own = await office(open);
      const rows = shown([LI, ZHAO], HEADER, WANG, LI, ZHAO, '合计,,,,12', '制表人：王芳');
      const id = await handIn(own, { rows, before: '<cols><col min="6" max="6" hidden="1"/></cols>' });
      const { intake, store } = own;
      expect(await intake.report(id)).toMatchObject({
        upload: {
          ...{ state: 'faulty', rows: 3, faults: 2, faultyRows: 2 },
          notes: {
            leftOut: { count: 2, spans: [[5, 6]] },
            hidden: { count: 2, spans: [[3, 4]] },
            hiddenFields: ['phone'],
          },
        },
        numbers: { new: 1, refused: 2 },
        faults: [{ kind: 'hiddenRow', open: 2, accepted: 0 }],
      });
      expect(await intake.approve(id, 'entered', 'clerk')).toBe('state');
      // What somebody mends in it does not show it.
      expect(await intake.rows.mend(id, 3, 'phone', '13800000009', 'clerk')).toBe('done');
      expect(await intake.report(id)).toMatchObject({ faults: [{ kind: 'hiddenRow', open: 2 }] });
      const taken = { how: 'accept', reason: '筛选忘了取消', by: 'clerk' } as const;
      expect(await intake.rows.decideKind(id, 'identityCheck', taken)).toBe('unknown');
      expect(await intake.rows.decideKind(id, 'hiddenRow', taken)).toBe('done');
      expect(await intake.report(id)).toMatchObject({
        upload: { state: 'clean', faults: 0, faultyRows: 0 },
        numbers: { new: 3, refused: 0 },
        faults: [{ kind: 'hiddenRow', open: 0, accepted: 2 }],
      });
      const [fault] = await store.uploads.faults(id, 'hiddenRow', { after: null, limit: 9 });
      expect(fault).toMatchObject({ row: 3, column: -1, by: 'clerk', reason: '筛选忘了取消' });
    });

    test('they are left out together, and what else is wrong waits', async () => {
      const own = await office(open);
      const wrong = ZHAO.replace('赵大海', '赵1');
      const far = LI.replace('250129', '250128');
      const id = await handIn(own, { rows: shown([WANG, far], HEADER, WANG, far, wrong) });
      const left = { how: 'leave', reason: '筛掉的', by: 'clerk' } as const;
      expect(await own.intake.rows.decideKind(id, 'hiddenRow', left)).toBe('done');
      expect(await own.intake.report(id)).toMatchObject({
        upload: { state: 'faulty', faults: 1, faultyRows: 1 },
        numbers: { new: 0, refused: 3 },
      });
      const rows = await own.store.uploads.rows(id, 0, 9);
      expect(rows.map(({ state: how }) => how)).toEqual(['left', 'left', 'faulty']);
    });
  });

  test('nobody takes two of the three steps', async () => {
    const { intake, hand } = await office(open);
    const id = await hand('households', [HEADER, WANG]);
    expect(await intake.approve(id, 'entered', 'clerk')).toBe('done');
    expect(await intake.approve(id, 'checked', 'clerk')).toBe('samePerson');
    expect(await intake.approve(id, 'checked', 'finance')).toBe('done');
    expect(await intake.approve(id, 'published', 'finance')).toBe('samePerson');
  });

  test('what was entered is sent back with a reason, and its three steps begin anew; what villages said stays', async () => {
    const { store, intake, hand, three } = await office(open, undefined, 'households');
    const id = await hand('households', [HEADER, WANG, LI]);
    expect(await intake.sendBack(id, '还没有提交', 'finance')).toBe('state');
    await intake.villages.begin(id, 'clerk');
    expect(await intake.villages.sign(id, AREAS[2]?.id ?? '', 0, 'checker')).toBe('done');
    expect(await intake.approve(id, 'entered', 'clerk')).toBe('done');
    expect(await intake.approve(id, 'checked', 'finance')).toBe('done');
    expect(await intake.rows.mend(id, 3, 'members', '4', 'clerk')).toBe('state');
    expect(await intake.sendBack(id, '第 3 行人口不对', 'publisher')).toBe('done');
    expect(await uploadOf(store, id)).toMatchObject({ state: 'confirming', rowsDigest: null });
    expect(await store.uploads.approvals(id)).toEqual([]);
    const about = { subject: id, action: 'upload.sendBack', areas: null } as const;
    const { rows } = await store.audit.entries(about, { after: null, limit: 9 });
    expect(rows).toMatchObject([{ actor: 'publisher', reason: '第 3 行人口不对' }]);

    expect(await intake.rows.mend(id, 3, 'members', '4', 'clerk')).toBe('done');
    expect((await store.uploads.rowsOf(id, [2, 3])).map(({ answer }) => answer)).toEqual(['signed', null]);
    expect(await intake.approve(id, 'entered', 'clerk')).toBe('unconfirmed');
    expect(await intake.villages.sign(id, AREAS[2]?.id ?? '', 0, 'checker')).toBe('done');
    expect(await three(id)).toEqual(['done', 'done', 'done']);
    expect(await intake.sendBack(id, '晚了', 'finance')).toBe('state');
  });

  test('a fault is mended in place, taken as it is, or its row goes back', async () => {
    const { store, intake, hand, three } = await office(open);
    const wrong = WANG.replace('002X', '0021');
    const twice = LI.replace('620001234567891', '620001234567890');
    const id = await hand('households', [HEADER, wrong, twice, ZHAO.replace('赵大海', '赵1')]);
    const faults = await store.uploads.faults(id, null, { after: null, limit: 50 });
    expect(faults.map(({ row, column, kind }) => [row, column, kind])).toEqual([
      [2, 3, 'identityCheck'],
      [3, 6, 'accountTwice'],
      [4, 2, 'nameWrong'],
    ]);
    expect(await intake.approve(id, 'entered', 'clerk')).toBe('state');
    const mend = (text: string) => intake.rows.mend(id, 2, 'identity', text, 'clerk');
    expect(await mend('110105194912310022')).toEqual({ fault: 'identityCheck', detail: null });
    expect(await mend('11010519491231002x')).toBe('done');
    const account = { column: 6, kind: 'accountTwice' };
    expect(await intake.rows.accept(id, 3, account, '一户两本', 'clerk')).toBe('done');
    expect(await intake.rows.accept(id, 3, account, '一户两本', 'clerk')).toBe('unknown');
    expect(await intake.rows.leaveFaulty(id, '名字不对', 'clerk')).toBe('done');
    expect(await intake.report(id)).toMatchObject({
      upload: { state: 'clean', faultyRows: 0, faults: 0 },
      numbers: { new: 2, refused: 1 },
    });
    await three(id);
    await intake.advance();
    const held = await store.held.accounts(['620001234567890', '620001234567892']);
    expect([...held.keys()]).toEqual(['620001234567890']);
  });

  test('the same file is known again; another one waits, or takes the place of the draft with a reason', async () => {
    const { intake } = await office(open);
    const file = { kind: 'households' as const, area: TOWN, period: '2026', name: '表.csv' };
    const [one, other] = [Buffer.from(`${HEADER}\n${WANG}`), Buffer.from(`${HEADER}\n${LI}`)];
    const { upload } = await intake.hand(file, one, 'clerk');
    expect(await intake.hand(file, one, 'second')).toMatchObject({ as: 'same', upload: { id: upload.id } });
    expect(await intake.hand(file, other, 'second')).toMatchObject({ as: 'draft', upload: { by: 'clerk' } });
    const replaces = { upload: upload.id, reason: '少了一户' };
    const next = await intake.hand({ ...file, replaces }, other, 'second');
    expect(next).toMatchObject({ as: 'new', upload: { by: 'second' } });
    expect(await intake.report(upload.id)).toMatchObject({ upload: { state: 'thrownAway' } });
  });

  test('files of a department are listed for it alone, the newest first, page by page', async () => {
    const store = await open();
    const departments = { u1: 'ZJJ', u2: null, u3: 'ZZB', u4: 'ZJJ', u5: 'ZJJ' };
    const kept = Object.entries(departments).map(([id, department]) => file(id, { department }));
    await store.commit(kept.map((upload) => ({ kind: 'upload', upload })));
    const listed = (after: readonly [string] | null) =>
      store.uploads.ofDepartment('ZJJ', { after, limit: 2 });
    expect((await listed(null)).map(({ id }) => id)).toEqual(['u5', 'u4']);
    expect((await listed(['u4'])).map(({ id }) => id)).toEqual(['u1']);
  });

  test('columns that have no name of ours are matched by hand, and remembered', async () => {
    const { store, intake, hand } = await office(open);
    const lines = [HEADER.replace('一折通账号', '钱打到哪'), WANG];
    const id = await hand('households', lines);
    expect(await intake.report(id)).toMatchObject({ upload: { state: 'columns', trouble: 'account' } });
    const columns = { 0: 'village', 1: 'group', 2: 'head', 3: 'identity', 4: 'members', 6: 'account' };
    const header = (await intake.header(id))?.print ?? '';
    expect(await intake.match(id, columns, header, 'clerk')).toBe('done');
    await intake.advance();
    expect(await state(store, id)).toBe('clean');
    expect(await state(store, await hand('households', [...lines, LI], '2027'))).toBe('clean');
  });

  test('what is no such file is refused with its kind', async () => {
    const { store, hand } = await office(open);
    expect(await store.uploads.upload(await hand('households', [HEADER]))).toMatchObject({
      state: 'refused',
      trouble: 'empty',
    });
    const picture = await hand('households', ['\u0089PNG'], '图');
    expect(await state(store, picture)).toMatch(/refused|columns/);
  });

  test('payments are reported and announced; the word of the bank turns them into paid and failed', async () => {
    const { store, intake, hand, three, published } = await office(open);
    const roll = await hand('households', [HEADER, WANG, LI]);
    await three(roll);
    await intake.advance();
    const header = '户主姓名,身份证号,面积,补贴标准,补贴金额,银行账号';
    const id = await hand('payments', [
      header,
      '王德福,11010519491231002X,2.5,126.6,316.5元,620001234567890',
      '李秀英,110105197209250129,１,"1,000",1000,620001234567891',
    ]);
    expect(await intake.report(id)).toMatchObject({ upload: { state: 'clean' }, amount: 131_650 });
    await three(id);
    await intake.advance();
    expect(published).toEqual([id]);
    const result = await hand('bankResults', [
      '户名,账号,金额,处理结果,失败原因',
      '王德福,620001234567890,316.50,失败,账号不对',
      '李秀英,620001234567891,1000,成功,',
    ]);
    expect(await state(store, result)).toBe('clean');
    await three(result);
    await intake.advance();
    const household = (await store.reads.caller('+8613800000001')).household?.id ?? '';
    expect(await store.reads.payments(household)).toMatchObject([
      { programme: '粮食直补', year: 2026, amount: 31_650, state: 'failed', reason: '账号不对' },
    ]);
    const again = await hand(
      'payments',
      [header, '王德福,11010519491231002X,2.5,126.6,316.5,'],
      '2026粮食直补补发',
    );
    const [fault] = await store.uploads.faults(again, null, { after: null, limit: 5 });
    expect(fault).toMatchObject({ row: 2, kind: 'paymentPublished' });
  });

  test('a list without accounts pays into those of the households, and the word of the bank finds them', async () => {
    const { store, intake, hand, three } = await office(open);
    await three(await hand('households', [HEADER, WANG, LI]));
    await intake.advance();
    const id = await hand('payments', ['户主姓名,身份证号,金额', '王德福,110105197209250129,316.5']);
    expect(await intake.rows.mend(id, 2, 'identity', '11010519491231002X', 'clerk')).toBe('done');
    expect(await intake.report(id)).toMatchObject({ upload: { state: 'clean' } });
    await three(id);
    await intake.advance();
    const household = (await store.reads.caller('+8613800000001')).household?.id ?? '';
    expect(await store.reads.payments(household)).toMatchObject([{ amount: 31_650, accountTail: '7890' }]);
    const result = await hand('bankResults', [
      '户名,账号,金额,处理结果',
      '王德福,620001234567890,316.50,成功',
    ]);
    expect(await state(store, result)).toBe('clean');
  });

  test('households are asked in their villages before a file is entered, and what they say is settled', async () => {
    const { store, intake, hand, three, told } = await office(open, undefined, 'households');
    const liaison = { phone: '+8613900000009', role: 'liaison' as const, village: AREAS[3]?.id ?? null };
    await store.commit([{ kind: 'officePhone', phone: liaison }]);
    const id = await hand('households', [HEADER, WANG, LI, ZHAO]);
    const { villages } = intake;
    const say = async (row: number, answer: Said['answer'], more: Partial<Said> = {}) => {
      const seen = (await villages.look(id, row))?.seen ?? '';
      const nothing = { field: null, becomes: null, note: null, by: 'liaison' };
      return villages.answer({ upload: id, row, answer, seen, ...nothing, ...more });
    };
    const settle = async (row: number, how: Settlement['how'], by = 'clerk') => {
      const seen = (await villages.look(id, row))?.seen ?? '';
      return villages.settle({ upload: id, row, seen }, { how, reason: '入户核对', by });
    };
    const progress = async () =>
      progressOf(await store.uploads.progress(id)).map(({ name, waiting, right, settled, signed }) => [
        name,
        { waiting, right, settled, signed },
      ]);
    expect(await say(2, 'right')).toBe('state');
    expect(await intake.approve(id, 'entered', 'clerk')).toBe('unconfirmed');
    expect(await villages.begin(id, 'clerk')).toBe('done');
    expect(await villages.begin(id, 'clerk')).toBe('state');
    const toLiaison = { village: '红旗村', count: 1, payments: false };
    expect(told.splice(0)).toEqual([[liaison.phone, 'alert.toConfirm', toLiaison]]);

    const old = (await villages.look(id, 2))?.seen ?? '';
    expect(await say(2, 'right')).toBe('done');
    expect(await say(2, 'right', { seen: old })).toBe('done');
    expect(await say(2, 'notHome', { seen: old, by: 'another' })).toBe('changed');
    expect((await store.uploads.confirmations(id, [2])).length).toBe(1);

    const identity = { field: 'identity', becomes: '110105197209250128' };
    expect(await say(3, 'wrong', identity)).toMatchObject({ fault: 'identityCheck' });
    expect(await say(3, 'wrong', { field: 'phone', becomes: '13800000003' })).toMatchObject({
      fault: 'sameAsBefore',
    });
    expect(await say(3, 'wrong', { field: 'identity', becomes: '11010519491231002X' })).toMatchObject({
      fault: 'identityTwice',
      detail: '2',
    });
    expect(await say(3, 'wrong', { field: 'phone', becomes: '13800000009' })).toBe('done');
    expect((await store.uploads.rowsOf(id, [3]))[0]?.read.phone).toBe('+8613800000003');
    expect(await intake.approve(id, 'entered', 'clerk')).toBe('unconfirmed');
    expect(await store.uploads.undecided(id, 9)).toEqual([3]);
    expect(await settle(3, 'accepted')).toBe('done');
    expect(await settle(3, 'accepted')).toBe('state');
    expect((await store.uploads.rowsOf(id, [3]))[0]).toMatchObject({
      state: 'mended',
      answer: 'settled',
      read: { phone: '+8613800000009' },
    });
    expect((await store.uploads.confirmations(id, [3])).at(-1)).toMatchObject({
      ...{ was: '13800000003', becomes: '13800000009', settled: { how: 'accepted', by: 'clerk' } },
    });

    expect(await say(4, 'disputed', { note: '人口不对，说不清' })).toBe('done');
    expect(await settle(4, 'accepted')).toBe('state');
    expect(await settle(4, 'kept')).toBe('done');
    expect(await progress()).toEqual([
      ['光明村', { waiting: 0, right: 1, settled: 1, signed: 0 }],
      ['红旗村', { waiting: 0, right: 0, settled: 1, signed: 0 }],
    ]);

    // Whoever said yes to a row said yes to this row.
    expect(await intake.rows.mend(id, 2, 'members', '6', 'clerk')).toBe('done');
    expect(await intake.approve(id, 'entered', 'clerk')).toBe('unconfirmed');
    const village = AREAS[2]?.id ?? '';
    expect(await villages.sign(id, village, 2, 'checker')).toBe('unknown');
    expect(await villages.sign(id, village, 1, 'checker')).toBe('done');
    expect(await store.uploads.signatures(id)).toMatchObject([{ village, notHome: 1, by: 'checker' }]);
    expect(await three(id)).toEqual(['done', 'done', 'done']);
    await intake.advance();
    expect((await store.reads.caller('+8613800000009')).household).toMatchObject({ head: '李秀英' });
    // 赵大海 gave no phone.
    expect(told).toEqual([[liaison.phone, 'alert.unreached', toLiaison]]);
  });

  test('a correcting file takes the place of payments, and its household hears what was and what holds', async () => {
    const { store, intake, hand, three, clock } = await office(open);
    await three(await hand('households', [HEADER, WANG, LI]));
    await intake.advance();
    const header = '户主姓名,身份证号,金额,一折通账号,状态,撤销原因';
    const wang = '王德福,11010519491231002X,316.5,620001234567890';
    const li = '李秀英,110105197209250129,100,620001234567891';
    const first = await hand('payments', [header, wang, li]);
    await three(first);
    await intake.advance();
    const batch = await store.announcements.batch(first);
    if (batch)
      await store.commit([{ kind: 'batch', batch: { ...batch, state: 'done', version: batch.version + 1 } }]);
    clock.advance(60_000);
    const correct = async (lines: string[], corrects: string) => {
      const file = {
        kind: 'payments' as const,
        area: TOWN,
        period: '2026年粮食直补',
        name: '更正.csv',
        corrects,
      };
      const { upload } = await intake.hand(file, Buffer.from([header, ...lines].join('\r\n')), 'clerk');
      await intake.advance();
      return upload.id;
    };
    const second = await correct([wang.replace('316.5', '361.5'), li], first);
    expect(await intake.report(second)).toMatchObject({
      upload: { state: 'clean', corrects: first },
      numbers: { new: 0, changed: 1, same: 1 },
    });
    const [row] = await store.uploads.rows(second, 0, 1);
    expect(row).toMatchObject({ before: 31_650, amount: 36_150, read: { payment: `${first}-2` } });
    await three(second);
    await intake.advance();
    const household = (await store.reads.caller('+8613800000001')).household?.id ?? '';
    expect(await store.reads.payments(household)).toMatchObject([{ amount: 36_150, state: 'approved' }]);
    const [told] = await store.announcements.next(second, null, 5);
    expect(told?.payments).toMatchObject([{ amount: 36_150, was: { amount: 31_650, accountTail: '7890' } }]);
    expect((await store.announcements.next(second, household, 5)).length).toBe(0);
    // The next one corrects what stands now, whichever of the two it names; the bank finds it by its account.
    const third = await correct([wang.replace('316.5', '300')], second);
    expect(await store.uploads.upload(third)).toMatchObject({ corrects: first });
    expect(await store.uploads.rows(third, 0, 1)).toMatchObject([{ change: 'changed', before: 36_150 }]);
    expect([...(await store.held.sent([first, second], ['620001234567890'])).values()]).toMatchObject([
      [{ id: `${first}-2`, amount: 36_150 }],
    ]);
    // What should not be paid at all is revoked by its sum and with a reason, once; then another may be published.
    await intake.throwAway(third, '不改了', 'clerk');
    const fourth = await correct([`${li},撤销,重复造册`, `${wang},撤销,`], first);
    expect(await store.uploads.faults(fourth, null, { after: null, limit: 5 })).toMatchObject([
      { row: 3, kind: 'revokedSum', detail: '361.50' },
      { row: 3, kind: 'revokedWhy' },
    ]);
    await intake.rows.leaveFaulty(fourth, '不撤', 'clerk');
    await three(fourth);
    await intake.advance();
    const heard = (await store.announcements.next(fourth, null, 5)).flatMap(({ payments }) => payments);
    const was = { amount: 10_000, state: 'approved' };
    expect(heard).toMatchObject([{ amount: 10_000, state: 'revoked', reason: '重复造册', was }]);
    const fifth = await correct([`${li},撤销,又一次`], first);
    expect(await store.uploads.faults(fifth, null, { after: null, limit: 5 })).toMatchObject([
      { row: 2, kind: 'revokesNothing' },
    ]);
    await intake.throwAway(fifth, '撤销过了', 'clerk');
    const again = await intake.hand(
      { kind: 'payments', area: TOWN, period: '2026年粮食直补补发', name: '补发.csv' },
      Buffer.from(`${header}\r\n${li},,`),
      'clerk',
    );
    await intake.advance();
    expect(await intake.report(again.upload.id)).toMatchObject({
      upload: { state: 'clean' },
      numbers: { new: 1 },
    });
  });

  test('what the bank refused is sent again under a mended account, and its second word is heard', async () => {
    const { store, intake, hand, three, clock } = await office(open);
    const publish = async (id: string) => {
      expect(await three(id)).toEqual(['done', 'done', 'done']);
      await intake.advance();
      expect(await state(store, id)).toBe('published');
      const batch = await store.announcements.batch(id);
      const done = batch && { ...batch, state: 'done' as const, version: batch.version + 1 };
      if (done) await store.commit([{ kind: 'batch', batch: done }]);
      clock.advance(60_000);
    };
    const heardOf = async (id: string) =>
      (await store.announcements.next(id, null, 5)).flatMap(({ payments }) => payments);
    await publish(await hand('households', [HEADER, WANG, LI]));
    const header = '户主姓名,身份证号,金额,一折通账号,状态';
    const wang = '王德福,11010519491231002X,316.5,620001234567890,已送银行';
    const first = await hand('payments', [
      header,
      wang,
      '李秀英,110105197209250129,100,620001234567891,已送银行',
    ]);
    await publish(first);
    const results = '户名,账号,金额,处理结果,失败原因';
    const refused = await hand('bankResults', [
      results,
      '王德福,620001234567890,316.50,失败,账号不对',
      '李秀英,620001234567891,100,成功,',
    ]);
    await publish(refused);
    const mended = '620001234567899';
    const households = await hand(
      'households',
      [HEADER, WANG.replace('620001234567890', mended)],
      '账号变更',
    );
    expect(await store.uploads.faults(households, null, { after: null, limit: 5 })).toMatchObject([
      { row: 2, kind: 'accountDiffers' },
    ]);
    expect(
      await intake.rows.accept(households, 2, { column: 6, kind: 'accountDiffers' }, '换了存折', 'clerk'),
    ).toBe('done');
    await publish(households);
    // No column says that it is sent again: that its account is another one does.
    const { upload } = await intake.hand(
      { kind: 'payments', area: TOWN, period: '2026年粮食直补', name: '重发.csv', corrects: first },
      Buffer.from(`户主姓名,身份证号,金额,一折通账号\r\n王德福,11010519491231002X,316.5,${mended}`),
      'clerk',
    );
    await intake.advance();
    expect(await intake.report(upload.id)).toMatchObject({
      upload: { state: 'clean' },
      numbers: { changed: 1 },
    });
    await publish(upload.id);
    const was = { state: 'failed', accountTail: '7890' };
    expect(await heardOf(upload.id)).toMatchObject([{ state: 'approved', accountTail: '7899', was }]);
    const second = await hand('bankResults', [results, `王德福,${mended},316.50,成功,`]);
    expect(await intake.report(second)).toMatchObject({
      upload: { state: 'clean' },
      numbers: { changed: 1 },
    });
    await publish(second);
    expect(await heardOf(second)).toMatchObject([{ state: 'paid', accountTail: '7899' }]);
    const household = (await store.reads.caller('+8613800000001')).household?.id ?? '';
    const [payment] = await store.reads.payments(household);
    expect([payment?.state, payment?.reason ?? null]).toEqual(['paid', null]);
  });

  test('killed after any commit, another process goes on and nothing is there twice', async () => {
    const lines = [HEADER, WANG, LI, ZHAO.replace('赵大海', '赵1')];
    const store = (await office(open)).store;
    for (let commits = 0; commits < 9; commits++) {
      const dying = { left: commits };
      const first = await office(open, mortal(store, dying));
      const period = `第${commits}批`;
      const work = async (of: Awaited<ReturnType<typeof office>>) => {
        const id = await of.hand('households', lines, period);
        await of.intake.rows.leaveFaulty(id, '打回', 'clerk');
        await of.three(id);
        await of.intake.advance();
        return id;
      };
      await work(first).catch(() => {});
      const second = await office(open, store);
      // The lease of the dead runs out.
      second.clock.advance(60_000);
      const id = await work(second);
      expect(await second.intake.report(id)).toMatchObject({
        upload: { state: 'published', rows: 3, faultyRows: 0 },
        approvals: [{ account: 'clerk' }, { account: 'finance' }, { account: 'publisher' }],
        goesIn: 2,
      });
      expect((await store.uploads.rows(id, 0, 10)).map(({ row }) => row)).toEqual([2, 3, 4]);
    }
    const accounts = ['620001234567890', '620001234567891', '620001234567892'];
    expect((await store.held.accounts(accounts)).size).toBe(2);
  });
});

/** Dies at the commit after so many. */
function mortal(store: Store, life: { left: number }): Store {
  return Object.assign(Object.create(store), {
    commit: async (changes: Parameters<Store['commit']>[0]) => {
      life.left -= 1;
      if (life.left < 0) throw new Error('killed');
      return store.commit(changes);
    },
  });
}
