import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
/** Of this run alone: another may go on beside it. */
const BUILT = join(ROOT, 'dist', `tests-${process.pid}`);

/**
 * Compiles the project, and resolves with the path of the command. Types are checked elsewhere: here only what runs
 * matters.
 */
export async function compile(): Promise<string> {
  const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  for (const project of ['tsconfig.build.json', 'tsconfig.sheets.json']) {
    const flags = ['-p', join(ROOT, project), '--outDir', BUILT, '--incremental', 'false'];
    const built = spawn(process.execPath, [compiler, ...flags, '--tsBuildInfoFile', 'null', '--noCheck']);
    await once(built, 'exit');
  }
  return join(BUILT, 'src', 'cli.js');
}

/** Takes away what was compiled. */
export function removeCompiled(): void {
  rmSync(BUILT, { recursive: true, force: true });
}
