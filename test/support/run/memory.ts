/** What tests write lies in memory where a machine has room there: nothing of it is to outlive the run, and no commit waits for a disk. */
import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const NAME = /^xiangxin-tests-(\d+)$/;
/** Bytes: a run takes a third of them. */
const ROOM = 2 * 2 ** 30;

const folder = join(MEMORY, `xiangxin-tests-${process.pid}`);

/** From here on `tmpdir()` lies there, in this process and in those that it starts. */
export function workInMemory(): void {
  if (!existsSync(MEMORY)) return;
  // Of runs that were killed.
  for (const name of readdirSync(MEMORY)) {
    const pid = NAME.exec(name)?.[1];
    if (pid && !existsSync(`/proc/${pid}`)) rmSync(join(MEMORY, name), { recursive: true, force: true });
  }
  const { bavail, bsize } = statfsSync(MEMORY);
  if (bavail * bsize < ROOM) return;
  mkdirSync(folder);
  process.env.TMPDIR = folder;
}

export function leaveMemory(): void {
  rmSync(folder, { recursive: true, force: true });
}
