/** What a text means where its sender stands. */
import { closedSince } from '../core/dialogue/commands/alertAck';
import { contextsOf } from '../core/dialogue/converse';
import type { Dialogue } from '../core/dialogue/dialogue';
import type { Caller } from '../core/dialogue/facts';
import type { Context, Understood } from '../core/language/intent';
import type { Lexicon } from '../core/language/lexicon';
import { understand, understandIn } from '../core/language/understand';
import type { Store } from '../ports';

const AN_ALERT: Context = { state: 'alert.pending', expects: 'ack', caseNo: '' };

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
  if (understood.intent !== 'unknown' || caller.alerts.length > 0) return understood;
  const late = understand(text, AN_ALERT, lexicon);
  if (late.intent !== 'alert.ack') return understood;
  const closed = await store.reads.alertsClosed(dialogue.phone, closedSince(late.slots, dialogue, now));
  return closed.length > 0 ? late : understood;
}
