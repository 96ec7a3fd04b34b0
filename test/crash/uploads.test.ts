/** Web and worker are killed at any point of an upload, again and again: it goes on where it stood, and nothing is there twice. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { APPROVAL_STEPS, type Upload } from '../../src/core/model/desk/upload';
import { loadLimits } from '../../src/files/limits';
import { MIGRATIONS, ROOT } from '../../src/files/root';
import type { Store } from '../../src/ports';
import { digestOf } from '../../src/service/intake/publishing';
import { migrate, openStore } from '../../src/store';
import { type Command, startCommand } from '../support/command';
import { DATA_KEY, describeEachEngine } from '../support/engines';
import { REDIS, startRedis, type TestRedis } from '../support/redis';
import { knock } from '../support/run/knock';
import { furnish, handIn, numbersOf, type Paper, press } from '../worlds/office';
import { papers } from './papers';
import { expectNothingTwice } from './whole';

/** Of each process: `CRASHES=100 npx jest test/crash/uploads.test.ts`. */
const CRASHES = Number(process.env.CRASHES || 8);
const SEED = Number(process.env.SEED || 20261127);
const ROWS = 3_165;
/** Looks at the database between the moment that was chosen and the kill: less than a slice of rows takes. */
const LOOKS = 12;

const folder = mkdtempSync(join(tmpdir(), 'xiangxin-uploads-'));
const limits = join(folder, 'limits.json');
const running = new Set<Command>();
const opened: Store[] = [];
let cli = '';
let redis: TestRedis | null = null;

beforeAll(async () => {
  cli = await knock('command');
  writeFileSync(limits, JSON.stringify({ ...loadLimits(ROOT), confirming: 'none' }));
  redis = REDIS ? await startRedis() : null;
});
afterEach(async () => {
  for (const command of running) await kill(command);
  for (const store of opened.splice(0)) await store.close();
});
afterAll(async () => {
  await redis?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function kill(command: Command): Promise<void> {
  running.delete(command);
  command.child.kill('SIGKILL');
  await command.ended;
}

/** Chance that is the same in each run (Park and Miller). */
function chance(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state * 48_271) % 2_147_483_647;
    return Math.floor((state / 2_147_483_647) * most);
  };
}

type Role = 'web' | 'worker';
const PHASES = ['sending', 'reading', ...APPROVAL_STEPS, 'publishing'] as const;
type Phase = (typeof PHASES)[number];
/** Which process works in each of them. */
const AT_WORK: Record<Phase, Role> = {
  ...{ sending: 'web', entered: 'web', checked: 'web', published: 'web' },
  ...{ reading: 'worker', publishing: 'worker' },
};

/** The processes of one installation: one with an embedded database, two beside a server. */
function installation(env: Record<string, string>, apart: boolean) {
  const up = new Map<Role, Command>();
  let url = '';
  const start = async (role: Role) => {
    const command = startCommand(cli, ['serve'], {
      cwd: folder,
      env: { ...env, ...(apart && { ROLE: role }) },
    });
    running.add(command);
    up.set(role, command);
    if (role === 'worker') await command.says(/worker/);
    else url = (await command.says(/(http:\S+?)\/\n/))[1] ?? '';
  };
  const of = (role: Role): Role => (apart ? role : 'web');
  return {
    url: () => url,
    async start() {
      await start('web');
      if (apart) await start('worker');
    },
    async crash(role: Role) {
      const command = up.get(of(role));
      if (command) await kill(command);
      await start(of(role));
    },
  };
}

type Installation = ReturnType<typeof installation>;

interface Run {
  store: Store;
  house: Installation;
  random: (most: number) => number;
  /** How often still, by paper and phase. */
  left: Map<string, number>;
}

const find = async ({ store }: Run, id: string): Promise<Upload> => {
  const upload = await store.uploads.upload(id);
  if (!upload) throw new Error(`upload ${id} is gone`);
  return upload;
};

/** Whether a kill is still to come here; counted. */
function isDue({ left }: Run, { kind }: Paper, phase: Phase): boolean {
  const key = `${kind} ${phase}`;
  const count = left.get(key) ?? 0;
  left.set(key, count - 1);
  return count > 0;
}

async function looks({ store, random }: Run): Promise<void> {
  for (let count = random(LOOKS); count > 0; count--) await store.uploads.waiting(0, 1);
}

