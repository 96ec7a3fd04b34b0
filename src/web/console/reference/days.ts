/** Days on which the offices work, or do not, whatever the official calendar says. */
import { isDay } from '../../../core/calendar/day';
import { type FormErrors, fieldsOf, typed } from '../frame/form';
import { tableOf } from '../frame/parts';
import { type DeskCall, type DeskRoute, type PageAnswer, pageRoute, route } from '../frame/route';
import { tabsOf, titleOf } from './tabs';
import { ofAll, type ReferenceTools } from './tools';

const LONGEST_NAME = 40;

export function dayRoutes(tools: ReferenceTools): DeskRoute[] {
  const { office } = tools;
  return [
    pageRoute({
      ...{ method: 'get', path: '/days', needs: 'reference.look' },
      handle: (call) => daysPage(call, tools, {}),
    }),
    route({
      ...{ method: 'post', path: '/days', needs: 'setting.set' },
      find: ofAll,
      handle: async (call) => {
        const [day, name] = [typed(call.form, 'day'), typed(call.form, 'dayName').slice(0, LONGEST_NAME)];
        if (!isDay(day)) return { ...(await daysPage(call, tools, { day: 'notDay' })), status: 422 };
        await office.setDay(day, typed(call.form, 'works') === 'yes', name || null, { by: call.account.id });
        return { to: '/days', done: 'saved' };
      },
    }),
    route({
      ...{ method: 'post', path: '/days/remove', needs: 'setting.set' },
      find: ofAll,
      handle: async (call) => {
        await office.remove('localDay', typed(call.form, 'day'), { by: call.account.id });
        return { to: '/days', done: 'removed' };
      },
    }),
  ];
}

async function daysPage(call: DeskCall, { reads }: ReferenceTools, errors: FormErrors): Promise<PageAnswer> {
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
    data: {
      tabs: tabsOf(call, 'days'),
      fields: fieldsOf(specs, { form: call.form, errors, words }),
      days: days.map(({ day }) => ({ day })),
      list: tableOf({
        caption: '',
        columns: [
          { label: String(words.dayColumn), kind: 'head' },
          { label: String(words.worksColumn) },
          { label: String(words.nameColumn) },
        ],
        rows: days.map(({ day, works, name }) => [
          day,
          { text: String(works ? words.open : words.closed), tone: works ? 'wait' : 'done' },
          name ?? '—',
        ]),
        empty: { says: String(words.noDays) },
      }),
    },
  };
}
