/** Sections of the news: what they are called, and the words by which people ask for them. */
import { may } from '../../../core/desk/may';
import { cellOf } from '../../../core/intake/lists';
import type { HeldReference } from '../../../core/intake/reference';
import { typed } from '../frame/form';
import { tableOf } from '../frame/parts';
import { type DeskCall, type DeskRoute, type PageAnswer, pageRoute, route } from '../frame/route';
import { drawn, type NotPut, putRow, statusOf } from './shortForm';
import { SEEN_BY, tabsOf, titleOf } from './tabs';
import { authorOf, OF_ALL, ofAll, type ReferenceTools } from './tools';

/** Whoever may: those see the form, and nobody else. */
const SETS = 'news.set';
const NAMED = { id: 'section', name: 'sectionName', topics: 'topics' };

function put(call: DeskCall, tools: ReferenceTools): Promise<NotPut | null> {
  const id = typed(call.form, 'section');
  const keptIn = ({ sections }: HeldReference) => {
    const found = sections.find((one) => one.id === id);
    return found ? { section: [id], sectionName: [found.name], topics: [cellOf(found.topics)] } : null;
  };
  return putRow(call, { kind: 'sections', named: NAMED, keptIn }, tools);
}

export function sectionRoutes(tools: ReferenceTools): DeskRoute[] {
  const { office } = tools;
  return [
    pageRoute({
      method: 'get',
      path: '/sections',
      needs: SEEN_BY.sections,
      handle: (call) => sectionsPage(call, tools),
    }),
    route({
      method: 'post',
      path: '/sections',
      needs: SETS,
      find: ofAll,
      handle: async (call) => {
        const not = await put(call, tools);
        return not ? sectionsPage(call, tools, not) : { to: '/sections', done: 'saved' };
      },
    }),
    route({
      method: 'post',
      path: '/sections/remove',
      needs: SETS,
      find: ofAll,
      handle: async (call) => {
        const done = await office.remove('newsSection', typed(call.form, 'section'), authorOf(call));
        if (done === 'done') return { to: '/sections', done: 'removed' };
        return { ...(await sectionsPage(call, tools, null, String(call.words.isUsed))), status: 409 };
      },
    }),
  ];
}

async function sectionsPage(
  call: DeskCall,
  { reads }: ReferenceTools,
  not: NotPut | null = null,
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
    ...statusOf(not),
    data: {
      tabs: tabsOf(call, 'sections'),
      sets: may(call.account, SETS, OF_ALL) === 'yes',
      byFile: may(call.account, 'reference.set', OF_ALL) === 'yes',
      trouble,
      ...drawn(call, specs, not),
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
