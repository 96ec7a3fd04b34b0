/** What a subcommand sees of the world, so that tests can play it in-process. */
import type { Config } from '../../config';
import type { Language } from '../../core/model/message';

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
