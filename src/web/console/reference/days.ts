/** Days on which the offices work, or do not, whatever the official calendar says. */
import { may } from '../../../core/desk/may';
import { type FormErrors, fieldsOf, typed } from '../frame/form';
import { tableOf } from '../frame/parts';
import { type DeskCall, type DeskRoute, type PageAnswer, pageRoute, route } from '../frame/route';
import { tabsOf, titleOf } from './tabs';
import { OF_ALL, ofAll, putRow, type ReferenceTools } from './tools';

const NAMED = { day: 'day', works: 'works', name: 'dayName' };

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
        const errors = await putRow(call, 'days', NAMED, office);
        if (errors === null) return { to: '/days', done: 'saved' };
        return { ...(await daysPage(call, tools, errors)), status: 422 };
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
      sets: may(call.account, 'reference.set', OF_ALL) === 'yes',
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
          name ?? '',
        ]),
        empty: { says: String(words.noDays) },
      }),
    },
  };
}
