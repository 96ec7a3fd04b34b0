/** Days on which the offices work, or do not, whatever the official calendar says. */
import { may } from '../../../core/desk/may';
import type { HeldReference } from '../../../core/intake/reference';
import type { LocalDay } from '../../../core/model/desk/reference';
import { typed } from '../frame/form';
import { tableOf } from '../frame/parts';
import { type DeskCall, type DeskRoute, type PageAnswer, pageRoute, route } from '../frame/route';
import { drawn, type NotPut, putRow, statusOf } from './shortForm';
import { SEEN_BY, tabsOf, titleOf } from './tabs';
import { authorOf, OF_ALL, ofAll, type ReferenceTools } from './tools';

/** Whoever may: those see the form, and nobody else. */
const SETS = 'setting.set';
const NAMED = { day: 'day', works: 'works', name: 'dayName' };

function put(call: DeskCall, tools: ReferenceTools): Promise<NotPut | null> {
  const day = typed(call.form, 'day');
  const keptIn = ({ days }: HeldReference) => {
    const found = days.find((one) => one.day === day);
    return found ? { day: [day], works: [found.works ? 'yes' : 'no'], dayName: [found.name ?? ''] } : null;
  };
  return putRow(call, { kind: 'days', named: NAMED, keptIn }, tools);
}

export function dayRoutes(tools: ReferenceTools): DeskRoute[] {
  const { office } = tools;
  return [
    pageRoute({
      method: 'get',
      path: '/days',
      needs: SEEN_BY.days,
      handle: (call) => daysPage(call, tools),
    }),
    route({
      method: 'post',
      path: '/days',
      needs: SETS,
      find: ofAll,
      handle: async (call) => {
        const not = await put(call, tools);
        return not ? daysPage(call, tools, not) : { to: '/days', done: 'saved' };
      },
    }),
    route({
      method: 'post',
      path: '/days/remove',
      needs: SETS,
      find: ofAll,
      handle: async (call) => {
        await office.remove('localDay', typed(call.form, 'day'), authorOf(call));
        return { to: '/days', done: 'removed' };
      },
    }),
  ];
}

async function daysPage(
  call: DeskCall,
  { reads }: ReferenceTools,
  not: NotPut | null = null,
): Promise<PageAnswer> {
  const { words } = call;
  const days = await reads.localDays();
  const specs = [
    { name: 'day', kind: 'date' },
    {
      name: 'works',
      kind: 'choice',
      options: [
        { value: 'no', label: String(words.closed) },
        { value: 'yes', label: String(words.open) },
      ],
    },
    { name: 'dayName', kind: 'text', optional: true },
  ] as const;
  return {
    page: 'days',
    title: titleOf(call, 'days'),
    ...statusOf(not),
    data: {
      tabs: tabsOf(call, 'days'),
      sets: may(call.account, SETS, OF_ALL) === 'yes',
      byFile: may(call.account, 'reference.set', OF_ALL) === 'yes',
      ...drawn(call, specs, not),
      days: days.map(({ day }) => ({ day })),
      list: dayList(days, words),
    },
  };
}

function dayList(days: readonly LocalDay[], words: DeskCall['words']) {
  return tableOf({
    caption: '',
    columns: [
      { label: String(words.dayColumn), kind: 'head' },
      { label: String(words.worksColumn) },
      { label: String(words.nameColumn) },
    ],
    rows: days.map(({ day, works, name }) => [
      day,
      { text: String(works ? words.open : words.closed), tone: works ? 'wait' : 'done' },
      name ?? '',
    ]),
    empty: { says: String(words.noDays) },
  });
}
