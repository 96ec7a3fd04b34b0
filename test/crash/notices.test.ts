/** The service is killed while notices go out, again and again: every one arrives, and few come twice. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Feed } from '../../src/carrier/feed';
import { type Smsc, startSmsc } from '../../src/carrier/smsc';
import type { Change } from '../../src/core/model/change';
import { MIGRATIONS } from '../../src/files/root';
import { migrate, openStore } from '../../src/store';
import { type Command, startCommand } from '../support/command';
import { DATA_KEY } from '../support/engines';
import { knock } from '../support/run/knock';

const CRASHES = Number(process.env.CRASHES || 3);
/** 20,000 with 50 kills. */
const NOTICES = CRASHES * 400;
/** Messages that the link lets out unanswered at once: its default. */
const WINDOW = 50;
const FIRST_PHONE = 13_900_000_000;
const AT_ONCE = 500;

const folder = mkdtempSync(join(tmpdir(), 'xiangxin-notices-'));
const url = `file:${join(folder, 'notices.db')}`;
const commands = new Set<Command>();
let cli: string;
let smsc: Smsc;

beforeAll(async () => {
  cli = await knock('command');
  smsc = await startSmsc();
});

afterAll(async () => {
  for (const command of commands) await kill(command);
  await smsc.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function kill(command: Command): Promise<void> {
  commands.delete(command);
  command.child.kill('SIGKILL');
  await command.ended;
}

/** A new process, when its link is bound. */
async function bound(): Promise<Command> {
  const bind = smsc.next('bind_transceiver');
  const command = startCommand(cli, ['serve'], {
    cwd: folder,
    env: {
      PORT: '0',
      // It is run at any hour.
      QUIET_HOURS: '00:00-00:00',
      LOG_LEVEL: 'error',
      // What a killed process held is sent when its lease is over.
      OUTBOX_LEASE: '10',
      DATABASE_URL: url,
      DATA_KEY: DATA_KEY.toString('base64'),
      SMPP_URL: `smpp://esme:secret@127.0.0.1:${smsc.port}?source=10628&window=${WINDOW}`,
    },
  });
  commands.add(command);
  const ended = command.ended.then((code) => {
    throw new Error(`serve ended with ${code}:\n${command.err()}`);
  });
  ended.catch(() => {}); // once it is bound, we end it
  await Promise.race([bind, ended]);
  return command;
}

/** All of them owed, to one person each. */
async function owe(count: number): Promise<void> {
  await migrate(url, MIGRATIONS);
  const store = await openStore({ url, dataKey: DATA_KEY });
  const at = Date.now();
  for (let first = 0; first < count; first += AT_ONCE) {
    await store.commit(
      Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, index): Change => {
        const number = first + index;
        const message = {
          id: `notice${String(number).padStart(8, '0')}`,
          gateway: 'smpp',
          lane: 'notice',
          to: `+86${FIRST_PHONE + number}`,
          from: '10628',
          text: 'BT',
          expiresAt: at + 86_400_000,
          attempts: 0,
        } as const;
        return { kind: 'owed', message, at };
      }),
    );
  }
  await store.close();
}

/** How often each person got the notice, and a feed of every one that comes. */
function village() {
  const came = new Map<string, number>();
  const happened = new Feed<string>();
  smsc.faults.submit = (_, { fields }) => {
    const to = String(fields.destination_addr);
    came.set(to, (came.get(to) ?? 0) + 1);
    happened.push(to);
    return 0;
  };
  return { came, happened };
}

test(
  `${CRASHES} kills while ${NOTICES} notices go out: each arrives, and no kill repeats more than the window`,
  async () => {
    await owe(NOTICES);
    const { came, happened } = village();
    // Spread over the whole run: each kill comes after its share.
    const share = Math.floor(NOTICES / (CRASHES + 1));
    for (let crash = 0; crash < CRASHES; crash++) {
      const command = await bound();
      for (let left = share; left > 0; left--) await happened.next();
      await kill(command);
      while (smsc.sockets.length > 0) await smsc.closes.next();
    }
    const command = await bound();
    while (came.size < NOTICES) await happened.next();
    await kill(command);
    const repeats = [...came.values()].reduce((sum, count) => sum + count - 1, 0);
    process.stdout.write(`${CRASHES} kills: ${came.size} notices, ${repeats} came twice\n`);
    expect(repeats).toBeLessThanOrEqual(CRASHES * WINDOW);
  },
  300_000 + CRASHES * 10_000,
);
