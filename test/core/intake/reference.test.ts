/** Reference data in files: what is held comes out and goes in again unchanged, and what is wrong is said at its field. */
import fc from 'fast-check';
import { inWords } from '../../../src/core/intake/header';
import {
  checkRows,
  type HeldReference,
  REFERENCE_FILES,
  REFERENCE_TABLES,
  type ReferenceFileKind,
  readTextRows,
  type TextRow,
} from '../../../src/core/intake/reference';
import { AREAS, DEMO_PROGRAMMES } from '../../../src/demo/county';
import { DEPARTMENTS, MATTERS } from '../../../src/demo/offices';
import { RULES } from '../../support/rules';

const HELD: HeldReference = {
  areas: AREAS.map((area) => ({ aliases: [], ...area })),
  departments: DEPARTMENTS.map((one) => ({ origin: null, ...one })),
  officePhones: [{ phone: '+8613800009999', role: 'liaison', village: '990123101201' }],
  matters: MATTERS.map((one) => ({ guide: null, code: null, origin: null, ...one })),
  programmes: DEMO_PROGRAMMES.map(({ id, name, unit }) => ({ id, name, unit, aliases: [], origin: null })),
  sections: [
    { id: 'jobs', name: '就业招聘', topics: ['招工', '找工作'], origin: null },
    { id: 'services', name: '服务', topics: [], origin: null },
  ],
  days: [{ day: '2026-12-31', works: false, name: null }],
  news: [
    {
      ...{ id: 'N0001', section: 'jobs', title: '开发区招工，包吃住', body: '上午9点。\n带身份证！' },
      ...{ at: Date.UTC(2026, 10, 20, 1, 30), until: null, state: null, place: null, by: 'clerk' },
    },
    {
      ...{ id: '2026-7', section: 'jobs', title: '旧的', body: '完了', at: Date.UTC(2026, 9, 30, 16) },
      ...{ until: Date.UTC(2026, 10, 30, 16), state: 'withdrawn', place: 'department:ZJJ', by: null },
    },
  ],
  utcOffset: 480,
};

function check(kind: ReferenceFileKind, rows: TextRow[], held = HELD, given?: string[]) {
  const { file } = REFERENCE_TABLES[kind];
  const all = file.fields.map(({ name }) => name);
  return checkRows(kind, readTextRows(rows, file), held, new Set(given ?? all));
}

const faultsOf = (rows: ReturnType<typeof check>) =>
  rows.flatMap(({ row, found }) => found.map(({ field, kind }) => `${row} ${field} ${kind}`));

describe.each(REFERENCE_FILES)('%s', (kind) => {
  const table = REFERENCE_TABLES[kind];

  test('the demo county comes out and goes in as the same', () => {
    const checked = check(kind, table.rows(HELD));
    expect(faultsOf(checked)).toEqual([]);
    expect(new Set(checked.map(({ change }) => change))).toEqual(new Set(['same']));
  });

  test('every header of the template is its own field, and the example is taken', () => {
    const { fields } = inWords(table.file, RULES.columns);
    const headers = fields.flatMap(({ header, synonyms = [] }) => [header, ...synonyms]);
    expect(new Set(headers).size).toBe(headers.length);
    const held = {
      ...HELD,
      departments: [
        ...HELD.departments,
        { id: 'X', name: '市场监督管理局', area: '990123000000', ladder: [], origin: null },
      ],
    };
    expect(faultsOf(check(kind, [table.example], { ...held, officePhones: [] }))).toEqual([]);
  });

  test('whatever is typed: what was understood is written, and read again means the same', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '',
        '990123101299',
        '甲、乙（正、反面）；丙',
        '３',
        '13800000001 13800000002',
        'ZJJ',
        '住建局',
        '村',
        '0',
      ),
      fc.string({ maxLength: 12, unit: 'binary' }),
    );
    const fields = table.file.fields.map(({ name }) => name);
    fc.assert(
      fc.property(fc.record(Object.fromEntries(fields.map((name) => [name, cell]))), (row) => {
        const [first] = check(kind, [row]);
        if (!first || first.found.length > 0) return;
        const written = table.rows(table.with({ ...HELD, officePhones: [] }, [first.read]));
        const keyOf = (one: TextRow) => table.keyOf?.(one) ?? one[table.key];
        const again = written.find((one) => keyOf(one) === first.read[table.key]) ?? {};
        const [second] = check(kind, [again]);
        const meant = (read: typeof first.read) =>
          JSON.stringify(table.changes({ ...read, liaisons: null }, HELD));
        expect(second?.found).toEqual([]);
        expect(meant(second?.read ?? {})).toBe(meant(first.read));
      }),
    );
  });
});