/** The call of a client that does not hear an answer, and calls again. */
async function untilHanded(run: Run, paper: Paper): Promise<string> {
  while (isDue(run, paper, 'sending')) {
    const { bytes } = paper;
    const cut = run.random(3) === 0 ? run.random(bytes.length) : bytes.length;
    const answer = handIn(run.house.url(), paper, cut);
    await looks(run);
    await run.house.crash('web');
    await answer;
  }
  const answer = await handIn(run.house.url(), paper);
  expect(answer?.status).toBe(202);
  return JSON.parse(answer?.text ?? '').id;
}

/** Kills the worker as the rows come to places chosen by chance. Resolves when the upload stands in another state. */
async function untilDone(run: Run, id: string, paper: Paper, phase: 'reading' | 'publishing') {
  const working = (upload: Upload) => upload.state === phase || upload.state === 'receiving';
  let upload = await find(run, id);
  while (working(upload)) {
    if (!isDue(run, paper, phase)) {
      while (working(upload)) upload = await find(run, id);
      break;
    }
    const place = upload.rowsDone + run.random(ROWS - upload.rowsDone + 1);
    while (working(upload) && upload.rowsDone < place) upload = await find(run, id);
    await looks(run);
    await run.house.crash('worker');
    upload = await find(run, id);
  }
  return upload;
}

/** One file from its octets to what holds. */
async function bringIn(run: Run, paper: Paper): Promise<Upload> {
  const id = await untilHanded(run, paper);
  const read = await untilDone(run, id, paper, 'reading');
  expect(read).toMatchObject({ state: 'clean', rows: ROWS, faultyRows: 0 });
  for (const step of APPROVAL_STEPS) {
    while (isDue(run, paper, step)) {
      const answer = press(run.house.url(), id, step);
      await looks(run);
      await run.house.crash('web');
      await answer;
    }
    const approvals = await run.store.uploads.approvals(id);
    if (approvals.some((one) => one.step === step)) continue;
    expect((await press(run.house.url(), id, step))?.status).toBe(303);
  }
  const published = await untilDone(run, id, paper, 'publishing');
  expect(published).toMatchObject({ state: 'published', trouble: null, rowsDigest: expect.any(String) });
  expect(await digestOf(published, run.store)).toBe(published.rowsDigest);
  const numbers = { new: 0, changed: 0, same: 0, refused: 0, gone: 0 };
  const change = paper.kind === 'bankResults' ? 'changed' : 'new';
  expect(await numbersOf(run.house.url(), id)).toEqual({ ...numbers, [change]: ROWS });
  return published;
}

/** Where and how often each process is killed: by chance, the same in each run. */
function plan(random: (most: number) => number, files: readonly Paper[], apart: boolean) {
  const left = new Map<string, number>();
  for (const role of ['web', 'worker'] as const) {
    const own = PHASES.filter((phase) => AT_WORK[phase] === role);
    for (let count = 0; count < (apart ? CRASHES : CRASHES / 2); count++) {
      const key = `${files[random(files.length)]?.kind} ${own[random(own.length)]}`;
      left.set(key, (left.get(key) ?? 0) + 1);
    }
  }
  return left;
}

describeEachEngine('uploads', (engine) => {
  test(
    `${CRASHES} kills of each process while three files come in: they go on where they stood, and nothing is there twice`,
    async () => {
      const apart = engine.name === 'mysql';
      if (apart && !redis) return;
      const url = await engine.database();
      await migrate(url, MIGRATIONS);
      const store = await openStore({ url, dataKey: DATA_KEY });
      opened.push(store);
      await furnish(store, Date.now());
      const env = {
        ...{ NODE_ENV: 'production', PORT: '0', LOG_LEVEL: 'error', OUTBOX_LEASE: '5' },
        ...{ DATABASE_URL: url, DATA_KEY: DATA_KEY.toString('base64'), LIMITS_FILE: limits },
        ...{ QUIET_HOURS: '00:00-00:00', ...(apart && redis && { REDIS_URL: redis.url }) },
      };
      const random = chance(SEED);
      const files = papers(ROWS);
      const house = installation(env, apart);
      await house.start();
      const run: Run = { store, house, random, left: plan(random, files, apart) };
      const ids: string[] = [];
      for (const paper of files) ids.push((await bringIn(run, paper)).id);
      await expectNothingTwice(store, { rows: ROWS, ids });
      for (const command of running) await kill(command);
      const verified = startCommand(cli, ['audit', 'verify'], { cwd: folder, env });
      expect([await verified.ended, verified.err()]).toEqual([0, '']);
    },
    600_000 + CRASHES * 60_000,
  );
});
