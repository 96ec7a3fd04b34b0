/** What a text means where its sender stands. */
import { closedSince } from '../core/dialogue/commands/alertAck';
import { contextsOf } from '../core/dialogue/converse';
import type { Dialogue } from '../core/dialogue/dialogue';
import type { Caller } from '../core/dialogue/facts';
import { DAY, isGood } from '../core/dialogue/phones/codes';
import type { Context, Understood } from '../core/language/intent';
import type { Lexicon } from '../core/language/lexicon';
import { understand, understandIn } from '../core/language/understand';
import type { Store } from '../ports';

const AN_ALERT: Context = { state: 'alert.pending', expects: 'ack', caseNo: '' };

const A_CODE: Context = { state: 'phone.code', expects: 'code' };

/** 482913 or 不同意 by itself: the answer to a message that a move of numbers caused, where this phone was sent one. */
async function phoneWord(
  text: string,
  phone: string,
  now: number,
  { store, lexicon }: { store: Pick<Store, 'reads'>; lexicon: Lexicon },
): Promise<Understood | null> {
  const word = understand(text, A_CODE, lexicon);
  if (word.intent !== 'contact.changePhone' || word.slots.newPhone !== undefined) return null;
  const sent = await store.reads.codesSentTo(phone, now - DAY);
  return sent.some((one) => isGood(one, now)) ? word : null;
}

/**
 * In what is open, in the alerts that wait, or else in those that were closed before their answer came: only who had
 * such an alert is asked about, and only for words that could answer one. Fails as the store does.
 */
export async function meaningOf(
  text: string,
  { caller, dialogue, now }: { caller: Caller; dialogue: Dialogue; now: number },
  { store, lexicon }: { store: Pick<Store, 'reads'>; lexicon: Lexicon },
): Promise<Understood> {
  const understood = understandIn(text, contextsOf(caller, dialogue, now), lexicon);
  if (understood.intent !== 'unknown') return understood;
  const word = understood.manner ? null : await phoneWord(text, dialogue.phone, now, { store, lexicon });
  if (word || caller.alerts.length > 0) return word ?? understood;
  const late = understand(text, AN_ALERT, lexicon);
  if (late.intent !== 'alert.ack') return understood;
  const closed = await store.reads.alertsClosed(dialogue.phone, closedSince(late.slots, dialogue, now));
  return closed.length > 0 ? late : understood;
}
