/** Announcements that all become due at one moment. */
import { ulid } from 'ulid';
import type { Change } from '../../src/core/model/change';
import type { Store } from '../../src/ports';
import { LINK } from '../engines';
import { TEXT, TOLD } from '../tally';

const AT_ONCE = 500;
/** Written a second at least, on any machine worth measuring. */
const WRITTEN_PER_SECOND = 2_000;
const DAY = 86_400_000;

/** Resolves when they are there, with the moment (milliseconds UTC) at which they become due. */
export async function oweBulk(store: Store, count: number): Promise<number> {
  const now = Date.now();
  const due = now + 2_000 + (count / WRITTEN_PER_SECOND) * 1_000;
  const commits: Promise<unknown>[] = [];
  for (let first = 0; first < count; first += AT_ONCE) {
    const size = Math.min(AT_ONCE, count - first);
    commits.push(store.commit(Array.from({ length: size }, (_, at) => owed(TOLD + first + at, now, due))));
    if (commits.length % 4 === 0) await Promise.all(commits.splice(0));
  }
  await Promise.all(commits);
  if (Date.now() >= due) throw new Error(`${count} messages could not be written in time: take fewer`);
  return due;
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
