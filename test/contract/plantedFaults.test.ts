/** What is wrong in a township's roster is found where it stands, all of it, and nothing else. */
import { inWords } from '../../src/core/intake/header';
import { loadLimits } from '../../src/files/limits';
import { ROOT } from '../../src/files/root';
import type { Store } from '../../src/ports';
import { Intake } from '../../src/service/intake/intake';
import { householdsWork } from '../../src/service/intake/kinds/households';
import { readHere } from '../../src/sheets/openWorkbook';
import { NOW } from '../support/builders/changes';
import { gb18030 } from '../support/builders/gb18030';
import { asPeopleMakeThem } from '../support/builders/oddRoster';
import { COLUMNS, csvOf, ELSEWHERE, roster, VILLAGES, WRONG, workbookOf } from '../support/builders/roster';
import { describeEachStore } from '../support/engines';
import { RULES } from '../support/rules';
import { FakeClock } from '../support/smsc/clock';
import { log } from '../worlds/emptyService';

const COUNTY = '410522';
const TOWN = '410522101';
const AREAS = [
  { id: COUNTY, parent: null, level: 'county' as const, name: '安阳县' },
  { id: TOWN, parent: COUNTY, level: 'township' as const, name: '城关镇' },
  { id: '410522102', parent: COUNTY, level: 'township' as const, name: '河西镇' },
  { id: '410522102001', parent: '410522102', level: 'village' as const, name: ELSEWHERE },
  ...VILLAGES.map((name, n) => ({
    ...{ id: `${TOWN}00${n + 1}`, parent: TOWN, level: 'village' as const, name },
    aliases: [`${name.slice(0, 2)}大队`],
  })),
];
/** A title and the names of the columns. */
const ABOVE = 3;

async function faultsIn(store: Store, bytes: Buffer) {
  let made = 0;
  const chance = { id: () => `F${String(++made).padStart(8, '0')}`, secret: () => 's', fraction: () => 0.5 };
  const limits = { ...loadLimits(ROOT), confirming: 'none' as const };
  const work = householdsWork({ store, tell: null, limits });
  const intake = new Intake({
    ...{
      store,
      works: [{ ...work, kind: inWords(work.kind, RULES.columns) }],
      clock: new FakeClock(NOW),
      chance,
      log,
      utcOffset: 480,
    },
    limits,
    sheets: readHere,
    tell: null,
  });
  const file = { kind: 'households' as const, area: TOWN, period: '2026', name: '农户.xlsx' };
  const { upload } = await intake.hand(file, bytes, 'clerk');
  await intake.advance();
  expect(await store.uploads.upload(upload.id)).toMatchObject({ state: 'faulty', trouble: null });
  return {
    faults: await store.uploads.faults(upload.id, null, { after: null, limit: 2_000 }),
    rows: (await intake.report(upload.id))?.upload.rows,
  };
}

/** Rows and columns of the faults of this file. */
async function placesIn(store: Store, bytes: Buffer): Promise<string[]> {
  const { faults } = await faultsIn(store, bytes);
  return faults.map(({ row, column }) => `${row} ${COLUMNS[column]}`).sort();
}

describeEachStore('planted faults', (open, { name }) => {
  const { rows, planted, known } = roster();
  const expected = planted.map(([row, column]) => `${row + ABOVE} ${COLUMNS[column]}`).sort();
  const opened = async () => {
    const store = await open();
    const households = known.map(({ head, account }, n) => ({
      ...{ id: `h${n}`, village: `${TOWN}001`, group: 1, head, members: 1, account, bank: '' },
    }));
    const people = known.map(({ identity, head }, n) => ({
      ...{ id: `p${n}`, household: `h${n}`, name: head },
      identity: identity || `41052219000101${String(n).padStart(4, '0')}`,
    }));
    await store.load({ areas: AREAS, households, people });
    return store;
  };

  test('are many, of many kinds', () => {
    expect([rows.length, planted.length >= 600, WRONG.length >= 30]).toEqual([3_165, true, true]);
  });

  if (name === 'sqlite')
    test('are found in a workbook', async () => {
      expect(await placesIn(await opened(), await workbookOf(rows))).toEqual(expected);
    });

  if (name === 'sqlite')
    test('are found in a workbook as people make them, and what is only odd is read', async () => {
      const { bytes, wrong, people } = await asPeopleMakeThem();
      const store = await open();
      await store.load({ areas: AREAS });
      const { faults, rows: read } = await faultsIn(store, bytes);
      expect(faults.map(({ row, column, value }) => [row, column, value])).toEqual(wrong);
      expect(read).toBe(people);
    });

  test('are found in csv of GB18030', async () => {
    const title = ['城关镇农户信息表', ...Array(7).fill('')];
    const bytes = gb18030(csvOf([title, COLUMNS, ...rows]));
    expect(await placesIn(await opened(), bytes)).toEqual(expected);
  });
});
