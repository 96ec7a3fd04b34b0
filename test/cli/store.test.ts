import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CARRIERS } from '../../gateways';
import { checkHomeCarriers } from '../../src/cli/doctor/checkHomeCarriers';
import { type Environment, readConfig } from '../../src/config';
import type { Change } from '../../src/core/model/change';
import type { Needed, Records } from '../../src/core/model/records';
import { play } from './play';

const calls: string[] = [];
const loaded: Partial<Records>[] = [];
const check = jest.fn(async () => {});
const localDays = new Map<string, boolean>();
const matters: [string, { promisedDays: number }][] = [];
const nothing = { none: true, demo: false, household: null as { id: string } | null, lacks: [] as Needed[] };
let holds = nothing;
let known: number | null = null;
let theirs: number | null = null;
jest.mock(
  '../../src/store',
  () => ({
    migrate: async (url: string) => void calls.push(`migrate ${url}`),
    openStore: async ({ url, dataKey }: { url: string; dataKey: Buffer }) => {
      calls.push(`open ${url} ${dataKey.length}`);
      return {
        load: async (records: Partial<Records>) => void loaded.push(records),
        check,
        isEmpty: async () => holds.none,
        happened: async () => new Set(holds.demo ? ['demo'] : []),
        commit: async (changes: Change[]) => void calls.push(changes.map(({ kind }) => kind).join()),
        reads: { caller: async () => ({ household: holds.household }) },
        lacks: async () => holds.lacks,
        knownTime: async () => known,
        serverTime: async () => theirs,
        keepTime: async () => void calls.push('keepTime'),
        cases: { localDays: async () => localDays, directory: async () => ({ matters: new Map(matters) }) },
        close: async () => void calls.push('close'),
      };
    },
  }),
  { virtual: true },
);
jest.mock(
  '../../src/queue',
  () => ({
    openQueue: () => ({
      check: async () => {
        throw new Error('connect ECONNREFUSED 127.0.0.1:1');
      },
      stop: async () => {},
    }),
  }),
  { virtual: true },
);

const folder = mkdtempSync(join(tmpdir(), 'xiangxin-cli-'));
const DATABASE_URL = `file:${folder}/x.db`;
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  calls.length = 0;
  loaded.length = 0;
  matters.length = 0;
  holds = nothing;
  known = null;
  theirs = null;
});

test('migrate brings the database to the current schema', async () => {
  expect(await play(['migrate'], { DATABASE_URL })).toMatchObject({
    code: 0,
    out: 'The database has the current schema.',
  });
  expect(calls).toEqual([`migrate ${DATABASE_URL}`]);
});

test('seed migrates, loads in chunks and closes', async () => {
  const { code, out } = await play('seed --households 2001 --cases 3'.split(' '), { DATABASE_URL });
  expect([code, out]).toEqual([0, '2001 households with 6003 payments, and 3 cases, are in the database.']);
  // Known to be invented before the first of them is there.
  expect(calls).toEqual([`migrate ${DATABASE_URL}`, `open ${DATABASE_URL} 32`, 'once', 'close']);
  expect(loaded.map((chunk) => [chunk.households?.length, chunk.cases?.length])).toEqual([
    [undefined, undefined],
    [2000, undefined],
    [1, undefined],
    [undefined, 3],
  ]);
});

test.each<[string, Environment, Partial<typeof nothing>, string]>([
  ['in production', { NODE_ENV: 'production' }, {}, 'NODE_ENV is production'],
  ['among people of the offices’ own', {}, { none: false }, 'holds people of its own'],
])('seed makes nobody up %s', async (_, env, held, says) => {
  holds = { ...nothing, ...held };
  const { code, err } = await play('seed --households 1'.split(' '), { DATABASE_URL, ...env });
  expect([code, loaded]).toEqual([1, []]);
  expect(err).toContain(says);
});

test('seed adds to invented people', async () => {
  holds = { ...nothing, none: false, demo: true };
  expect((await play('seed --households 1'.split(' '), { DATABASE_URL })).code).toBe(0);
});

