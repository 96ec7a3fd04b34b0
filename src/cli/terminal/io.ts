/** What a subcommand sees of the world, so that tests can play it in-process. */

import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Config } from '../../config';
import type { Language } from '../../core/model/message';
import { t } from './words';

export interface Io {
  /** One line to standard output: the result. */
  out(line: string): void;
  /** One line to standard error: progress and complaints. */
  err(line: string): void;
  /** Milliseconds UTC. */
  now(): number;
  /** What the command line speaks, told before the settings are known to be right. */
  language(): Language;
  /** The environment of this folder, read and checked. Throws ConfigError. */
  config(): Config;
  /** Calls back at each SIGTERM and SIGINT; returns what ends that. */
  onSignal(call: (signal: string) => void): () => void;
  /** Ends the process at once, without stopping anything. */
  exit(code: number): void;
}

/**
 * A file of this folder that is a subcommand. `run` takes the arguments behind the subcommand's name and resolves
 * with the exit code; it throws UsageError for wrong arguments (exit 2), ConfigError for a wrong environment
 * (exit 2), and any other error for a failure (exit 1).
 */
export interface Subcommand {
  run(args: string[], io: Io): Promise<number>;
}

/** The arguments are not what the usage says. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** As `parseArgs` of node:util, strict; throws UsageError for what the options do not name. */
export function readArguments<const T extends Options>(args: string[], options: T, positionals = false) {
  try {
    return parseArgs({ args, options, allowPositionals: positionals, strict: true });
  } catch (error) {
    const known = error instanceof TypeError || (error as { code?: unknown }).code !== undefined; // parseArgs throws TypeErrors with a code
    // Node's hint for positionals that look like options is longer than what went wrong.
    throw known ? new UsageError((error as Error).message.split(/\.\s/)[0]) : error;
  }
}

/** A whole number at least `least`. Throws UsageError. */
export function wholeNumber(option: string, text: string, least: number): number {
  const value = Number(text);
  if (!/^\d{1,9}$/.test(text) || value < least) {
    throw new UsageError(t`--${option} takes a whole number from ${least} on, not "${text}"`);
  }
  return value;
}
