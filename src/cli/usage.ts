/** How the command, and each of its subcommands, is called. */
import type { Phrase } from '../ports';
import { type Entry, SUBCOMMANDS, subcommand } from './subcommands';
import { say, t, told } from './terminal/words';

const OF_EVERY = {
  '--debug': 'show the stack of a failure',
  '--help': 'show this, or how one subcommand is called',
  '--version': 'show the version',
};

/** Of one subcommand, where `name` is one; else of all. */
export function usage(name?: string): string {
  const entry = subcommand(name);
  return (entry ? ofOne(entry) : ofAll()).join('\n');
}

function ofOne({ usage, about, options = {} }: Entry): string[] {
  const [first, ...more] = usage;
  return [
    t`Usage: xiangxin ${first}`,
    ...more.map((line) => `       xiangxin ${line}`),
    '',
    sentenceOf(told(about)),
    ...(Object.keys(options).length > 0 ? ['', ...table(Object.entries(options))] : []),
  ];
}

function ofAll(): string[] {
  const entries = Object.values(SUBCOMMANDS).flatMap(({ usage: [first = '', ...more], about }) => [
    [first, told(about)] as const,
    ...more.map((line) => [line, ''] as const),
  ]);
  return [
    t`Usage: xiangxin SUBCOMMAND [options]`,
    '',
    ...table(entries),
    '',
    t`Options of every subcommand:`,
    ...table(Object.entries(OF_EVERY)),
    '',
    t`Settings come from the environment and from .env; .env.example explains each.`,
  ];
}

function table(rows: readonly (readonly [string, string | Phrase])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  const words = (right: string | Phrase) => (typeof right === 'string' ? told(right) : say(right));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${words(right)}`.trimEnd());
}

function sentenceOf(about: string): string {
  return `${about[0]?.toUpperCase()}${about.slice(1)}${/[a-z)]$/.test(about) ? '.' : '。'}`;
}
