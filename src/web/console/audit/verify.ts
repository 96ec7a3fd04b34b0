/** What a supervisor holds the audit against: the text that came the next morning, and each entry worked out anew. */
import { dayOfAudit, shortHead } from '../../../core/audit/daily';
import { spanOf } from '../../../core/calendar/day';
import { fill } from '../../../core/views/fill';
import type { AuditReads, AuditReport } from '../../../ports';
import type { DeskCall } from '../frame/route';

/** As the text of the next morning says it. */
export async function daySays(
  day: string,
  { words }: Pick<DeskCall, 'words'>,
  { reads, utcOffset }: { reads: Pick<AuditReads, 'lastBefore'>; utcOffset: number },
): Promise<string> {
  const [from, until] = spanOf(day, utcOffset);
  const [before, last] = await Promise.all([reads.lastBefore(from), reads.lastBefore(until)]);
  const found = dayOfAudit(before, last);
  return found ? fill(String(words.ofDay), { day, ...found }) : fill(String(words.noneOfDay), { day });
}

/** The outcome in a sentence; `tone` as notices have it. */
export function reportSays(
  { broken, from, head }: AuditReport,
  { words }: Pick<DeskCall, 'words'>,
): { says: string; tone: 'done' | 'hand' } {
  const said = words.verified as Record<string, string>; // templates/console/audit/*.json
  if (broken) return { says: fill(said[broken.kind] ?? '', { at: broken.sequence }), tone: 'hand' };
  if (head.sequence === from.sequence) return { says: said.none ?? '', tone: 'done' };
  const span = { from: from.sequence + 1, to: head.sequence, head: shortHead(head.hash) };
  return { says: fill(said.whole ?? '', span), tone: 'done' };
}
