/** The account of a day: accepted = delivered + failed + expired + suppressed + pending + unknown, or what is amiss. */

import { isDay, spanOf } from '../../core/calendar/day';
import { dayAt } from '../../core/calendar/deadline';
import { type Account, type AccountLine, account, type Discrepancy } from '../../core/sending/reconciliation';
import { type Io, readArguments, UsageError } from '../terminal/io';
import { withStore } from '../terminal/store';
import { t } from '../terminal/words';

const COLUMNS = [
  'accepted',
  'delivered',
  'failed',
  'expired',
  'suppressed',
  'pending',
  'unknown',
  'difference',
] as const satisfies (keyof AccountLine)[];
/** Listed at most; the rest is counted. */
const LISTED = 20;

/** 0 where the day comes out to zero, else 1. */
export async function run(args: string[], io: Io): Promise<number> {
  const { values } = readArguments(args, { day: { type: 'string' } });
  if (values.day !== undefined && !isDay(values.day))
    throw new UsageError(t`--day takes a day, as 2026-11-23`);
  const config = io.config();
  const { utcOffset } = require('../../main/clock') as typeof import('../../main/clock');
  const east = utcOffset(config.timeZone, io.now());
  const day = values.day ?? dayAt(io.now(), east);
  const sums = await withStore(config, async (store) => account(await store.ledger(...spanOf(day, east))));
  for (const line of linesOf(day, sums)) io.out(line);
  return sums.balanced ? 0 : 1;
}

/** The account as lines to read. */
function linesOf(day: string, sums: Account): string[] {
  const { total, routes, templates, batches, discrepancies, strays, strayCount, balanced } = sums;
  const groups: [string, [string, AccountLine][]][] = [
    ['total', [['', total]]],
    ['route', routes],
    ['template', templates],
    ['batch', batches],
  ];
  const rows = groups.flatMap(([group, lines]) =>
    lines.map(([name, line]) => [
      `${group} ${name || (group === 'total' ? '' : '(none)')}`.trim(),
      ...COLUMNS.map((column) => String(line[column])),
    ]),
  );
  return [
    ...aligned([[day, ...COLUMNS], ...rows]),
    ...listed('does not come out', discrepancies.map(discrepancyText), discrepancies.length),
    ...listed(
      'is a receipt for no message that is known',
      strays.map(({ id, receipt }) => `${id} ${receipt.gateway} ${receipt.references.join(' ')}`),
      strayCount,
    ),
    balanced
      ? t`The account comes out to zero.`
      : t`The account does not come out: ${discrepancies.length} to look at.`,
  ];
}

function discrepancyText(one: Discrepancy): string {
  switch (one.kind) {
    case 'event':
      return `event ${one.event} ordered message ${one.message}, which is not there`;
    case 'alert':
      return `alert ${one.alert} is carried by message ${one.message}, which is not there`;
    case 'batch':
      return `batch ${one.batch} told ${one.households} households and has ${one.messages} messages`;
    case 'untraced':
      return `message ${one.message} was sent, and no id of the carrier is on record`;
  }
}

function listed(what: string, lines: readonly string[], count: number): string[] {
  const rest = count - Math.min(lines.length, LISTED);
  return [
    ...lines.slice(0, LISTED).map((line) => `${what}: ${line}`),
    ...(rest > 0 ? [`${what}: ${rest} more`] : []),
  ];
}

/** Figures to the right, names to the left. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  '),
  );
}
