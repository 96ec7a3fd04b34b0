/** `npm run bench [name] [-- options]`: every benchmark, or the one that is named. */
import { endStarted } from './child';
import { consoleLists } from './console';
import { growth } from './growth';
import { intake } from './intake';
import { notices } from './notices';
import { UsageError } from './options';
import { sms } from './sms';
import { understanding } from './understanding';
import { ussd } from './ussd';
import { wap } from './wap';

/** Takes what follows its name on the command line; resolves when its table is printed. */
type Bench = (args: string[]) => Promise<void>;

const BENCHES: ReadonlyMap<string, Bench> = new Map([
  ['sms', sms],
  ['intake', intake],
  ['notices', notices],
  ['ussd', ussd],
  ['wap', wap],
  ['console', consoleLists],
  ['growth', growth],
  ['understanding', understanding],
]);

const USAGE = 2;
const INTERRUPTED = 130;

async function main(args: string[]): Promise<number> {
  const [first] = args;
  const named = first !== undefined && !first.startsWith('-');
  const names = named ? [first] : [...BENCHES.keys()];
  for (const name of names) {
    const bench = BENCHES.get(name);
    if (!bench) {
      console.error(`There is no benchmark "${name}"; there are: ${[...BENCHES.keys()].join(', ')}.`);
      return USAGE;
    }
    await bench(named ? args.slice(1) : args);
  }
  return 0;
}

// `exit` handlers end what was started; a signal alone would pass them by.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(INTERRUPTED));

main(process.argv.slice(2))
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return error instanceof UsageError ? USAGE : 1;
  })
  .then(async (code) => {
    process.exitCode = code;
    await endStarted();
  });
