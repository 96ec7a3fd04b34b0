/** What is wrong in a township's files is found where it stands, all of it, and nothing else. */
import type { Store } from '../../src/ports';
import { NOW } from '../support/builders/changes';
import { gb18030 } from '../support/builders/gb18030';
import { bankSheet, paymentOf, paymentSheet, type Sheet } from '../support/builders/money';
import { asPeopleMakeThem } from '../support/builders/oddRoster';
import { COLUMNS, cellsOf, csvOf, household, roster, WRONG, workbookOf } from '../support/builders/roster';
import { file, rowOf } from '../support/builders/uploads';
import { xlsxOf } from '../support/builders/xlsx';
import { describeEachStore } from '../support/engines';
import { AREAS, faultsIn, TOWN } from '../worlds/handedIn';

/** A title and the names of the columns. */
const ABOVE = 3;

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

const PERIOD = '2026年第一批';
/** The names of the columns. */
const HEADER = 1;

/** So many households as the roster has them, right in every cell. */
function registered(many: number) {
  const rows = Array.from({ length: many }, (_, n) => household(n).map(String));
  return {
    households: rows.map(([, , head = '', , , , account = ''], n) => ({
      ...{ id: `h${n}`, village: `${TOWN}00${1 + (n % 8)}`, group: 1 + (n % 9), head, members: 1, account },
      bank: '',
    })),
    people: rows.map(([, , name = '', identity = ''], n) => ({
      id: `p${n}`,
      household: `h${n}`,
      name,
      identity,
    })),
  };
}

/** Each place at which something was found, once: two things may be wrong of one cell. */
async function foundIn(store: Store, bytes: Buffer, kind: 'payments' | 'bankResults'): Promise<string[]> {
  const { faults } = await faultsIn(store, bytes, { kind, period: PERIOD });
  return [...new Set(faults.map(({ row, column }) => `${row} ${column}`))].sort();
}

const placesOf = ({ planted }: Sheet) =>
  planted.map(([row, column]) => `${row + HEADER + 1} ${column}`).sort();
const asCsv = ({ columns, rows }: Sheet) => gb18030(csvOf([[...columns], ...rows]));
/** Sums and measures as numbers, as Excel keeps them. */
const asWorkbook = ({ columns, rows }: Sheet) => {
  const isNumber = (row: number, column: number) => /^-?\d{1,6}\.\d+$/.test(String(rows[row]?.[column]));
  const cells = cellsOf([[...columns]], 1) + cellsOf(rows, 1 + HEADER, isNumber);
  return xlsxOf({ sheets: [{ name: '表', rows: cells }], formats: ['m"月"d"日"'] });
};

describeEachStore('planted faults of money', (open, { name }) => {
  const payments = paymentSheet();
  const bank = bankSheet();
  const opened = async () => {
    const store = await open();
    const programmes = [{ id: 'LSZB', name: '粮食直补', unit: '亩' }];
    await store.load({ areas: AREAS, programmes, ...registered(payments.rows.length) });
    return store;
  };
  const forPayments = async () => {
    const store = await opened();
    const before = payments.published.map((n) =>
      paymentOf(n, { id: `old-${n}`, state: 'approved', at: NOW }),
    );
    await store.load({ payments: before });
    return store;
  };
  /** The payments of the period were sent to the bank. */
  const forBank = async () => {
    const store = await opened();
    const all = bank.rows.map((_, n) => n);
    await store.load({
      payments: all.map((n) => paymentOf(n, { id: `P-${n + 2}`, state: 'sentToBank', at: NOW })),
    });
    await store.commit([
      {
        kind: 'upload',
        upload: file('P', { kind: 'payments', period: PERIOD, state: 'published', area: TOWN }),
      },
      {
        kind: 'uploadRows',
        rows: all.map((n) => rowOf('P', n + 2, { amount: 1, read: { account: String(household(n)[6]) } })),
      },
    ]);
    return store;
  };

  test('are many, of many kinds', () => {
    for (const { rows, planted } of [payments, bank])
      expect([rows.length, planted.length >= 600]).toEqual([3_165, true]);
  });

  test('are found in payments and in the bank’s result, in csv of GB18030', async () => {
    expect(await foundIn(await forPayments(), asCsv(payments), 'payments')).toEqual(placesOf(payments));
    expect(await foundIn(await forBank(), asCsv(bank), 'bankResults')).toEqual(placesOf(bank));
  });

  if (name === 'sqlite')
    test('and in workbooks', async () => {
      const [one, other] = [await asWorkbook(payments), await asWorkbook(bank)];
      expect(await foundIn(await forPayments(), one, 'payments')).toEqual(placesOf(payments));
      expect(await foundIn(await forBank(), other, 'bankResults')).toEqual(placesOf(bank));
    });
});
