/** From an empty installation to the first answer: what is there, what lacks, the next step, and a trial message to one's own phone. */
import { mayAnywhere } from '../../../core/desk/may';
import { NEEDED, type Needed } from '../../../core/model/records';
import { type DeskCall, pageRoute, type Section } from '../frame/route';
import { type TrialTools, trialRoutes } from './trial';

export interface FirstStepsTools extends TrialTools {
  /** What there is none of, of that without which nobody can be answered. */
  lacks(): Promise<Needed[]>;
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
];

export function firstStepsSection(tools: FirstStepsTools): Section {
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
          data: stepsData(call, await tools.lacks(), await tools.accounts()),
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

function stepsData({ words }: DeskCall, lacks: readonly Needed[], accounts: number) {
  const steps = words.steps as Record<string, { label: string; why: string; button: string }>; // as above
  const missing = (name: string, needs: readonly Needed[]) =>
    name === 'accounts' ? accounts < COLLEAGUES : needs.some((one) => lacks.includes(one));
  const next = STEPS.find(({ name, needs }) => missing(name, needs))?.name;
  return {
    ready: next === undefined,
    there: NEEDED.length - lacks.length,
    all: NEEDED.length,
    steps: STEPS.map(({ name, needs, href }) => ({
      ...{ label: '', why: '', button: '' },
      ...steps[name],
      href,
      done: !missing(name, needs),
      next: name === next,
    })),
  };
}