test.each<[ReferenceFileKind, string, TextRow, string[]]>([
  ['sections', 'a code that is no word', { id: '招工', name: '招工' }, ['1 id sectionId']],
  [
    'days',
    'a day that is none, and neither work nor holiday',
    { day: '2026-02-30', works: '也许' },
    ['1 day notDay', '1 works notAChoice'],
  ],
  [
    'news',
    'a section and an office that are not there, and an end before the beginning',
    {
      ...{ id: '1', section: '火星', title: '甲', body: '乙', from: '2026-11-20', last: '2026-11-19' },
      place: '火星局',
    },
    ['1 section sectionUnknown', '1 last lastBeforeFirst', '1 place placeUnknown'],
  ],
  [
    'news',
    'a title of thirty-one characters',
    { id: '1', section: 'jobs', title: '字'.repeat(31), body: '乙', from: '2026-11-20' },
    ['1 title tooLong'],
  ],
  ['phones', 'a liaison of no village', { phone: '13800000088', role: '联络员' }, ['1 village missing']],
  [
    'phones',
    'a liaison of a county',
    { phone: '13800000088', role: '联络员', village: '990123000000' },
    ['1 village liaisonNotVillage'],
  ],
  [
    'phones',
    'a liaison who is to watch over everything',
    { phone: '13800009999', role: '督办' },
    ['1 phone phoneOfOffice'],
  ],
  ['areas', 'a code of eleven digits', { id: '99012310120', name: '甲村' }, ['1 id areaCodeWrong']],
  [
    'areas',
    'a village of a township that is not there',
    { id: '990199101201', name: '甲村' },
    ['1 parent areaParentUnknown'],
  ],
  [
    'areas',
    'a township below a village',
    { id: '990123102000', name: '甲镇', level: '镇', parent: '990123101201' },
    ['1 level areaLevelWrong'],
  ],
  [
    'areas',
    'a level that nobody knows',
    { id: '990123102000', name: '甲镇', level: '星球' },
    ['1 level notAChoice'],
  ],
  [
    'areas',
    'a liaison who is a leader',
    { id: '990123101202', name: '乙村', liaisons: DEPARTMENTS[0]?.ladder[0] ?? '' },
    ['1 liaisons phoneOfOffice'],
  ],
  [
    'areas',
    'a liaison of a township',
    { id: '990123101000', name: '柳河镇', liaisons: '13900000009' },
    ['1 liaisons liaisonNotVillage'],
  ],
  ['departments', 'a name that another one has', { id: 'NEW', name: '住建局' }, ['1 name nameTaken']],
  [
    'departments',
    'an area that is not there',
    { id: 'NEW', name: '甲局', area: '火星' },
    ['1 area areaUnknown'],
  ],
  [
    'departments',
    'a fixed line to climb',
    { id: 'NEW', name: '甲局', ladder: '0595-22000000' },
    ['1 ladder phoneWrong'],
  ],
  [
    'departments',
    'a liaison to climb',
    { id: 'NEW', name: '甲局', ladder: '13800009999' },
    ['1 ladder phoneOfOffice'],
  ],
  [
    'matters',
    'a department that is not there',
    { id: 'NEW', name: '甲证', department: '火星局', promisedDays: '5' },
    ['1 department departmentUnknown'],
  ],
  [
    'matters',
    'a promise of no days',
    { id: 'NEW', name: '甲证', department: 'ZJJ', promisedDays: '0' },
    ['1 promisedDays numberRange'],
  ],
  [
    'matters',
    'half of how it is done',
    { id: 'NEW', name: '甲证', department: 'ZJJ', promisedDays: '5', place: '3号窗口', fee: '不收费' },
    ['1 hours guideIncomplete', '1 phone guideIncomplete'],
  ],
  ['programmes', 'Chinese for a code', { id: '粮补', name: '甲补贴' }, ['1 id idWrong']],
  [
    'programmes',
    'a name that is another one’s',
    { id: 'NEW', name: '甲补贴', aliases: '粮食直补' },
    ['1 aliases aliasTaken'],
  ],
  ['programmes', 'no name', { id: 'NEW' }, ['1 name missing']],
])('%s: %s', (kind, _what, row, faults) => {
  expect(faultsOf(check(kind, [row]))).toEqual(faults);
});

test('rows of one file may name one another in any order, and none may stand there twice', () => {
  const rows = [
    { id: '990123103201', name: '甲村' },
    { id: '990123103', name: '甲镇' },
    { id: '990123103201', name: '乙村' },
  ];
  expect(faultsOf(check('areas', rows))).toEqual(['3 id codeTwice']);
});

test('a column that the file lacks leaves what is held; an empty cell empties it', () => {
  const programme = { id: 'GDDL', name: '耕地地力保护补贴', unit: '', aliases: '' };
  const held = {
    ...HELD,
    programmes: [{ id: 'GDDL', name: '耕地地力保护补贴', unit: '亩', aliases: ['地力'], origin: null }],
  };
  const change = (given: string[]) => check('programmes', [programme], held, given)[0]?.change;
  expect(change(['id', 'name'])).toBe('same');
  expect(change(['id', 'name', 'aliases'])).toBe('changed');
});
