import { type CaseFacts, type CaseState, hasEnded, isUndecided } from '../../../model/cases';
import type { About, SlotsOf } from '../../../model/intent';
import type { Matter } from '../../../model/matters';
import { command, type Scene, type Turn } from '../../scene/command';
import { leadTo } from '../../scene/say';
import { about, MATTER, spoken, word } from '../../scene/slotForms';
import { subjectOf } from '../../scene/subjectOf';
import { departmentNamed, departmentsOf } from './departments';
import { dueOf } from './dueFee';
import { guideTurn, hallTurn, lineTurn, noneTurn, officeTurn, whichTurn } from './guideTurns';
import { findMatters, mattersNamed } from './matterSearch';

const SHOWN = 24;

interface Facts {
  matters: Matter[];
  /** Those that are meant, the likeliest first. */
  found: Matter[];
  own: CaseFacts[];
}

/** 办事指南: papers, place, hours, fee and time of a matter, or the one of them that is asked for; a list where several or none was named. */
export const matterGuide = command('matter.guide', {
  slots: { matter: word, about: about('matter.guide'), words: spoken },
  writes: false,
  public: true,
  keepsText: true,
  above: 'matter.guide',
  asks: { 'guide.ask': { form: () => ({ fields: [MATTER] }), ended: 'look' } },
  async load(slots, ask, scene): Promise<Facts> {
    const matters = await ask.matters();
    return { matters, found: meant(slots, matters, scene), own: await ask.casesOf(scene.inbound.from) };
  },
  answer({ matter, about: asked, words }, { matters, found, own }, scene) {
    const about = asksForAll(words, scene) ? undefined : (asked ?? partAsked(words, scene));
    const [one] = found;
    if (found.length > 1) {
      const show = { view: 'guide.list', data: { count: found.length } } as const;
      return whichTurn(found.slice(0, SHOWN), about, show, scene);
    }
    const due = words === undefined ? null : dueOf(words, own, scene);
    if (due !== null) return leadTo({ intent: 'case.status', slots: { caseNo: due, about: 'pay' } });
    if (one) return ownInstead(one, about, words, own) ?? guideOf(one, about, own);
    const department = departmentNamed(words ?? matter ?? '', departmentsOf(matters), scene.departmentNames);
    if (department) return officeTurn(department, matters, scene);
    if (matter !== undefined)
      return words === undefined ? noneTurn(matter) : leadTo({ intent: 'consult.ask', slots: { words } });
    // Without a name it is the hall that is asked for.
    const whole = about === 'phone' || about === 'where' ? hallTurn(matters, scene) : null;
    return whole ?? whichTurn(matters, about, { view: 'guide.ask', data: {} }, scene);
  },
});

/** 带什么去 要钱不: whoever asks for two things is given both. What to bring is told with where. */
export function asksForAll(words: string | undefined, { says }: Pick<Scene, 'says'>): boolean {
  if (words === undefined) return false;
  const { asksPapers, asksPlace, asksFee, asksDays } = says;
  const parts = [[asksPapers, asksPlace], [asksFee], [asksDays]];
  return parts.filter((part) => part.some((asked) => asked.test(words))).length > 1;
}

/** The one part that the words ask for, whatever else they may mean; undefined: they ask how it is done, or for no part. */
function partAsked(words = '', { says }: Scene): About<'matter.guide'> | undefined {
  if (says.asksHow.test(words)) return undefined;
  if (says.asksFee.test(words)) return 'fee';
  if (says.asksDays.test(words)) return 'days';
  return says.asksPapers.test(words) ? 'papers' : undefined;
}

/** A matter that the words name by itself goes before the one spoken of before. */
function meant({ matter, words, about }: SlotsOf['matter.guide'], matters: Matter[], scene: Scene): Matter[] {
  const named = words === undefined ? [] : mattersNamed(matters, words, scene.matterNames);
  if (named.length > 0) return named;
  const asked = matter ?? words;
  const found = asked === undefined ? [] : findMatters(matters, asked, scene.matterNames);
  // how much does it cost: nothing in it is a name.
  const namesNone = found.length === 0 && about !== undefined && matter === words;
  const spokenOf = namesNone ? subjectOf(scene)?.matter : undefined;
  return spokenOf === undefined ? found : matters.filter(({ name }) => name === spokenOf);
}

function guideOf(one: Matter, about: About<'matter.guide'> | undefined, own: readonly CaseFacts[]): Turn {
  const mine = own.find(({ matter, ...state }) => matter === one.name && !hasEnded(state));
  const turn = about === undefined ? guideTurn(one, mine) : lineTurn(one, about);
  return { ...turn, subject: { kind: 'matter', matter: one.name } };
}

/** 营业执照在哪领, asked by whoever has it lying ready: the own case has the answer, where it has one. */
function ownInstead(
  { name }: Matter,
  about: About<'matter.guide'> | undefined,
  words: string | undefined,
  own: readonly CaseFacts[],
): Turn | null {
  // The whole guide, picked from a list, is what is wanted.
  if (about === undefined && words === undefined) return null;
  const asked = own
    .filter(({ matter }) => matter === name)
    .map((one) => ({ caseNo: one.number, about: about === undefined ? WAITS[one.state] : ofOwn(one, about) }))
    .find(({ about }) => about !== undefined);
  if (asked?.about === undefined) return null;
  return leadTo({ intent: 'case.status', slots: { caseNo: asked.caseNo, about: asked.about } });
}

/** What an own case waits for, where it waits for its applicant. */
const WAITS: { [S in CaseState]?: About<'case.status'> } = {
  supplement: 'papers',
  paymentDue: 'pay',
  certified: 'collect',
};

/** What of an own case answers what is asked of its matter; undefined: nothing. */
function ofOwn(one: CaseFacts, about: About<'matter.guide'>): About<'case.status'> | undefined {
  if (about === 'days') return isUndecided(one) ? 'when' : WAITS[one.state];
  const waits = WAITS[one.state];
  const answers = { papers: ['papers', 'collect'], where: ['collect', 'papers'], fee: ['pay'], phone: [] };
  return waits !== undefined && answers[about].some((kind) => kind === waits) ? waits : undefined;
}
