/** The explicit list of subcommands. Each is loaded when it is called, so that none waits for another's libraries. */
import type { Subcommand } from './io';

interface Entry {
  usage: string;
  about: string;
  load(): Subcommand;
}

export const SUBCOMMANDS: Record<string, Entry> = {
  serve: {
    usage: 'serve',
    about: 'run the service',
    load: () => require('./serve') as typeof import('./serve'),
  },
  migrate: {
    usage: 'migrate',
    about: 'bring the database to the current schema; safe to repeat',
    load: () => require('./migrate') as typeof import('./migrate'),
  },
  seed: {
    usage: 'seed --households N [--cases M]',
    about: 'add synthetic data, the same every time',
    load: () => require('./seed') as typeof import('./seed'),
  },
  say: {
    usage: 'say --from PHONE [--to CODE] TEXT',
    about: 'send one message through the whole service and print each reply',
    load: () => require('./say') as typeof import('./say'),
  },
  understand: {
    usage: 'understand',
    about: 'JSON lines {"text","context"} in, JSON lines {"intent","slots"} out',
    load: () => require('./understand') as typeof import('./understand'),
  },
  key: {
    usage: 'key add|list|revoke [--name NAME] [--scopes A,B] [--per-minute N] [ID]',
    about: 'API keys; a new key is shown once',
    load: () => require('./key') as typeof import('./key'),
  },
  reconcile: {
    usage: 'reconcile [--day YYYY-MM-DD]',
    about: 'the account of a day: zero, or what does not come out (exit 1)',
    load: () => require('./reconcile') as typeof import('./reconcile'),
  },
  calendar: {
    usage: 'calendar FILE',
    about: 'working days of the offices’ own, from a CSV file of day,works,name',
    load: () => require('./calendar') as typeof import('./calendar'),
  },
  doctor: {
    usage: 'doctor',
    about: 'say what works, what does not, and what to do',
    load: () => require('./doctor') as typeof import('./doctor'),
  },
};

/** What `--help` prints, and what follows a complaint about arguments. */
export function usage(): string {
  const entries = Object.values(SUBCOMMANDS);
  const width = Math.max(...entries.map((entry) => entry.usage.length));
  return [
    'Usage: xiangxin SUBCOMMAND [options]',
    '',
    ...entries.map((entry) => `  ${entry.usage.padEnd(width)}  ${entry.about}`),
    '',
    'Options of every subcommand:',
    '  --debug    show the stack of a failure',
    '  --help     show this',
    '  --version  show the version',
    '',
    'Settings come from the environment and from .env; .env.example explains each.',
  ].join('\n');
}
