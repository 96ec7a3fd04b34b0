/** Whom messages do not reach: opt-outs, dead numbers, households without a number. */
import { OPT_OUT_PARTS, type OptOutScope } from '../../../core/model/message';
import type { DeadNumber, OptOut, Unreachable } from '../../../ports';
import { maskedPhone, momentColumn, phoneColumn, wordColumn } from './cells';
import { listOf, pageOf, textOf, wordFor } from './description';

const SCOPES: readonly OptOutScope[] = ['all', ...OPT_OUT_PARTS];

export const optOutList = listOf<OptOut>({
  name: 'opt-outs',
  right: 'optOut.look',
  filters: [
    { name: 'scope', kind: 'choice', options: SCOPES },
    { name: 'phone', kind: 'tel' },
    { name: 'place', kind: 'place' },
  ],
  columns: [
    { ...phoneColumn<OptOut>(({ phone }) => phone), kind: 'head' },
    wordColumn('scope', 'scope', ({ scope }) => scope.replace(/^by:.*/, 'by')),
    momentColumn('stoppedAt', ({ at }) => at),
  ],
  read: ({ lists, filters, sight, page }) =>
    lists.optOuts(
      {
        scope: SCOPES.find((one) => one === filters.scope),
        phone: textOf(filters, 'phone'),
        sight,
      },
      pageOf(page),
    ),
});

export const deadNumberList = listOf<DeadNumber>({
  name: 'dead-numbers',
  right: 'unreached.look',
  filters: [{ name: 'place', kind: 'place' }],
  columns: [
    { ...phoneColumn<DeadNumber>(({ phone }) => phone), kind: 'head' },
    { name: 'village', cell: ({ village }, { names }) => names.village(village) },
    { name: 'head', cell: ({ head }) => head ?? '' },
    { name: 'household', cell: ({ household }) => household ?? '' },
  ],
  read: ({ lists, sight, page }) => lists.deadNumbers({ sight }, pageOf(page)),
});

export const unreachableList = listOf<Unreachable>({
  name: 'unreachable',
  right: 'unreached.look',
  filters: [{ name: 'place', kind: 'place' }],
  columns: [
    { name: 'head', kind: 'head', cell: ({ head }) => head },
    { name: 'village', cell: ({ village }, { names }) => names.village(village) },
    { name: 'group', kind: 'figure', cell: ({ group }) => String(group), value: ({ group }) => group },
    { name: 'household', cell: ({ household }) => household },
    {
      name: 'why',
      cell: ({ phone }, writing) => ({
        text: wordFor(writing, 'why', phone === null ? 'noPhone' : 'dead'),
        small: maskedPhone(phone),
      }),
    },
  ],
  read: ({ lists, sight, page }) => lists.unreachable({ sight }, pageOf(page)),
});
