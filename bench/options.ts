/** What the benchmarks take on their command lines. */
import { parseArgs } from 'node:util';

/** Said to whoever typed it; the process ends with 2. */
export class UsageError extends Error {}

export interface SmsOptions {
  /** In each database, with three payments each. */
  households: number;
  /** Asked at full speed. */
  messages: number;
  /** Asked at `PACE` a second. */
  paced: number;
  /** Asked before anything counts. */
  warmup: number;
  /** Of everything; the table shows the medians. */
  runs: number;
}

/** Asked before anything counts where nothing else is said, so that compilers and caches are warm. */
export const WARM_UP = 2_000;
/** Questions a second of the second phase. */
export const PACE = 200;
/** deliver_sm without an answer of the ESME at once. */
export const WINDOW = 50;

const DEFAULTS: SmsOptions = {
  households: 100_000,
  messages: 20_000,
  paced: 2_000,
  warmup: WARM_UP,
  runs: 1,
};

/** Throws UsageError. */
export function readSmsOptions(args: string[]): SmsOptions {
  const options = readNumbers(args, DEFAULTS);
  const asked = askedInOneRun(options) * options.runs;
  if (asked > options.households) {
    throw new UsageError(
      `${asked} questions need as many phones: the service answers a repeated question once. ` +
        `Give --households ${asked} or more, or fewer --messages.`,
    );
  }
  return options;
}

export const askedInOneRun = (options: SmsOptions) => options.warmup + options.messages + options.paced;

/** `--name N` for each of the defaults. Throws UsageError. */
export function readNumbers<T extends object>(args: string[], defaults: T): T {
  const options = Object.fromEntries(
    Object.keys(defaults).map((name) => [name, { type: 'string' as const }]),
  );
  const read = () => parseArgs({ args, options }).values;
  let values: ReturnType<typeof read>;
  try {
    values = read();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const given = Object.entries(values).map(([name, text]) => {
    if (!/^[1-9]\d{0,7}$/.test(String(text)))
      throw new UsageError(`--${name} takes a whole number from 1 on`);
    return [name, Number(text)];
  });
  return { ...defaults, ...Object.fromEntries(given) };
}
