/** Sections of the news: what they are called, and the words by which people ask for them. */
import { may } from '../../../core/desk/may';
import { type FormErrors, fieldsOf, typed } from '../frame/form';
import { tableOf } from '../frame/parts';
import { type DeskCall, type DeskRoute, type PageAnswer, pageRoute, route } from '../frame/route';
import { tabsOf, titleOf } from './tabs';
import { OF_ALL, ofAll, putRow, type ReferenceTools } from './tools';

const NAMED = { id: 'section', name: 'sectionName', topics: 'topics' };

export function sectionRoutes(tools: ReferenceTools): DeskRoute[] {
  const { office } = tools;
  return [
    pageRoute({
      ...{ method: 'get', path: '/sections', needs: 'reference.look' },
      handle: (call) => sectionsPage(call, tools, {}),
    }),
    route({
      ...{ method: 'post', path: '/sections', needs: 'news.set' },
      find: ofAll,
      handle: async (call) => {
        const errors = await putRow(call, 'sections', NAMED, office);
        if (errors === null) return { to: '/sections', done: 'saved' };
        return { ...(await sectionsPage(call, tools, errors)), status: 422 };
      },
    }),
    route({
      ...{ method: 'post', path: '/sections/remove', needs: 'news.set' },
      find: ofAll,
      handle: async (call) => {
        const done = await office.remove('newsSection', typed(call.form, 'section'), { by: call.account.id });
        if (done === 'done') return { to: '/sections', done: 'removed' };
        return { ...(await sectionsPage(call, tools, {}, String(call.words.isUsed))), status: 409 };
      },
    }),
  ];
}

async function sectionsPage(
  call: DeskCall,
  { reads }: ReferenceTools,
  errors: FormErrors,
  trouble = '',
): Promise<PageAnswer> {
  const { words } = call;
  const sections = await reads.sections();
  const specs = [
    { name: 'section', kind: 'text' },
    { name: 'sectionName', kind: 'text' },
    { name: 'topics', kind: 'text', optional: true },
  ] as const;
  return {
    page: 'sections',
    title: titleOf(call, 'sections'),
    data: {
      tabs: tabsOf(call, 'sections'),
      sets: may(call.account, 'reference.set', OF_ALL) === 'yes',
      trouble,
      fields: fieldsOf(specs, { form: call.form, errors, words }),
      sections: sections.map(({ id, name }) => ({ id, name })),
      list: tableOf({
        caption: '',
        columns: [
          { label: String(words.idColumn) },
          { label: String(words.nameColumn), kind: 'head' },
          { label: String(words.topicsColumn) },
        ],
        rows: sections.map(({ id, name, topics }) => [id, name, topics.join('、')]),
        empty: { says: String(words.noSections) },
      }),
    },
  };
}
