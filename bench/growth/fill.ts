/** Makes a seeded store many times as large, by statements over whole tables: neighbours of its households, and months of messages. */
import { getTableColumns, getTableName } from 'drizzle-orm';
import { getTableConfig, type MySqlTable } from 'drizzle-orm/mysql-core';
import { openEngine } from '../../src/store/engine';
import type { Engine } from '../../src/store/engine/engine';
import { STATE } from '../../src/store/outbox/messageState';
import * as t from '../../src/store/schema/mysql';
import { firstIdAt } from '../../src/store/sql/keyRange';

export interface Volume {
  /** Households that are there. */
  seeded: number;
  /** Of each of them, with its person, phone and payments, so many more: `SH00000012~1` beside `SH00000012`. */
  neighbours: number;
  /** Messages that arrived, each in one part; before them so many that have been kept long enough. */
  sent: number;
  old: number;
  received: number;
}

/** SQL for each column, over `n`. */
type Expressions = Record<string, string>;

/** Rows of one statement. */
const SLICE = 100_000;
const DAY = 86_400_000;
/** Messages are kept for 180 days. */
const OLD = 200 * DAY;
const RECENT = 170 * DAY;
const DELIVERED = String(STATE.delivered);
const BULK = '3';
const ANSWER =
  '王德福家2026年粮食直补316.50元,6月12日已到农商行尾号6789的账户。其他补贴回TL,有疑问请打5551234。';
const DIALOGUE = `{"language":"zh-CN","turn":1,"subject":{"kind":"payments","at":1790000000000},"last":"subsidy.query"}`;
/** Without their indexes while they are filled: these are made in order afterwards. */
const LARGE = [t.outbox, t.sentParts, t.inbound];

/** Resolves when all rows are there. `url` as in DATABASE_URL. */
export async function fill(url: string, volume: Volume, now: number): Promise<void> {
  const engine = openEngine(url, 1);
  try {
    await makeNumbers(engine);
    await addNeighbours(engine, volume.neighbours);
    for (const table of LARGE) await dropIndexes(engine, table);
    await addSent(engine, { from: 0, count: volume.old, at: now - OLD }, volume.seeded);
    await addSent(engine, { from: volume.old, count: volume.sent, at: now - RECENT }, volume.seeded);
    await addReceived(engine, { from: 0, count: volume.received, at: now - RECENT }, volume.seeded);
    for (const table of LARGE) await makeIndexes(engine, table);
    await run(engine, 'drop table bench_numbers');
  } finally {
    await engine.close();
  }
}

/** 0 to SLICE - 1. */
async function makeNumbers(engine: Engine): Promise<void> {
  await run(engine, 'create table bench_numbers (n bigint primary key)');
  await run(engine, 'insert into bench_numbers values (0)');
  for (let count = 1; count < SLICE; count *= 2)
    await run(
      engine,
      `insert into bench_numbers select n + ${count} from bench_numbers where n + ${count} < ${SLICE}`,
    );
}

async function addNeighbours(engine: Engine, count: number): Promise<void> {
  const beside = (column: string) => `concat(${column}, '~', n)`;
  const tables: [MySqlTable, Expressions][] = [
    [t.households, { id: beside('id') }],
    [
      t.people,
      {
        id: beside('id'),
        household: beside('household'),
        identity_hash: `concat(n, substr(identity_hash, 2))`,
      },
    ],
    [t.phones, { phone: beside('phone'), household: beside('household'), person: beside('person') }],
    [t.payments, { id: beside('id'), household: beside('household') }],
  ];
  for (const [table, changed] of tables) {
    const columns = Object.values(getTableColumns(table)).map(({ name }) => name);
    const values = columns.map((name) => changed[name] ?? name);
    const name = getTableName(table);
    await run(
      engine,
      `insert into ${name} (${columns}) select ${values} from ${name} join bench_numbers on n between 1 and ${count}`,
    );
  }
}

/** So many rows numbered from `from` on, a millisecond apart in a slice, over the time from `at` on. */
interface Rows {
  from: number;
  count: number;
  at: number;
}

async function addSent(engine: Engine, rows: Rows, seeded: number): Promise<void> {
  for (const { n, at, where } of slices(rows)) {
    const id = `concat('${firstIdAt(at)}', substr(concat('0000000000000000', ${n}), -16))`;
    const moment = `${at} + n`;
    await insert(engine, t.outbox, where, {
      id,
      gateway: `'bench'`,
      state: DELIVERED,
      lane: BULK,
      due_at: moment,
      recipient: phone(n, seeded),
      sender: `'10628'`,
      text: `'${ANSWER}'`,
      at: moment,
      expires_at: `${at + DAY}`,
      attempts: '0',
      settled_at: moment,
      template: `'notice.paymentPaid'`,
    });
    const reference = `concat('f', ${n})`;
    const part = {
      message: id,
      number: '1',
      gateway: `'bench'`,
      reference,
      lookup: reference,
      state: DELIVERED,
    };
    await insert(engine, t.sentParts, where, part);
  }
}

async function addReceived(engine: Engine, rows: Rows, seeded: number): Promise<void> {
  for (const { n, at, where } of slices(rows)) {
    const moment = `${at} + n`;
    await insert(engine, t.inbound, where, {
      id: `concat('${firstIdAt(at)}', ${n})`,
      phone: phone(n, seeded),
      turn: '1',
      gateway: `'bench'`,
      medium: `'sms'`,
      code: `'10628'`,
      text: `'BT'`,
      at: moment,
      connection: `'bench-0'`,
      intent: `'subsidy.query'`,
    });
    await insert(engine, t.dialogues, where, { phone: phone(n, seeded), at: moment, state: `'${DIALOGUE}'` });
  }
}

/** Behind the number of one who will ask, so that his rows come to lie between these; in an order that jumps. */
function phone(n: string, seeded: number): string {
  return `concat('+86', 13800000000 + ((${n}) * 7919) % ${seeded}, '~', floor((${n}) / ${seeded}))`;
}

function* slices({ from, count, at }: Rows): Generator<{ n: string; at: number; where: string }> {
  const end = from + count;
  for (let start = from; start < end; start += SLICE) {
    const moment = at + Math.floor(((start - from) / count) * (RECENT - DAY));
    yield { n: `(n + ${start})`, at: moment, where: `n < ${Math.min(SLICE, end - start)}` };
  }
}

function insert(engine: Engine, table: MySqlTable, where: string, values: Expressions): Promise<void> {
  const columns = Object.keys(values);
  return run(
    engine,
    `insert into ${getTableName(table)} (${columns}) select ${Object.values(values)} from bench_numbers where ${where}`,
  );
}

async function dropIndexes(engine: Engine, table: MySqlTable): Promise<void> {
  for (const { config } of getTableConfig(table).indexes) {
    const of = engine.dialect.name === 'mysql' ? ` on ${getTableName(table)}` : '';
    await run(engine, `drop index ${config.name}${of}`);
  }
}

async function makeIndexes(engine: Engine, table: MySqlTable): Promise<void> {
  for (const { config } of getTableConfig(table).indexes) {
    const columns = config.columns.map((column) => ('name' in column ? column.name : ''));
    const unique = config.unique ? 'unique ' : '';
    await run(engine, `create ${unique}index ${config.name} on ${getTableName(table)} (${columns})`);
  }
}

/** Beside the thread that writes: its log would hold all of it. */
async function run(engine: Engine, text: string): Promise<void> {
  await engine.alone((session) => session.run(text, []));
}
