#!/usr/bin/env node
/** The `xiangxin` command: the process around `main`. */
import { CARRIERS } from '../gateways';
import { main } from './cli/main';
import type { Io } from './cli/terminal/io';
import { loadEnvironment, readConfig } from './config';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

const io: Io = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  now: Date.now,
  language: () =>
    loadEnvironment(process.cwd(), CARRIERS).env.LANGUAGE_DEFAULT?.trim() === 'en' ? 'en' : 'zh-CN',
  config: () => {
    const { env, faults } = loadEnvironment(process.cwd(), CARRIERS);
    return readConfig(env, CARRIERS, faults);
  },
  onSignal: (call) => {
    for (const signal of SIGNALS) process.on(signal, call);
    return () => {
      for (const signal of SIGNALS) process.off(signal, call);
    };
  },
  exit: (code) => process.exit(code),
};

// Whoever reads along may have seen enough (`… | head`): the work goes on, and that is no failure of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

// Node itself would print whatever hangs on an error: the command that Redis refused with its password, the rows of a statement.
process.on('uncaughtException', (error) => {
  const { createLog } = require('./main/log') as typeof import('./main/log');
  createLog('error', process.stderr).error({ error }, 'nobody expected this: the process ends');
  process.exit(1);
});

main(process.argv.slice(2), io).then((code) => {
  // Not process.exit: what was written to a pipe would be cut off.
  process.exitCode = code;
});
