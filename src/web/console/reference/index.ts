/** Reference data: what an office says of its county once and mends now and then. */
import { may } from '../../../core/desk/may';
import { REFERENCE_FILES } from '../../../core/intake/reference';
import { fill } from '../../../core/views/fill';
import { typed } from '../frame/form';
import { inOneStep, route, type Section } from '../frame/route';
import { dayRoutes } from './days';
import { editRoutes } from './edit';
import { fileRoutes } from './files';
import { guideRoutes } from './guide';
import { listRoutes } from './lists';
import { phoneRoutes } from './phones';
import { sectionRoutes } from './sections';
import { settingsRoutes } from './settings';
import { OF_ALL, ofAll, PAGED, type ReferenceTools } from './tools';

export type { ReferenceTools } from './tools';

export function referenceSection(tools: ReferenceTools): Section {
  return {
    name: 'reference',
    menu: { path: '/areas', needs: 'reference.look' },
    routes: inOneStep(
      () => tools.reads.stamps(),
      [
        ...PAGED.flatMap((kind) => [...listRoutes(kind, tools), ...editRoutes(kind, tools)]),
        ...REFERENCE_FILES.flatMap((kind) => fileRoutes(kind, tools)),
        ...guideRoutes(tools),
        ...phoneRoutes(tools),
        ...sectionRoutes(tools),
        ...dayRoutes(tools),
        ...settingsRoutes(tools),
        route({
          method: 'post',
          path: '/starter',
          needs: 'reference.set',
          find: ofAll,
          handle: async ({ account, form }) => {
            await tools.starter(account.id);
            const kind = REFERENCE_FILES.find((one) => one === typed(form, 'kind'));
            return { to: `/${kind ?? 'matters'}`, done: 'starter' };
          },
        }),
      ],
    ),
    async waiting({ words, account }) {
      if (may(account, 'reference.set', OF_ALL) !== 'yes') return [];
      const count = await tools.reads.startersLeft();
      if (count === 0) return [];
      const says = fill(String(words.starterWaits), { count });
      return [{ since: 0, says, href: '/matters', tone: 'wait' }];
    },
  };
}
