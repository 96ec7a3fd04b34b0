/** What can be asked, in words that fit whoever asks: a leader and a liaison send other things than a villager. */
import { type CaseFacts, type CaseState, hasEnded } from '../../../model/cases';
import { type Act, wordsIn } from '../../../model/intent';
import type { View } from '../../../views';
import { command, type Scene } from '../../scene/command';
import { isLiaison, isOffice } from '../../scene/offices';
import type { Reads } from '../../scene/reads';
import { spoken } from '../../scene/slotForms';
import { subjectOf } from '../../scene/subjectOf';

export const help = command('help', {
  slots: { words: spoken },
  writes: false,
  public: true,
  keepsText: true,
  aside: true,
  load: (_, ask, scene) => ownNumber(ask, scene),
  answer: (_, number, scene) => ({
    reply: { show: helpFor(number, scene) },
    changes: [],
    dialogue: { helpedAt: scene.now },
  }),
});

/** The number of the case that whoever is of no household asks for first; null where there is none. */
export async function ownNumber(ask: Reads, { caller, inbound }: Scene): Promise<string | null> {
  if (caller.household) return null;
  const cases: CaseFacts[] = await ask.casesOf(inbound.from);
  return (cases.find((one) => !hasEnded(one)) ?? cases[0])?.number ?? null;
}

/** `number`: of an own case, where this phone is of no household. */
export function helpFor(number: string | null, { caller }: Scene): View {
  if (isOffice(caller)) return { view: 'help.leader', data: {} };
  if (isLiaison(caller)) return { view: 'help.liaison', data: {} };
  if (caller.household) return { view: 'help', data: {} };
  return number === null ? { view: 'help.stranger', data: {} } : { view: 'help.applicant', data: { number } };
}

/** In these the next step is the applicant's, and was told in a notice. */
const TOLD: readonly CaseState[] = ['supplement', 'paymentDue', 'certified'];

/** 你发这个啥意思, where nothing was spoken of: the only own case that waits for its applicant. */
export async function ofOwnNotice(said: Act, scene: Scene, ask: Reads): Promise<Act | null> {
  const { dialogue, now, says, inbound, likely } = scene;
  const mayBeHelp = likely.some(({ act }) => act.intent === 'help');
  const isHelp = said.intent === 'help' || (said.intent === 'unknown' && mayBeHelp);
  const asks = isHelp && says.whatMeans.test(wordsIn(said.slots) ?? '');
  const isOpen = dialogue.open !== null && dialogue.open.act.intent !== 'menu';
  if (!asks || isOpen || subjectOf(dialogue, now)) return null;
  const [one, ...others] = (await ask.casesOf(inbound.from)).filter(({ state }) => TOLD.includes(state));
  return one && others.length === 0 ? { intent: 'case.status', slots: { caseNo: one.number } } : null;
}
