/** Processes and folders of a benchmark: each is gone when it ends, however it ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const started = new Set<ChildProcess>();
const folders = new Set<string>();
const KILL_AFTER_MS = 15_000;

process.once('exit', () => {
  for (const child of started) child.kill('SIGKILL');
  removeFolders();
});

/** A new folder under the system's temporary one. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'xiangxin-bench-'));
  folders.add(folder);
  return folder;
}

function removeFolders(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
}

/** Remembers a process until it has ended. */
export function keep<T extends ChildProcess>(child: T): T {
  started.add(child);
  child.once('exit', () => started.delete(child));
  child.once('error', () => started.delete(child));
  return child;
}

export interface Command {
  program: string;
  args: string[];
  /** The whole environment but for PATH, so that nobody's own settings are measured. */
  env?: Record<string, string>;
  /** Working folder; what the program prints goes to a file in it. */
  folder: string;
}

export interface Started {
  child: ChildProcess;
  /** The end of what it printed. */
  printed(): string;
}

export function launch({ program, args, env = {}, folder }: Command): Started {
  const path = join(folder, 'printed.log');
  const file = openSync(path, 'w');
  // Debian keeps servers in sbin, which is not on everybody's path.
  const PATH = `${process.env.PATH ?? ''}:/usr/sbin:/usr/local/sbin`;
  const child = keep(
    spawn(program, args, { cwd: folder, env: { ...env, PATH }, stdio: ['ignore', file, file] }),
  );
  closeSync(file);
  return { child, printed: () => readFileSync(path, 'utf8').slice(-2_000) };
}

/** Runs to its end. Rejects with what it printed where it fails. */
export async function finish(command: Command): Promise<void> {
  const { child, printed } = launch(command);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${command.program} ${command.args[0]} ended with ${code}:\n${printed()}`);
}

/** Resolves as `ready` does; rejects with what the process printed where it ends before. */
export async function readyOrEnded<T>(
  { child, printed }: Started,
  what: string,
  ready: Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const ended = once(child, 'exit', { signal: over.signal }).then(() => {
    throw new Error(`${what} ended before it was ready:\n${printed()}`);
  });
  ended.catch(() => {}); // it ends sooner or later; after `ready` that is no news
  try {
    return await Promise.race([ready, ended]);
  } finally {
    over.abort();
  }
}

/** SIGTERM, and SIGKILL for one that does not heed it. */
export async function end(child: ChildProcess): Promise<void> {
  if (!started.has(child)) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
  await gone;
  clearTimeout(impatience);
}

/** Ends all that still runs, the newest first, and removes the folders. */
export async function endStarted(): Promise<void> {
  for (const child of [...started].reverse()) await end(child);
  removeFolders();
}
