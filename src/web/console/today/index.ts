/** 今天: what waits for this account, of all subjects, the oldest first. */
import { DAY, HOUR, MINUTE } from '../../../core/calendar/durations';
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
            data: {
              waiting: waiting.slice(0, SHOWN).map((one) => ({ ...one, age: ageOf(one.since, call) })),
              more: Math.max(0, waiting.length - SHOWN),
            },
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

/** How long ago, in one unit; empty where that means nothing. */
function ageOf(since: number, { now, words }: DeskCall): string {
  const ages = words.ages as Record<string, string>; // templates/console/today/*.json
  if (since === 0) return '';
  const past = now - since;
  const [unit, ms] = past < HOUR ? ['minutes', MINUTE] : past < DAY ? ['hours', HOUR] : ['days', DAY];
  return past < MINUTE ? (ages.now ?? '') : `${Math.floor(past / ms)} ${ages[unit] ?? ''}`;
}
