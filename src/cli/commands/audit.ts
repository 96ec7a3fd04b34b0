/** The chain of the audit: whole, or where it breaks. */
import type { ChainBreak } from '../../core/audit/chain';
import { dayOfAudit } from '../../core/audit/daily';
import { isDay, spanOf } from '../../core/calendar/day';
import { maskPhone } from '../../core/text/mask';
import type { AuditReport, Store } from '../../ports';
import { type Io, readArguments, UsageError, wholeNumber } from '../terminal/io';
import { withStore } from '../terminal/store';
import { t } from '../terminal/words';

/** Exit 1 where the chain is broken, or the entry that is asked for is not there. */
export async function run(args: string[], io: Io): Promise<number> {
  const [action, ...rest] = args;
  if (action !== 'verify') throw new UsageError(t`audit takes verify`);
  const { values } = readArguments(rest, { entry: { type: 'string' }, day: { type: 'string' } });
  const { day } = values;
  if (day !== undefined && !isDay(day)) throw new UsageError(t`--day takes a day as 2026-11-25`);
  const config = io.config();
  const number = values.entry === undefined ? null : wholeNumber('entry', values.entry, 1);
  return withStore(config, async (store) => {
    const report = await store.audit.verify();
    for (const line of linesOf(report)) io.out(line);
    if (day !== undefined) io.out(await lineOfDay(day, store, config.timeZone));
    if (number === null) return report.broken ? 1 : 0;
    const link = await store.audit.link(number);
    io.out(link ? t`Entry ${number} has the hash ${link.hash}` : t`There is no entry ${number}.`);
    return report.broken || !link ? 1 : 0;
  });
}

/** As the text to the supervisors says it. */
async function lineOfDay(day: string, { audit }: Pick<Store, 'audit'>, timeZone: string): Promise<string> {
  const { utcOffset } = require('../../main/clock') as typeof import('../../main/clock');
  const [from, until] = spanOf(day, utcOffset(timeZone, Date.parse(day)));
  const [before, last] = await Promise.all([audit.lastBefore(from), audit.lastBefore(until)]);
  const found = dayOfAudit(before, last);
  if (!found) return t`${day}: no entries.`;
  return t`${day}: ${found.count} entries, up to ${found.entry}, head ${found.head}`;
}

function linesOf({ broken, from, head, older }: AuditReport): string[] {
  if (broken) return [sayBreak(broken)];
  const before = older > 0 ? [t`${older} entries are older than the chain: nothing vouches for them.`] : [];
  if (head.sequence === from.sequence) return [...before, t`The audit has no entries yet.`];
  return [
    ...before,
    t`The audit is whole: entries ${from.sequence + 1} to ${head.sequence}.`,
    t`Entry ${head.sequence} has the hash ${head.hash}`,
  ];
}

function sayBreak({ kind, sequence, id }: ChainBreak): string {
  // Ids of some entries hold the phone that they are about.
  const which = id === null ? '' : ` (${id.replace(/\d{7,}/g, maskPhone)})`;
  const said = {
    changed: () => t`The audit is broken: entry ${sequence}${which} is not what it was.`,
    missing: () => t`The audit is broken: entry ${sequence} is missing.`,
    inserted: () => t`The audit is broken: at ${sequence} an entry was put in${which}.`,
    end: () => t`The audit is broken: from ${sequence} on its end is not what its head says.`,
  };
  return said[kind]();
}
