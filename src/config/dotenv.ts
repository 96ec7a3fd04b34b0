/** The file `.env`: what it sets, and what in it would be passed over without a word. */
import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'dotenv';
import type { Fault } from './read';

/** What stands in the file, and its faults: `values` is what could be read. */
export interface Dotenv {
  values: Record<string, string>;
  faults: Fault[];
}

/** What dotenv takes for a variable, with a value in quotes over several lines. */
const ASSIGNMENT =
  /^[^\S\n]*(?:export\s+)?[\w.-]+[^\S\n]*(?:=|:(?=\s))[^\S\n]*(?:'(?:\\'|[^'])*'|"(?:\\"|[^"])*"|`(?:\\`|[^`])*`)?/gm;

/** `.env` of this folder; where there is none, nothing is set and nothing is wrong. `known`: the names of all settings. */
export function readDotenv(folder: string, known: readonly string[]): Dotenv {
  const path = join(folder, '.env');
  if (!existsSync(path)) return { values: {}, faults: [] };
  try {
    const octets = readFileSync(path);
    const line = notUtf8(octets);
    if (line === null) return parseDotenv(octets.toString('utf8'), known);
    // Windows editors in China save in GB18030 unless told otherwise; guessing would sign texts with noise.
    const wrong = `line ${line} of ${path} is not UTF-8`;
    return {
      values: {},
      faults: [{ name: '.env', wrong, allowed: 'a file saved as UTF-8 (另存为，编码选 UTF-8)' }],
    };
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException; // what node:fs throws
    const allowed = 'a file that this user may read, or none';
    return { values: {}, faults: [{ name: '.env', wrong: `can not be read (${code})`, allowed }] };
  }
}

/** The number, from 1, of the first line that is no UTF-8; null where all are. */
function notUtf8(octets: Buffer): number | null {
  if (isUtf8(octets)) return null;
  let start = 0;
  for (let line = 1; ; line++) {
    const end = octets.indexOf(0x0a, start);
    if (end < 0 || !isUtf8(octets.subarray(start, end))) return line;
    start = end + 1;
  }
}

/** Names of others may stand in the file; only one that is nearly ours is taken for a slip. */
export function parseDotenv(text: string, known: readonly string[]): Dotenv {
  const values = parse(text);
  const misspelt = Object.keys(values).flatMap((name): Fault[] => {
    const meant = nearestOf(name, known);
    if (meant === null || meant === name) return [];
    return [{ name, wrong: 'in .env is no setting', allowed: `${meant}, which is nearly the same` }];
  });
  return { values, faults: [...unreadable(text), ...misspelt] };
}

/** Lines that are neither empty nor a comment and set nothing. Only their numbers: a line may hold a secret. */
function unreadable(text: string): Fault[] {
  const rest = text.replace(/\r\n?/g, '\n').replace(ASSIGNMENT, (set) => `#${set.replace(/[^\n]/g, '')}#`);
  return rest.split('\n').flatMap((line, index): Fault[] => {
    if (/^\s*(#|$)/.test(line.replace('\ufeff', ''))) return [];
    return [
      { name: '.env', wrong: `line ${index + 1} has no "="`, allowed: 'NAME=value, or a comment after #' },
    ];
  });
}

/** Slips in a name that still show which was meant; in a short one every letter counts for more. */
const SLIPS = { long: 2, short: 1 } as const;
const SHORT = 6;

/** The known name that is nearest to `written`, letter case aside, or null where none is near. Itself, where it is known. */
function nearestOf(written: string, known: readonly string[]): string | null {
  if (known.includes(written)) return written;
  const [best] = known
    .map((name) => ({ name, slips: slipsBetween(written.toUpperCase(), name) }))
    .filter(({ name, slips }) => slips <= (name.length < SHORT ? SLIPS.short : SLIPS.long))
    .sort((a, b) => a.slips - b.slips);
  return best?.name ?? null;
}

/** Letters added, left out or put for others (Levenshtein's distance), row by row. */
function slipsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    let last = index + 1;
    row = row.map((above, column) => {
      if (column === 0) return last;
      const across = row[column - 1] ?? 0;
      last = Math.min(above + 1, last + 1, across + (letter === other[column - 1] ? 0 : 1));
      return last;
    });
  }
  return row.at(-1) ?? 0;
}
