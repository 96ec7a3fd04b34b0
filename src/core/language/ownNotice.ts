/** A notice of the service itself that somebody sends back without a word: what it is about is asked for, and nothing is done. */
import type { Act, Intent } from '../model/intent';
import type { Understood } from '../model/understood';
import type { Lexicon } from './lexicon/lexicon';
import { programmeMeant } from './reading/programme';
import { type Reading, readTyped } from './reading/reading';
import { understand } from './understand';

const READS: readonly Intent[] = ['subsidy.query', 'matter.guide', 'news.latest', 'office.cases'];

/** `signature`: what stands in front of notices, in its brackets; null: the text is none. */
export function ownNotice(text: string, signature: string, lexicon: Lexicon): Understood | null {
  const told = text.trim();
  if (signature === '' || !told.startsWith(signature)) return null;
  const body = told.slice(signature.length);
  const act = subjectIn(readTyped(body, lexicon)) ?? readIn(body, lexicon);
  return { ...act, spoken: /[\u3400-\u9fff]{3}/.test(body) ? 'zh-CN' : 'en' };
}

/** The case or the money that it names. */
function subjectIn(reading: Reading): Act | null {
  const { caseNo, year } = reading;
  if (caseNo !== null) return { intent: 'case.status', slots: { caseNo } };
  const programme = programmeMeant(reading);
  if (programme === null) return null;
  return { intent: 'subsidy.query', slots: { programme, ...(year !== null && { year }) } };
}

/** What its words are about, as far as that can be read without doing anything. */
function readIn(body: string, lexicon: Lexicon): Act {
  const { intent, slots } = understand(body, null, lexicon);
  if (intent.startsWith('appointment.')) return { intent: 'appointment.book', slots: { about: 'mine' } };
  // Intent and slots come from one act, so they belong together.
  return READS.includes(intent) ? ({ intent, slots } as Act) : { intent: 'help', slots: {} };
}