describe('doctor looks at what the database holds', () => {
  const OUTSIDE = { NODE_ENV: 'production' };
  const farmer = { id: 'H0001' };
  beforeEach(() => writeFileSync(join(folder, 'x.db'), ''));

  test.each<[string, Environment, Partial<typeof nothing>, RegExp]>([
    ['invented people on a demo', {}, { demo: true }, /ok {3}data: invented people/],
    [
      'invented people in production',
      OUTSIDE,
      { demo: true },
      /FAIL data: this database holds invented people/,
    ],
    [
      'those of a version that left no mark',
      OUTSIDE,
      { household: farmer },
      /FAIL data: this database holds inv/,
    ],
    [
      'nothing to answer with',
      OUTSIDE,
      { lacks: ['areas', 'ladder', 'matters'] },
      /FAIL data: no villages, no leader of any department, no matters: people could not be answered\n {7}Put in .* First steps \(http.*\/first-steps\), or with `xiangxin import/,
    ],
    ['nothing yet, to try things out', {}, { lacks: ['areas'] }, /^(?!.* data: )/s],
    ['all that is needed', OUTSIDE, {}, /ok {3}data: what answers need is there/],
  ])('%s', async (_, env, held, says) => {
    holds = { ...nothing, ...held };
    const { code, out } = await play(['doctor'], { DATABASE_URL, ...env });
    expect(out).toMatch(says);
    if (out.includes('FAIL data: ')) expect(code).toBe(1);
  });

  test('in production a database that is not there yet will lack everything', async () => {
    const { code, out } = await play(['doctor'], { DATABASE_URL: `file:${folder}/none/x.db`, ...OUTSIDE });
    expect(code).toBe(1);
    expect(out).toContain('FAIL data: no villages, no departments');
  });
});

describe('doctor', () => {
  test('lists the faults of the environment', async () => {
    const { code, out } = await play(['doctor'], { PORT: 'x', SIMULATOR: 'yes' });
    expect(code).toBe(1);
    expect(out).toContain('FAIL configuration: PORT ("x") is not a number\n       Allowed: 0 to 65535');
    expect(out).toContain('FAIL configuration: SIMULATOR ("yes")');
  });

  test('touches nothing on a new installation', async () => {
    const { code, out } = await play(['doctor'], { DATABASE_URL: `file:${folder}/none/x.db` });
    expect(code).toBe(0);
    expect(out).toContain('is made when the service first starts');
    expect(out).toContain('ok   queue: in this process');
    expect(calls).toEqual([]);
  });

  test('sees that the database can not be made where it is to be', async () => {
    writeFileSync(join(folder, 'plain'), '');
    const { code, out } = await play(['doctor'], { DATABASE_URL: `file:${folder}/plain/x.db` });
    expect(code).toBe(1);
    expect(out).toMatch(/FAIL database .*EACCES.*plain'.*\n +Let the user/);
  });

  test('finds everything in order', async () => {
    writeFileSync(join(folder, 'x.db'), '');
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const CARRIER_URL = `cmpp://900001:hunter2@127.0.0.1:${port}?name=cm&source=1&carrier=mobile smpp://id:hunter2@127.0.0.1:${port}`;
    const { code, out } = await play(['doctor'], { DATABASE_URL, CARRIER_URL });
    await new Promise((resolve) => server.close(resolve));
    expect(out).toContain('ok   database (embedded SQLite): can be written');
    for (const link of ['cm', 'smpp'])
      expect(out).toContain(`ok   link ${link}: 127.0.0.1:${port} can be reached`);
    expect(out).toContain('ok   own routes by carrier: mobile have their own; subscribers of unicom,');
    expect(out).not.toContain('hunter2');
    expect([code, calls.at(-1)]).toEqual([0, 'close']);
  });

  test.each([
    ['nobody has an own', ['source=1'], null],
    ['the rest by one', ['source=1&carrier=mobile', 'source=2'], 'everybody else goes by l1'],
    ['only mobile', ['source=1&carrier=mobile', 'carrier=telecom'], 'of unicom, telecom, broadnet have none'],
    [
      'all',
      ['mobile', 'unicom', 'telecom', 'broadnet'].map((one) => `source=1&carrier=${one}`),
      'broadnet have',
    ],
  ])('says whose subscribers have a route: %s', async (_, queries, says) => {
    const CARRIER_URL = queries.map((query, at) => `smgp://a:b@127.0.0.1?name=l${at}&${query}`).join(' ');
    const found = await checkHomeCarriers(readConfig({ CARRIER_URL }, CARRIERS));
    if (says === null) expect(found).toBeNull();
    else expect(found).toMatchObject({ state: 'works', says: expect.stringContaining(says) });
    expect(found?.todo !== undefined).toBe(says?.includes('have none') ?? false);
  });

  const DAY = 86_400_000;
  test.each<[string, number | null, number | null, RegExp[]]>([
    ['goes on', -DAY, null, [/^ok {3}clock: today is \d{4}-\d\d-\d\d by it$/]],
    [
      'has leapt',
      -26_000 * DAY,
      null,
      [/^FAIL clock: today is .+, and was 19\d\d-/, /xiangxin clock --right/],
    ],
    ['is apart', 0, -90_000, [/^FAIL clock: 90 seconds ahead of the database’s$/, /by NTP/]],
  ])('a clock that %s is said to', async (_, ago, apart, lines) => {
    writeFileSync(join(folder, 'x.db'), '');
    known = ago === null ? null : Date.now() + ago;
    theirs = apart === null ? null : Date.now() + apart;
    const { out } = await play(['doctor'], { DATABASE_URL });
    const said = out.split('\n');
    const at = said.findIndex((line) => / clock: /.test(line));
    for (const [n, line] of lines.entries()) expect(said[at + n]).toMatch(line);
  });

  test('the clock is right where somebody says so', async () => {
    const { code, out } = await play(['clock', '--right'], { DATABASE_URL });
    expect([code, out]).toEqual([0, 'Today is 2026-11-23: the service goes by it within seconds.']);
    expect(calls).toContain('keepTime');
    expect((await play(['clock'], { DATABASE_URL })).code).toBe(2);
  });

  test('says until when working days are known, and what to do when that is soon', async () => {
    writeFileSync(join(folder, 'x.db'), '');
    const line = async () =>
      (await play(['doctor'], { DATABASE_URL })).out
        .split('\n')
        .filter((text) => / working days: |calendar FILE/.test(text));
    const year = new Date().getUTCFullYear();
    for (let ahead = 0; ahead < 3; ahead++) localDays.set(`${year + ahead}-01-01`, false);
    expect(await line()).toEqual([`ok   working days: known until ${year + 2}-12-31`]);
    localDays.clear();
    // Whatever today is: either the table knows far enough, or the operator is told what to do.
    const [says = '', todo] = await line();
    expect(says).toMatch(
      /^(ok {3}|- {4})working days: (known until \d{4}-12-31|not known for \d{4})(, and cases may promise 30 of them)?$/,
    );
    if (todo) expect(todo).toMatch(/^ {7}Cases that promise into \d{4} are refused .*xiangxin calendar FILE/);
  });

  test.each([
    [10, 'ok  '],
    [2_000, 'FAIL'],
  ])('fails where a promise of %s working days is beyond the known ones', async (promisedDays, mark) => {
    writeFileSync(join(folder, 'x.db'), '');
    const year = new Date().getUTCFullYear();
    for (let ahead = 0; ahead < 3; ahead++) localDays.set(`${year + ahead}-01-01`, false);
    matters.push(['m', { promisedDays }]);
    const { out } = await play(['doctor'], { DATABASE_URL, NODE_ENV: 'production' });
    localDays.clear();
    expect(out).toContain(`${mark} working days: known until ${year + 2}-12-31`);
    if (mark === 'FAIL')
      expect(out).toContain('and cases may promise 2000 of them\n       Cases that promise');
  });

  test('says of each part what does not work and what to do', async () => {
    check.mockRejectedValueOnce(new Error('the disk is full'));
    const closed = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => closed.once('listening', resolve));
    const address = closed.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await new Promise((resolve) => closed.close(resolve));
    const env = {
      DATABASE_URL,
      REDIS_URL: 'redis://:hunter2@127.0.0.1:1',
      SMPP_URL: `smpp://a:b@127.0.0.1:${port}`,
    };
    const { code, out } = await play(['doctor'], env);
    expect(code).toBe(1);
    expect(out).toContain('FAIL database (embedded SQLite): the disk is full\n       Check that');
    expect(out).toContain('FAIL queue (Redis): connect ECONNREFUSED 127.0.0.1:1\n       Check REDIS_URL');
    expect(out).toContain(`FAIL link smpp: connect ECONNREFUSED 127.0.0.1:${port}`);
    expect(out).not.toContain('hunter2');
  });
});
