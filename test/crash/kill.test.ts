/** The service is killed under load, again and again: whoever's text was acknowledged gets an answer. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Feed } from '../../src/carrier/feed';
import { type Smsc, startSmsc } from '../../src/carrier/smsc';
import { compile } from '../support/compiled';
import { describeEachEngine } from '../support/engines';
import { delivery } from '../support/smsc/link';

const CRASHES = Number(process.env.CRASHES || 5);
/** Texts on their way to the service at once. */
const OPEN = 20;
/** Answers that the link lets out unanswered at once: its default. */
const WINDOW = 50;
/** A kill comes after at most so many acknowledgements and answers. */
const LATEST_KILL = 120;
const folder = mkdtempSync(join(tmpdir(), 'xiangxin-crash-'));
const children = new Set<ChildProcess>();
let cli = '';
let smsc: Smsc;

beforeAll(() => {
  cli = compile('crash');
});
beforeEach(async () => {
  smsc = await startSmsc();
});
afterEach(async () => {
  for (const child of children) await kill(child);
  await smsc.stop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function startChild(database: string): ChildProcess {
  const child = spawn(process.execPath, [cli, 'serve'], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      LOG_LEVEL: 'error',
      DATABASE_URL: database,
      DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
      SMPP_URL: `smpp://esme:secret@127.0.0.1:${smsc.port}?source=10628&window=${WINDOW}`,
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

/** A new process, when its link is bound; rejects when it ends before. */
async function bound(database: string): Promise<ChildProcess> {
  const child = startChild(database);
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`serve ended with ${code}`)));
  const bind = smsc.next('bind_transceiver');
  await Promise.race([bind, ended]);
  ended.catch(() => {}); // from here on we end it
  return child;
}

/** People who each send one question; a text without an acknowledgement is sent again over the next bind. */
function village() {
  const acknowledged = new Set<string>();
  const answers = new Map<string, number>();
  /** Acknowledgements and answers, as they come. */
  const happened = new Feed<'acknowledged' | 'answered'>();
  let again: string[] = [];
  let people = 0;

  smsc.faults.submit = (_, { fields }) => {
    const to = String(fields.destination_addr).replace('+', '');
    answers.set(to, (answers.get(to) ?? 0) + 1);
    happened.push('answered');
    return 0;
  };

  /** Keeps OPEN texts on their way over the newest bind; the function it returns ends that. */
  function send({ more }: { more: boolean }): () => void {
    const socket = smsc.sockets.at(-1);
    const open = new Set<string>();
    let ended = false;
    const next = () => {
      const phone = again.pop() ?? (more ? `86139${String(++people).padStart(8, '0')}` : undefined);
      if (phone === undefined || ended) return;
      open.add(phone);
      void smsc.ask('deliver_sm', delivery({ source_addr: phone }), socket).then((status) => {
        if (!open.delete(phone)) return;
        if (status === 0) acknowledged.add(phone);
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

describeEachEngine('the service', (engine) => {
  test(
    `${CRASHES} kills lose nothing that was acknowledged`,
    async () => {
      const database = await engine.database();
      const random = chance(20261123);
      const { send, happened, ...people } = village();
      for (let crash = 0; crash < CRASHES; crash++) {
        const child = await bound(database);
        const end = send({ more: true });
        for (let left = 1 + Math.floor(random() * LATEST_KILL); left > 0; left--) await happened.next();
        await kill(child);
        await smsc.closes.next();
        end();
      }
      const child = await bound(database);
      const end = send({ more: false });
      // What was in a killed process's hands is sent when its lease ends.
      while (people.acknowledged.size < people.everySent() || people.missing().length > 0)
        await happened.next();
      end();
      await kill(child);
      expect(people.missing()).toEqual([]);
      expect(people.acknowledged.size).toBeGreaterThan(CRASHES);
      // Only what was open at a kill may have gone twice.
      expect(people.repeats()).toBeLessThanOrEqual(CRASHES * (WINDOW + OPEN));
      process.stdout.write(
        `${CRASHES} kills on ${engine.name}: ${people.acknowledged.size} texts, ${people.repeats()} answered twice\n`,
      );
    },
    120_000 + CRASHES * 10_000,
  );
});
