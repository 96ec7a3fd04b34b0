import { day } from '../../../calendar/day';
import { dayAt, hourOf } from '../../../calendar/deadline';
import { DAY } from '../../../calendar/durations';
import {
  type CaseFacts,
  type Office,
  type OfficeAccount,
  type OfficeQuery,
  SPANS,
} from '../../../model/cases';
import { OFFICE_LISTS, type OfficeList } from '../../../model/intent';
import { clip } from '../../../text/clip';
import { tail } from '../../../text/mask';
import { casesWith } from '../../scene/casesWith';
import { type Choice, command, type Reply, type Scene } from '../../scene/command';
import { officesOf } from '../../scene/offices';
import { listOf } from '../../scene/paging';
import type { Reads } from '../../scene/reads';
import { leadTo, say } from '../../scene/say';
import { among, spoken, word, yes } from '../../scene/slotForms';
import { comparedTurn } from './compared';
import { type Counted, countedTurn, flowsOf } from './counted';
import { departmentsMeant } from './departmentMeant';
import { type Todo, todoOf, todoReply } from './officeTodo';
import { oldestOf, oldestTurn } from './oldest';

interface Facts {
  offices: Office[];
  /** The one department that the words name, where there are more. */
  named: string | null;
  count: number;
  /** Promised for today and not over yet: said beside what is late. */
  today: number;
  cases: CaseFacts[];
  /** What waits for this leader's own word, where that is asked for. */
  todo: Todo | null;
  /** Department by department, where that is asked for. */
  accounts?: OfficeAccount[];
  /** What came and was done, where that is asked for. */
  flows?: Counted[];
  /** Name of a department that is asked for, and is somebody else's. */
  others?: string;
  /** The case at work for longest, where that is asked for. */
  oldest?: CaseFacts | null;
}

const NOBODYS: Facts = { offices: [], named: null, count: 0, today: 0, cases: [], todo: null };
/** Days ahead that count as soon, today among them. */
const SOON = 2;

/** 待办, 在办, 快到期, 超期, 绿色: what is at work in a leader's departments, or in all for a supervisor. */
export const officeCases = command('office.cases', {
  slots: {
    which: among(...OFFICE_LISTS),
    department: word,
    words: spoken,
    compare: yes,
    span: among(...SPANS),
    than: among(...SPANS),
    oldest: yes,
  },
  writes: false,
  keepsText: true,
  async load(slots, ask, scene): Promise<Facts> {
    const all = await officesOf(ask, scene);
    if (all.length === 0) return NOBODYS;
    const meant = await departmentsMeant(all, slots, ask, scene);
    if ('others' in meant) return { ...NOBODYS, offices: all, others: meant.others };
    const { offices } = meant;
    if (slots.oldest) return { ...NOBODYS, offices, oldest: await oldestOf(offices, ask) };
    if (slots.span !== undefined)
      return { ...NOBODYS, offices, flows: await flowsOf(slots, offices, ask, scene) };
    if (slots.compare && all.length > 1)
      return { ...NOBODYS, offices: all, accounts: await ask.officeAccounts(idsOf(all), scene.now) };
    if (slots.which === 'todo') return { ...NOBODYS, offices: all, todo: await todoOf(all, ask, scene) };
    const named = offices.length === 1 && all.length > 1 ? (offices[0]?.name ?? null) : null;
    const departments = idsOf(offices);
    const [{ count, numbers }, today] = await Promise.all([
      ask.officeCases({ departments, ...within(slots.which, scene) }),
      slots.which === 'late' ? dueToday(departments, ask, scene) : 0,
    ]);
    return { offices, named, count, today, cases: await casesWith(numbers, ask), todo: null };
  },
  answer({ which = 'running', department }, facts, scene) {
    const { offices, named, count, today, cases, todo, accounts, flows, others, oldest } = facts;
    if (offices.length === 0) return leadTo({ intent: 'unknown', slots: {} });
    // Nothing of a department is told to who does not look after it.
    if (others !== undefined) return say({ view: 'office.notOwn', data: { department: clip(others, 10) } });
    if (flows) return countedTurn(offices, flows);
    if (oldest) return oldestTurn(oldest, scene);
    if (accounts) return comparedTurn(offices, accounts);
    if (todo) return { reply: todoReply(todo, scene), changes: [] };
    // Named in the words, it has to be named in what turns the page as well.
    if (department === undefined && named !== null) {
      const act = { intent: 'office.cases', slots: { which, department: named } } as const;
      return leadTo(act, scene.page);
    }
    return { reply: listed({ which, offices, count, today, cases }, scene), changes: [] };
  },
});

function idsOf(offices: readonly Office[]): string[] {
  return offices.map(({ id }) => id);
}

/** When what is on the list was promised. */
function within(which: OfficeList | undefined, scene: Scene): Omit<OfficeQuery, 'departments'> {
  const { now } = scene;
  switch (which) {
    case 'green':
      return { green: true };
    case 'late':
      return { until: now };
    case 'soon':
      return { after: now, until: endOfDay(now, SOON - 1, scene) };
    default:
      return {};
  }
}

async function dueToday(departments: string[], ask: Reads, scene: Scene): Promise<number> {
  const range = { after: scene.now, until: endOfDay(scene.now, 0, scene) };
  return (await ask.officeCases({ departments, ...range })).count;
}

/** Midnight at the end of the day so many days ahead, milliseconds UTC. */
function endOfDay(now: number, ahead: number, { utcOffset }: Scene): number {
  return hourOf(dayAt(now + ahead * DAY, utcOffset), 24, utcOffset);
}

type Listed = Pick<Facts, 'offices' | 'count' | 'today' | 'cases'> & { which: OfficeList };

function listed({ which, offices, count, today, cases }: Listed, scene: Scene): Reply {
  const [only, ...others] = offices;
  const department = only && others.length === 0 ? clip(only.name, 10) : null;
  const show = { view: 'office.list', data: { which, count, today, department } } as const;
  return withCases(show, cases, department === null, scene);
}

/** Cases of one ending. */
export function officeList(cases: CaseFacts[], scene: Scene): Reply {
  return withCases({ view: 'case.pick', data: {} }, cases, true, scene);
}

function withCases(show: Reply['show'], cases: CaseFacts[], several: boolean, scene: Scene): Reply {
  if (cases.length === 0) return { show };
  return { show, ...listOf(cases, (one) => rowOf(one, several, scene), scene, 'case.list') };
}

function rowOf(one: CaseFacts, several: boolean, scene: Scene): Choice {
  const { promisedAt } = one;
  return {
    label: {
      row: {
        view: 'office.row',
        data: {
          department: several ? clip(one.department, 6) : null,
          matter: clip(one.matter, 10),
          tail: tail(one.number),
          promised: promisedAt === null ? null : day(promisedAt, scene),
        },
      },
    },
    act: { intent: 'case.status', slots: { caseNo: one.number } },
  };
}

/** The lists that a leader may ask for, and what came and was done today, as choices of a menu. */
export const OFFICE_CHOICES: readonly Choice[] = [
  ...OFFICE_LISTS.map(
    (which): Choice => ({
      label: { name: `office.${which}` },
      act: { intent: 'office.cases', slots: { which } },
    }),
  ),
  { label: { name: 'office.today' }, act: { intent: 'office.cases', slots: { span: 'today' } } },
];
