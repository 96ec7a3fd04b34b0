/** The command as users run it: compiled, in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A process that runs the command, and what it has written so far. */
export interface Command {
  child: ChildProcess;
  out(): string;
  err(): string;
  /** Resolves with what comes to match on stdout; rejects with all that was written when the process ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Resolves with the exit code; null where a signal ended it. */
  ended: Promise<number | null>;
}

/** `env` is the whole environment but for PATH. */
export function startCommand(
  cli: string,
  args: string[],
  { cwd, env = {}, input = '' }: { cwd: string; env?: Record<string, string>; input?: string },
): Command {
  const child = spawn(process.execPath, [cli, ...args], { cwd, env: { PATH: process.env.PATH, ...env } });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  let out = '';
  let err = '';
  let wrote = () => {};
  child.stdout.on('data', (chunk) => {
    out += chunk;
    wrote();
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  child.stdin.end(input);
  const ended = once(child, 'close').then(([code]) => {
    process.removeListener('exit', kill);
    return code as number | null; // what a ChildProcess's close event brings
  });
  const says = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      wrote = () => {
        const found = pattern.exec(out);
        if (found) resolve(found);
      };
      wrote();
      void ended.then((code) => reject(new Error(`ended with ${code}:\n${out}${err}`)));
    });
  return { child, out: () => out, err: () => err, says, ended };
}
