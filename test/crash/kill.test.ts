/** The service is killed under load on each protocol, again and again: whoever's text was acknowledged gets an answer. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Feed } from '../../src/carrier/feed';
import { CROWDS, type Crowd } from '../support/crowd';
import { describeEachEngine } from '../support/engines';
import { knock } from '../support/run/knock';

/** `CRASHES=50 PROTOCOL=SMPP npx jest test/crash/kill.test.ts` for so many of one alone. */
const CRASHES = Number(process.env.CRASHES || 3);
const { PROTOCOL } = process.env;
/** Texts on their way to the service at once. */
const OPEN = 20;
/** Answers that the link lets out unanswered at once. */
const WINDOW = 50;
/** A kill comes after at most so many acknowledgements and answers. */
const LATEST_KILL = 120;
const folder = mkdtempSync(join(tmpdir(), 'xiangxin-crash-'));
const children = new Set<ChildProcess>();
const crowds: Crowd[] = [];
let cli = '';

beforeAll(async () => {
  cli = await knock('command');
});
afterEach(async () => {
  for (const child of children) await kill(child);
  for (const crowd of crowds.splice(0)) await crowd.stop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function startChild(database: string, link: string): ChildProcess {
  const child = spawn(process.execPath, [cli, 'serve'], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      LOG_LEVEL: 'error',
      // What a killed process held is sent when its lease is over.
      OUTBOX_LEASE: '10',
      DATABASE_URL: database,
      DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
      CARRIER_URL: `${link}source=10628&window=${WINDOW}`,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.add(child);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  children.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** A new process, when its link is there; rejects when it ends before. */
async function bound(database: string, crowd: Crowd): Promise<ChildProcess> {
  const child = startChild(database, crowd.link);
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`serve ended with ${code}`)));
  await Promise.race([crowd.met(), ended]);
  ended.catch(() => {}); // from here on we end it
  return child;
}

/** People who each send one question; a text without an acknowledgement is sent again over the next session. */
function village(crowd: Crowd) {
  const acknowledged = new Set<string>();
  const answers = new Map<string, number>();
  /** Acknowledgements and answers, as they come. */
  const happened = new Feed<'acknowledged' | 'answered'>();
  let again: string[] = [];
  let people = 0;

  crowd.hear((to) => {
    answers.set(to, (answers.get(to) ?? 0) + 1);
    happened.push('answered');
  });

  /** Keeps OPEN texts on their way over the newest session; the function it returns ends that. */
  function send({ more }: { more: boolean }): () => void {
    const open = new Set<string>();
    let ended = false;
    const next = () => {
      const phone = again.pop() ?? (more ? `86139${String(++people).padStart(8, '0')}` : undefined);
      if (phone === undefined || ended) return;
      open.add(phone);
      void crowd.ask(phone).then((taken) => {
        if (!open.delete(phone)) return;
        if (taken) acknowledged.add(phone);
        else again.push(phone);
        happened.push('acknowledged');
        next();
      });
    };
    for (let count = 0; count < OPEN; count++) next();
    return () => {
      ended = true;
      again = [...again, ...open];
      open.clear();
    };
  }

  return {
    send,
    happened,
    acknowledged,
    everySent: () => people,
    missing: () => [...acknowledged].filter((phone) => !answers.has(phone)),
    repeats: () => [...answers.values()].reduce((sum, count) => sum + count - 1, 0),
  };
}

/** Chance that is the same in each run (Park and Miller): a failure can be played again. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Resolves with the people, when everybody whose text was acknowledged has an answer. */
async function killed(database: string, crowd: Crowd) {
  const random = chance(20261123);
  const { send, happened, ...people } = village(crowd);
  for (let crash = 0; crash < CRASHES; crash++) {
    const child = await bound(database, crowd);
    const end = send({ more: true });
    for (let left = 1 + Math.floor(random() * LATEST_KILL); left > 0; left--) await happened.next();
    await kill(child);
    await crowd.gone();
    end();
  }
  const child = await bound(database, crowd);
  const end = send({ more: false });
  while (people.acknowledged.size < people.everySent() || people.missing().length > 0) await happened.next();
  end();
  await kill(child);
  return people;
}

describeEachEngine('the service', (engine) => {
  // What differs between protocols is not in the store: one engine is enough for all but one of them.
  const protocols = Object.entries(CROWDS)
    .filter(([name]) => name === 'SMPP' || engine.name === 'sqlite')
    .filter(([name]) => !PROTOCOL || name === PROTOCOL);

  test(
    `${CRASHES} kills on each protocol lose nothing that was acknowledged`,
    async () => {
      const runs = protocols.map(async ([protocol, open]) => {
        const crowd = await open();
        crowds.push(crowd);
        return { protocol, people: await killed(await engine.database(), crowd) };
      });
      for (const { protocol, people } of await Promise.all(runs)) {
        expect(people.missing()).toEqual([]);
        expect(people.acknowledged.size).toBeGreaterThan(CRASHES);
        // Only what was open at a kill may have gone twice.
        expect(people.repeats()).toBeLessThanOrEqual(CRASHES * (WINDOW + OPEN));
        process.stdout.write(
          `${CRASHES} kills, ${protocol} on ${engine.name}: ${people.acknowledged.size} texts, ${people.repeats()} answered twice\n`,
        );
      }
    },
    600_000 + CRASHES * 60_000,
  );
});
