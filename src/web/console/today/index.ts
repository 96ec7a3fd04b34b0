/** 今天: what waits for this account, of all subjects, the oldest first. */
import { type DeskCall, pageRoute, type Section, type Waiting } from '../frame/route';

/** Lines on the page; the subjects' own pages have the rest. */
const SHOWN = 50;

/** `others`: the subjects whose work waits. */
export function todaySection(others: readonly Section[]): Section {
  return {
    name: 'today',
    menu: { path: '', needs: 'self' },
    routes: [
      pageRoute({
        method: 'get',
        path: '',
        needs: 'self',
        handle: async (call) => {
          const waiting = await waitingFor(call, others);
          return {
            page: 'today',
            title: String(call.words.menu),
            data: { waiting: waiting.slice(0, SHOWN), more: Math.max(0, waiting.length - SHOWN) },
          };
        },
      }),
    ],
  };
}

async function waitingFor(call: DeskCall, sections: readonly Section[]): Promise<Waiting[]> {
  const lists = await Promise.all(sections.map(async (section) => (await section.waiting?.(call)) ?? []));
  return lists.flat().sort((one, other) => one.since - other.since);
}
