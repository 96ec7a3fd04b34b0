/** Reference data that is put in: from a page or a call, from a file, and from the set that a county may begin from. */
import { REFERENCE_TABLES, readTextRows, type TextRow } from '../../../src/core/intake/reference';
import { ROOT } from '../../../src/files/root';
import { loadStarter } from '../../../src/files/starter';
import type { Store } from '../../../src/ports';
import { ReferenceOffice } from '../../../src/service/reference';
import { readReferenceSheet } from '../../../src/service/reference/sheet';
import { putStarter } from '../../../src/service/reference/starter';
import { readHere } from '../../../src/sheets/openWorkbook';
import { describeEachStore } from '../../support/engines';
import { RULES } from '../../support/rules';

const SHEETS = { sheets: readHere, columns: RULES.columns };
const CLERK = { by: 'desk:li', reason: '第一次' };
let made = 0;

function officeOf(store: Store) {
  return new ReferenceOffice({
    store,
    clock: { now: () => 1_000 },
    chance: { id: () => `a${made++}` },
    utcOffset: 480,
    setup: {
      installation: { ...RULES.limits, signature: '乡信', quietHours: null },
      refresh: async () => {},
    },
  });
}

const rowsOf = (kind: 'departments' | 'programmes' | 'areas', rows: TextRow[]) => ({
  rows: readTextRows(rows, REFERENCE_TABLES[kind].file),
  fields: new Set(REFERENCE_TABLES[kind].file.fields.map(({ name }) => name)),
});

describeEachStore('reference data that is put in', (open) => {
  test('the starter set has no fault, is marked, and comes once', async () => {
    const store = await open();
    const office = officeOf(store);
    const set = loadStarter(ROOT);
    const first = await putStarter(set, { office, store }, CLERK);
    expect(first).toEqual({
      departments: set.departments.length,
      matters: set.matters.length,
      programmes: set.programmes.length,
      sections: 8,
    });
    expect(first.matters).toBeGreaterThanOrEqual(100);
    const matters = await store.reference.matters();
    expect(new Set(matters.map(({ origin }) => origin))).toEqual(new Set(['starter']));
    expect(await putStarter(set, { office, store }, CLERK)).toEqual({
      departments: 0,
      matters: 0,
      programmes: 0,
      sections: 0,
    });
    // Whoever puts one in has looked at it.
    const [one] = REFERENCE_TABLES.programmes.rows(await office.held());
    await office.put('programmes', rowsOf('programmes', [{ ...one, unit: '户' }]), 'all', CLERK);
    const [looked] = await store.reference.programmes();
    expect([looked?.unit, looked?.origin]).toEqual(['户', null]);
  });

  test('of a file with a fault nothing is written, of a call what is right is', async () => {
    const store = await open();
    const office = officeOf(store);
    const rows = rowsOf('programmes', [
      { id: 'GDDL', name: '耕地地力保护补贴' },
      { id: '粮补', name: '种粮补贴' },
    ]);
    expect((await office.put('programmes', rows, 'all', CLERK)).written).toBe(0);
    expect(await store.reference.programmes()).toEqual([]);
    expect((await office.put('programmes', rows, 'each', CLERK)).written).toBe(1);
    expect((await store.reference.programmes()).map(({ id }) => id)).toEqual(['GDDL']);
  });

  test('a settings page that contradicts itself writes nothing', async () => {
    const store = await open();
    const office = officeOf(store);
    expect(await office.set({ opens: 18 }, CLERK)).toEqual([{ name: 'closes', must: 'must be after opens' }]);
    expect(await office.set({ signature: '青溪', opens: 8 }, CLERK)).toEqual([]);
    expect((await store.reference.settings()).map(({ name, value, by }) => [name, value, by])).toEqual([
      ['opens', '8', 'desk:li'],
      ['signature', '"青溪"', 'desk:li'],
    ]);
  });

  test('what something stands on stays', async () => {
    const store = await open();
    const office = officeOf(store);
    await office.put('departments', rowsOf('departments', [{ id: 'ZJJ', name: '住建局' }]), 'all', CLERK);
    await store.commit([
      { kind: 'matter', matter: { id: 'M', department: 'ZJJ', name: '甲', promisedDays: 1 } },
    ]);
    expect(await office.remove('department', 'ZJJ', CLERK)).toBe('used');
    expect(await office.remove('matter', 'M', CLERK)).toBe('done');
    expect(await office.remove('department', 'ZJJ', CLERK)).toBe('done');
  });
});

test('a file is read by the names of its columns, under a title and above its signatures', async () => {
  const csv = '青溪县惠农项目一览,,\n项目代码,补贴名称,单位\nGDDL,耕地地力保护补贴,亩\n制表人：李,,\n';
  const read = await readReferenceSheet(Buffer.from(csv), 'programmes', SHEETS);
  expect(read).toMatchObject({
    as: 'rows',
    given: { rows: [{ row: 3, read: { id: 'GDDL', name: '耕地地力保护补贴', unit: '亩' } }] },
  });
});

test.each([
  ['no column of names', '项目代码,单位\nGDDL,亩\n', { missing: ['name'], twice: [] }],
  ['nothing that is known', '甲,乙\n1,2\n', { missing: ['id', 'name'], twice: [] }],
])('a file with %s is refused with what is missing', async (_what, csv, said) => {
  expect(await readReferenceSheet(Buffer.from(csv), 'programmes', SHEETS)).toEqual({
    as: 'columns',
    ...said,
  });
});
