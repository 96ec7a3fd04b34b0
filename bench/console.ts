/** The desk's lists over a store full of messages: server time of a page, on each engine, bounded and not. */
import { encodeTime } from 'ulid';
import type { Sight } from '../src/core/desk/sight';
import type { Change, Suppression } from '../src/core/model/change';
import { demoRecords } from '../src/demo/records';
import { MIGRATIONS } from '../src/files/root';
import type { Store } from '../src/ports';
import { migrate, openStore } from '../src/store';
import { temporaryFolder } from './child';
import { figure, percentile, processorTime, table } from './figures';
import { readNumbers } from './options';
import { type Database, databasesIn } from './served';

const DEFAULTS = { messages: 1_000_000, pages: 60 };
/** Messages of one commit, and commits at once. */
const EACH = 500;
const AT_ONCE = 4;
/** Of the month before this moment, milliseconds UTC. */
const END = Date.UTC(2026, 10, 23);
const MONTH = 30 * 86_400_000;
const RARE = 5_000;
/** What a page of a list may take, p95 in milliseconds. */
const LIMIT = 100;

type Ask = (
  store: Store,
  sight: Sight | null,
  after: readonly [string] | null,
) => Promise<{ next: readonly [string] | null }>;

const PAGE = { limit: 50, newestFirst: true };
const messagesBy =
  (filter: object): Ask =>
  (store, sight, after) =>
    store.lists.messages({ ...filter, sight }, { ...PAGE, after });

const LISTS: readonly [string, Ask][] = [
  ['messages, no filter', messagesBy({})],
  ['messages, one state, common', messagesBy({ state: 'owed' })],
  ['messages, one state, rare', messagesBy({ state: 'suppressed' })],
  ['messages, one state, none', messagesBy({ state: 'rejected' })],
  ['messages, one template', messagesBy({ template: 'notice.rare' })],
  ['messages, one number', messagesBy({ to: ['+8613800000001'] })],
  ['messages, one case', messagesBy({ case: 'QZ20261101-0001' })],
];

/** `console [--messages N] [--pages N]` */
export async function consoleLists(args: string[]): Promise<void> {
  const { messages, pages } = readNumbers(args, DEFAULTS);
  const rows: string[][] = [];
  for (const database of await databasesIn(temporaryFolder()))
    rows.push(...(await measured(database, messages, pages)));
  const head = ['list', 'database', 'processor ms', 'p50 ms', 'p95 ms', 'limit ms', 'p95 ÷ limit'];
  process.stdout.write(
    `${figure(messages)} messages, ${pages} pages of ${PAGE.limit} each\n\n${table(head, rows)}\n`,
  );
}

async function measured(database: Database, messages: number, pages: number): Promise<string[][]> {
  const { url } = database;
  await migrate(url, MIGRATIONS);
  const store = await openStore({ url, dataKey: Buffer.alloc(32, 7) });
  await store.load(demoRecords(END));
  await fill(store, messages);
  const [village] = await store.reference
    .areas()
    .then((areas) => areas.filter(({ level }) => level === 'village'));
  const sight = await store.lists.sight([{ area: village?.id ?? '' }]);
  const rows: string[][] = [];
  for (const [list, ask] of LISTS) {
    rows.push(await line(list, database, () => times(store, ask, null, pages)));
    rows.push(await line(`${list}, of one village`, database, () => times(store, ask, sight, pages)));
  }
  await store.close();
  return rows;
}

/** Processor time is that of the process and of its database's, a page. */
async function line(
  list: string,
  { name, servers }: Database,
  take: () => Promise<Float64Array>,
): Promise<string[]> {
  const busy = () => processorTime([process.pid, ...servers]);
  const before = busy();
  const sorted = await take();
  const processor = (busy() - before) / (sorted.length + 1);
  const p95 = percentile(sorted, 0.95);
  return [
    list,
    name,
    figure(processor, 1),
    figure(percentile(sorted, 0.5), 1),
    figure(p95, 1),
    figure(LIMIT),
    figure(p95 / LIMIT, 2),
  ];
}

/** Milliseconds of so many pages, one after another; from the first again after the last. Sorted. */
async function times(store: Store, ask: Ask, sight: Sight | null, pages: number): Promise<Float64Array> {
  const all = new Float64Array(pages);
  let after: readonly [string] | null = null;
  await ask(store, sight, after);
  for (let page = 0; page < pages; page++) {
    const started = performance.now();
    after = (await ask(store, sight, after)).next;
    all[page] = performance.now() - started;
  }
  return all.sort();
}

/** Messages to the demo's phones over a month; one in `RARE` was never sent, and has a template of its own. */
async function fill(store: Store, messages: number): Promise<void> {
  for (let start = 0; start < messages; start += EACH * AT_ONCE) {
    const commits = Array.from({ length: AT_ONCE }, (_, n) => start + n * EACH);
    await Promise.all(commits.map((from) => store.commit(messagesFrom(from, messages))));
  }
}

function messagesFrom(from: number, messages: number): Change[] {
  return Array.from({ length: EACH }, (_, n) => owed(from + n, messages));
}

function owed(n: number, messages: number): Change {
  const at = Math.floor(END - MONTH + (n / messages) * MONTH);
  const isRare = n % RARE === 0;
  const rare: { suppressed?: Suppression } = isRare ? { suppressed: 'noRoute' } : {};
  return {
    kind: 'owed',
    message: {
      id: idAt(at, n),
      gateway: 'cm',
      lane: 'notice',
      to: `+861380000${String(n % 10_000).padStart(4, '0')}`,
      from: '10628',
      text: '【乡信】您的粮食直补 316.50元 已发到尾号1234的一折通，回复1看明细。',
      expiresAt: at + MONTH,
      attempts: 0,
      template: isRare ? 'notice.rare' : 'notice.paymentPaid',
      ...(n % 3 === 0 && { about: { case: `QZ20261101-${String(n % 3_000).padStart(4, '0')}` } }),
    },
    at,
    ...rare,
  };
}

/** A ULID of this moment: ids grow with time. */
function idAt(at: number, n: number): string {
  return encodeTime(at) + n.toString(32).toUpperCase().padStart(16, '0');
}
