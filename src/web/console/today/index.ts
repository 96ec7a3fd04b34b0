/** 今天: what waits for this account, of all subjects, the oldest first. */
import { DAY, HOUR, MINUTE } from '../../../core/calendar/durations';
import { mayAnywhere } from '../../../core/desk/may';
import { type DeskCall, type PageAnswer, pageRoute, type Section, type Waiting } from '../frame/route';

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
        handle: async (call) => todayPage(call, await waitingFor(call, others)),
      }),
    ],
  };
}

function todayPage(call: DeskCall, waiting: readonly Waiting[]): PageAnswer {
  const { words, now } = call;
  const oldest = waiting.find(({ since }) => since > 0);
  return {
    page: 'today',
    title: String(words.menu),
    data: {
      day: call.day(now),
      count: waiting.length,
      oldest: oldest ? ageOf(oldest.since, call) : '',
      waiting: waiting.slice(0, SHOWN).map((one) => ({ ...one, age: ageOf(one.since, call) })),
      more: Math.max(0, waiting.length - SHOWN),
      handsIn: mayAnywhere(call.account, 'upload.add'),
      firstSteps: mayAnywhere(call.account, 'setting.set'),
    },
  };
}

async function waitingFor(call: DeskCall, sections: readonly Section[]): Promise<Waiting[]> {
  const lists = await Promise.all(
    sections.map(
      async ({ name, waiting }) => (await waiting?.({ ...call, words: call.wordsOf(name) })) ?? [],
    ),
  );
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
