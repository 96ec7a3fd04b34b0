/** From an empty installation to the first answer: what is there, what lacks, the next step, and a trial message to one's own phone. */
import { mayAnywhere } from '../../../core/desk/may';
import type { Needed } from '../../../core/model/records';
import { isThereFor } from '../frame/guard';
import { type DeskCall, type DeskRoute, pageRoute, type Section } from '../frame/route';
import { type TrialTools, trialRoutes } from './trial';

export interface FirstStepsTools extends TrialTools {
  /** What there is none of, of that without which nobody can be answered. */
  lacks(): Promise<Needed[]>;
  /** Whether there are payments. */
  paid(): Promise<boolean>;
  /** How many accounts there are. */
  accounts(): Promise<number>;
}

/** 三定 takes three people, and somebody to let them in. */
const COLLEAGUES = 4;

/** In the order in which each stands on the ones before; with the page where it is done. */
const STEPS: readonly { name: string; needs: readonly Needed[]; href: string }[] = [
  { name: 'areas', needs: ['areas'], href: '/areas' },
  { name: 'departments', needs: ['departments', 'ladder'], href: '/departments' },
  { name: 'matters', needs: ['matters'], href: '/matters' },
  { name: 'programmes', needs: ['programmes'], href: '/programmes' },
  { name: 'phones', needs: ['supervisor', 'liaison'], href: '/phones' },
  { name: 'accounts', needs: [], href: '/accounts' },
  { name: 'households', needs: ['households'], href: '/uploads/new' },
  { name: 'payments', needs: [], href: '/uploads/new' },
];

/** `all`: the sections of this desk, to whose pages the steps lead. */
export function firstStepsSection(tools: FirstStepsTools, all: () => readonly Section[]): Section {
  const leadsTo = async (call: DeskCall, href: string) => {
    const routes = all().flatMap((section) => section.routes);
    const page = routes.find(
      (one): one is DeskRoute => one.method === 'get' && one.path === href && one.needs !== 'nothing',
    );
    return page !== undefined && isThereFor(call, page);
  };
  return {
    name: 'firstSteps',
    routes: [
      pageRoute({
        method: 'get',
        path: '/first-steps',
        needs: 'setting.set',
        handle: async (call) => ({
          page: 'steps',
          title: String(call.words.title),
          data: await stepsData(call, await stateOf(tools), leadsTo),
        }),
      }),
      ...trialRoutes(tools),
    ],
    async waiting({ words, account }) {
      if (!mayAnywhere(account, 'setting.set')) return [];
      const lacks = await tools.lacks();
      if (lacks.length === 0) return [];
      const names = words.needed as Record<Needed, string>; // templates/console/firstSteps/*.json
      const says = `${words.lacking}${lacks.map((one) => names[one]).join(String(words.comma))}`;
      return [{ since: 0, says, href: '/first-steps', tone: 'hand' }];
    },
  };
}

/** Names of the steps that are still to do. */
async function stateOf(tools: FirstStepsTools): Promise<ReadonlySet<string>> {
  const [lacks, paid, accounts] = await Promise.all([tools.lacks(), tools.paid(), tools.accounts()]);
  const missing = STEPS.filter(({ needs }) => needs.some((one) => lacks.includes(one)));
  return new Set([
    ...missing.map(({ name }) => name),
    ...(accounts < COLLEAGUES ? ['accounts'] : []),
    ...(paid ? [] : ['payments']),
  ]);
}

async function stepsData(
  call: DeskCall,
  missing: ReadonlySet<string>,
  leadsTo: (call: DeskCall, href: string) => Promise<boolean>,
) {
  const steps = call.words.steps as Record<string, { label: string; why: string; button: string }>; // templates/console/firstSteps/*.json
  const next = STEPS.find(({ name }) => missing.has(name))?.name;
  const drawn = STEPS.map(async ({ name, href }) => ({
    label: '',
    why: '',
    button: '',
    ...steps[name],
    // A step whose page this desk does not have, or has for others, is told all the same.
    href: (await leadsTo(call, href)) ? href : '',
    done: !missing.has(name),
    next: name === next,
  }));
  return { ready: next === undefined, steps: await Promise.all(drawn) };
}
