import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { understand } from '../../../src/core/language/understand';
import type { Context } from '../../../src/core/model/dialogue';
import { lexicon } from '../../support/lexicon';

/** One labelled message. */
export interface Line {
  text: string;
  intent: string;
  slots: Record<string, unknown>;
  context: Context | null;
}

export interface Score {
  lines: number;
  intent: number;
  exact: number;
  falseAccepts: number;
  misses: string[];
}

export function linesOf(name: string): Line[] {
  return readFileSync(join(__dirname, name), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line); // our own files
}

/** Free text counts when it contains the label, without spaces and punctuation; every other slot must be equal. */
export function score(lines: Line[]): Score {
  const result: Score = { lines: lines.length, intent: 0, exact: 0, falseAccepts: 0, misses: [] };
  for (const line of lines) {
    const { intent, slots } = understand(line.text, line.context, lexicon);
    const sameIntent = intent === line.intent;
    const exact = sameIntent && sameSlots(line.slots, { ...slots });
    if (sameIntent) result.intent++;
    if (exact) result.exact++;
    else
      result.misses.push(
        `${line.text} → ${intent} ${JSON.stringify(slots)}, not ${line.intent} ${JSON.stringify(line.slots)}`,
      );
    if (line.intent === 'unknown' && !sameIntent) result.falseAccepts++;
  }
  return result;
}

function sameSlots(expected: Record<string, unknown>, actual: Record<string, unknown>): boolean {
  const names = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  return [...names].every((name) => {
    if (name !== 'text' && name !== 'matter') return expected[name] === actual[name];
    if (expected[name] === undefined || actual[name] === undefined) return expected[name] === actual[name];
    return solid(actual[name]).includes(solid(expected[name]));
  });
}

function solid(text: unknown): string {
  return String(text)
    .replace(/[\s\p{P}]/gu, '')
    .toLowerCase();
}
