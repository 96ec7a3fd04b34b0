/** The list of subcommands. A subcommand is loaded when it is called, so that none waits for another's libraries. */
import { PROTOCOLS } from '../carrier/kinds';
import { DESK_ROLES } from '../core/model/desk/account';
import { SCOPES } from '../core/model/desk/apiKeys';
import { type Phrase, phrase } from '../ports';
import type { Subcommand } from './terminal/io';

export interface Entry {
  /** Every way to call it. */
  usage: readonly string[];
  about: string;
  /** What each of its options takes. */
  options?: Readonly<Record<string, string | Phrase>>;
  load(): Subcommand;
}

export const SUBCOMMANDS: Readonly<Record<string, Entry>> = {
  serve: {
    usage: ['serve'],
    about: 'run the service',
    load: () => require('./commands/serve') as typeof import('./commands/serve'),
  },
  migrate: {
    usage: ['migrate'],
    about: 'bring the database to the current schema; safe to repeat',
    load: () => require('./commands/migrate') as typeof import('./commands/migrate'),
  },
  seed: {
    usage: ['seed --households N [--cases M]'],
    about: 'add synthetic data, the same every time',
    options: { '--households N': 'with three payments each', '--cases M': 'default 0' },
    load: () => require('./commands/seed') as typeof import('./commands/seed'),
  },
  say: {
    usage: ['say --from PHONE [--to CODE] TEXT'],
    about: 'send one message through the whole service and print each reply',
    options: {
      '--from PHONE': 'whoever writes, as 13800000001',
      '--to CODE': 'the code written to; default 10628',
    },
    load: () => require('./commands/say') as typeof import('./commands/say'),
  },
  understand: {
    usage: ['understand', 'understand --export [--days N]', 'understand --explain TEXT [--where PLACE]'],
    about:
      'JSON lines {"text","context"} in, JSON lines {"intent","slots"} out; --export: what was not understood; --explain: why one text was understood so',
    options: {
      '--days N': 'how far back; default 30',
      '--where PLACE': 'as behind @ in a file of examples: subsidy.list, after payment, office',
    },
    load: () => require('./commands/understand') as typeof import('./commands/understand'),
  },
  teach: {
    usage: ['teach'],
    about:
      'learn anew from the example texts in templates/understanding, and write the model with its figures',
    load: () => require('./commands/teach') as typeof import('./commands/teach'),
  },
  key: {
    usage: [
      'key add --name NAME [--scopes A,B] [--per-minute N] [--area ID | --department ID] [--continues ID]',
      'key list',
      'key revoke ID',
      'key rotate-data',
    ],
    about: 'API keys, a new one is shown once; rotate-data: another key for all that is sealed',
    options: {
      '--name NAME': 'who calls with it, as 住建局',
      '--scopes A,B': phrase`what it may do; default all of ${SCOPES.join(',')}`,
      '--per-minute N': 'calls a minute on each process; default 120000',
      '--area ID, --department ID':
        'sees and reports what is of this area and all below, or of this department, alone',
      '--continues ID': 'takes the place of this key and goes on with its ids, so that what it sent is known',
    },
    load: () => require('./commands/key') as typeof import('./commands/key'),
  },
  account: {
    usage: [
      'account add --login LOGIN --name NAME --role ROLE (--area ID | --area all | --department ID) [--phone NUMBER]',
      'account reset LOGIN',
      'account disable LOGIN',
      'account list',
    ],
    about: 'who works at the desk; add and reset print a link, once, by which its owner sets a password',
    options: {
      '--login LOGIN': 'what is typed to sign in: small letters and digits',
      '--name NAME': 'as colleagues know the person',
      '--role ROLE': `one of ${DESK_ROLES.join(', ')}`,
      '--area ID': 'where it holds: this area and all below; all: everywhere',
      '--department ID': 'where it holds: this department alone',
      '--phone NUMBER': 'a mobile phone',
    },
    load: () => require('./commands/account') as typeof import('./commands/account'),
  },
  audit: {
    usage: ['audit verify [--entry N] [--day YYYY-MM-DD]'],
    about: 'whether the audit is whole, or where it breaks (exit 1)',
    options: {
      '--entry N': 'also the hash of this entry, to compare with one that was noted down',
      '--day YYYY-MM-DD':
        'also how far it had come on that day, to compare with what the supervisors were told',
    },
    load: () => require('./commands/audit') as typeof import('./commands/audit'),
  },
  carrier: {
    usage: [
      `carrier ${PROTOCOLS.join('|')} --port N [--answer KIND] [--report KIND] [--code CODE] [--secret SECRET] [--dial N]`,
    ],
    about: 'a small carrier on this machine, to try a link against: prints what comes, sends what is typed',
    options: {
      '--port N': 'where the service dials it',
      '--answer KIND': 'to messages: taken (default), throttled, refused, silent',
      '--report KIND': 'of messages: delivered (default), failed, none',
      '--code CODE': 'that people write to; default 10628',
      '--secret SECRET': 'of the log-in; default secret',
      '--dial N': 'where the service waits for a carrier that dials it; default 8801',
    },
    load: () => require('./commands/carrier') as typeof import('./commands/carrier'),
  },
  reconcile: {
    usage: ['reconcile [--day YYYY-MM-DD]'],
    about: 'the account of a day: zero, or what does not come out (exit 1)',
    options: { '--day YYYY-MM-DD': 'default today at the offices' },
    load: () => require('./commands/reconcile') as typeof import('./commands/reconcile'),
  },
  calendar: {
    usage: ['calendar FILE'],
    about: 'working days of the offices’ own, from a CSV file of day,works,name',
    load: () => require('./commands/calendar') as typeof import('./commands/calendar'),
  },
  clock: {
    usage: ['clock --right'],
    about: 'say that the clock of this machine is right, where doctor found that it has leapt',
    load: () => require('./commands/clock') as typeof import('./commands/clock'),
  },
  import: {
    usage: ['import FILE --kind KIND [--dry-run] [--area AREA] [--period TEXT] [--tell]', 'import --starter'],
    about: 'a spreadsheet of an office, checked as at the desk; or a set to begin from',
    options: {
      '--kind KIND':
        'areas, departments, matters, programmes, sections, news, days, phones: put in at once; households, payments, cases, bankResults: two others decide',
      '--dry-run': 'check, and write nothing',
      '--area AREA': 'whose households it has; default the area at the top',
      '--period TEXT': 'what it is for, as 2026年粮食直补; default the year',
      '--tell': 'of cases: applicants hear what is new; default nobody does',
      '--starter':
        'common departments and matters, the national programmes; marked until somebody looks at them',
    },
    load: () => require('./commands/import') as typeof import('./commands/import'),
  },
  phone: {
    usage: [
      'phone dead|alive NUMBER',
      'phone move OLD NEW',
      'phone undo NUMBER',
      'phone language NUMBER zh-CN|en',
    ],
    about:
      'a number that nobody has, or that is in use again; another in its place, or the old one back; what its owner reads',
    load: () => require('./commands/phone') as typeof import('./commands/phone'),
  },
  person: {
    usage: ['person export|erase NUMBER'],
    about: 'all that is kept of a number, as JSON; or none of it any more',
    load: () => require('./commands/person') as typeof import('./commands/person'),
  },
  doctor: {
    usage: ['doctor'],
    about: 'say what works, what does not, and what to do',
    load: () => require('./doctor/doctor') as typeof import('./doctor/doctor'),
  },
};

/** The subcommand of this name. */
export function subcommand(name: string | undefined): Entry | null {
  return name !== undefined && Object.hasOwn(SUBCOMMANDS, name) ? (SUBCOMMANDS[name] ?? null) : null;
}
