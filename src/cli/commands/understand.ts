/** `xiangxin understand`: the language component alone, line by line. */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Lexicon } from '../../core/language/lexicon/lexicon';
import { understand } from '../../core/language/understand';
import type { Context } from '../../core/model/dialogue';
import { loadLexicon } from '../../files/lexicon';
import { ROOT } from '../../files/root';
import { type Io, readArguments, UsageError, wholeNumber } from '../terminal/io';
import { t } from '../terminal/words';
import { explained } from './explainText';
import { exportUnclear } from './exportUnclear';

/**
 * Reads JSON lines `{"text","context"}` and writes one line `{"intent","slots"}` for each, in order. Empty lines
 * are passed over. Throws an Error that names the line when one is not such an object.
 */
export async function understandLines(input: Readable, output: Writable, lexicon: Lexicon): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === '') continue;
    const { text, context } = parse(line, number);
    const { intent, slots } = understand(text, context, lexicon);
    if (!output.write(`${JSON.stringify({ intent, slots })}\n`))
      await new Promise((resume) => output.once('drain', resume));
  }
}

function parse(line: string, number: number): { text: string; context: Context | null } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error(t`line ${number} is not JSON: write one object {"text","context"} a line`);
  }
  const { text, context = null } = (value ?? {}) as { text?: unknown; context?: Context | null }; // text is checked, a strange context is read as none
  if (typeof text !== 'string')
    throw new Error(t`line ${number} has no text: write {"text": "BT", "context": null}`);
  return { text, context };
}

/** `xiangxin understand`: reads standard input, lists what was not understood, or tells why one text was understood so. Returns the exit code. */
export async function run(args: string[], io: Io): Promise<number> {
  const { values } = readArguments(args, {
    export: { type: 'boolean' },
    days: { type: 'string' },
    explain: { type: 'string' },
    where: { type: 'string' },
  });
  if (values.explain !== undefined) {
    for (const line of explained(values.explain, values.where ?? '-', loadLexicon(ROOT))) io.out(line);
    return 0;
  }
  if (values.where !== undefined) throw new UsageError(t`--where goes with --explain`);
  if (values.export) return exportUnclear(wholeNumber('days', values.days ?? '30', 1), io);
  if (values.days !== undefined) throw new UsageError(t`--days goes with --export`);
  await understandLines(process.stdin, process.stdout, loadLexicon(ROOT));
  return 0;
}
