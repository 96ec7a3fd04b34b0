/** Second looks at a text: pinyin as the words it spells, homophones as the words they sound like. */

import type { Context } from '../model/dialogue';
import type { Act, Intent } from '../model/intent';
import type { Lexicon } from './lexicon/lexicon';
import type { Sense } from './lexicon/sense';
import type { Normal } from './reading/normalise';
import { isCommand, type Reading, read } from './reading/reading';
import { isStrange } from './reading/strangers';
import { senseOf, type Token } from './reading/tokens';
import { repairPinyin, repairSounds, repairWhole } from './repair';
import { decide } from './resolveIntent';

/** Longer texts are not searched for misspelt words: people who write that much repeat themselves. */
const LONGEST_REPAIRED = 40;
const LATIN = /[a-z]{2}/;

/** What the text means read again with homophones repaired; only when then next to nothing is left unexplained. `refused` when it meant nothing before. */
export function repaired(
  reading: Reading,
  context: Context | null,
  lexicon: Lexicon,
  refused: boolean,
): Act | null {
  const { normal } = reading;
  if (normal.plain.length > LONGEST_REPAIRED) return null;
  const plain =
    reading.rest === 0 ? repairWhole(normal.plain, lexicon) : repairSounds(normal, reading.tokens, lexicon);
  if (plain === null) return null;
  const again = read({ ...normal, plain }, lexicon);
  if (isStrange(again, false, context)) return null;
  const act = decide(again, context);
  if (
    !act ||
    (again.rest > 1 && !opensFreeText(again, reading)) ||
    (again.rest >= reading.rest && reading.rest > 0)
  )
    return null;
  // What was refused as it stands is not let in by repairing the words around it.
  const isNew = ({ entry }: Token) => !reading.text.includes(entry.word);
  return refused && !again.tokens.some((token) => isNew(token) && carries(token, act)) ? null : act;
}

/** 头诉 村会计…: the repaired word stands in front by itself, and any words may follow it. */
function opensFreeText({ head, text, rest, normal }: Reading, before: Reading): boolean {
  if (!head || rest >= before.rest || before.text.includes(head.entry.word)) return false;
  const takesText = isCommand(head, 'complaint.file') || isCommand(head, 'consult.ask');
  // Of a blank between Chinese characters only the way back to what was typed tells.
  const blank = (normal.origin[head.end] ?? 0) - (normal.origin[head.end - 1] ?? 0) > 1;
  return takesText && (blank || /[\s,.:;#。]/.test(text[head.end] ?? ''));
}

/** The signs that can make a text a request of this kind, beside its command. */
const CARRIERS: Partial<Record<Intent, readonly Sense['sign'][]>> = {
  'subsidy.query': ['programme', 'subsidy'],
  'consult.ask': ['programme', 'subsidy', 'matter'],
  'matter.guide': ['programme', 'matter'],
  'appointment.book': ['matter'],
  'case.status': ['matter'],
  'case.expedite': ['expedite', 'matter'],
  'case.rate': ['score'],
  'alert.ack': ['ackfirm'],
};

/** Whether a word is what makes the text this request. */
function carries(token: Token, { intent }: Act): boolean {
  return (
    isCommand(token, intent) || (CARRIERS[intent] ?? []).some((sign) => senseOf(token, sign) !== undefined)
  );
}

/** Reads pinyin as the words it spells. */
export function withPinyin(reading: Reading, lexicon: Lexicon): Reading {
  const { normal } = reading;
  if (reading.rest === 0 || !LATIN.test(normal.plain)) return reading;
  const covered = (start: number, end: number) =>
    reading.tokens.some((token) => token.start <= start && token.end >= end);
  const plain = repairPinyin(normal.plain, covered, lexicon);
  if (plain === null) return reading;
  // The words have other lengths than the letters: what is cut from them is the repaired text itself.
  const respelt: Normal = {
    typed: plain,
    plain,
    origin: Array.from({ length: plain.length }, (_, at) => at),
  };
  const again = read(respelt, lexicon);
  return again.rest < reading.rest ? again : reading;
}
