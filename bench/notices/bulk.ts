/** Announcements that all become due at one moment. */
import { ulid } from 'ulid';
import type { Change } from '../../src/core/model/change';
import type { Store } from '../../src/ports';
import { openEngine } from '../../src/store/engine';
import { LINK } from '../engines';
import { TEXT, TOLD } from '../tally';

const AT_ONCE = 500;
const DAY = 86_400_000;
/** Until they are due, from when all of them are there: whoever counts them is ready by then. Milliseconds. */
const READY = 500;

/** Resolves when they are there, with the moment (milliseconds UTC) at which they become due. `url`: of the same store. */
export async function oweBulk(store: Store, url: string, count: number): Promise<number> {
  const now = Date.now();
  const later = now + DAY / 2;
  const commits: Promise<unknown>[] = [];
  for (let first = 0; first < count; first += AT_ONCE) {
    const size = Math.min(AT_ONCE, count - first);
    commits.push(store.commit(Array.from({ length: size }, (_, at) => owed(TOLD + first + at, now, later))));
    if (commits.length % 4 === 0) await Promise.all(commits.splice(0));
  }
  await Promise.all(commits);
  return fallDue(url, later);
}

/** What becomes due at `later` does so soon, however long it took to write. */
async function fallDue(url: string, later: number): Promise<number> {
  const engine = openEngine(url, 1);
  try {
    const due = Date.now() + READY;
    const moved = 'update outbox set due_at = ? where state = 0 and gateway = ? and lane = 3 and due_at = ?';
    await engine.run(moved, [due, LINK, later]);
    return due;
  } finally {
    await engine.close();
  }
}

function owed(number: number, at: number, notBefore: number): Change {
  const message = {
    id: ulid(),
    gateway: LINK,
    lane: 'bulk',
    to: `+86${number}`,
    from: '10628',
    text: TEXT,
    expiresAt: at + DAY,
    attempts: 0,
    template: 'batch.payment',
  } as const;
  return { kind: 'owed', message, at, notBefore };
}
