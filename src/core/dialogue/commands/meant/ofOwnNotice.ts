import type { CaseState } from '../../../model/cases';
import { type Act, wordsIn } from '../../../model/intent';
import type { Scene } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import { subjectOf } from '../../scene/subjectOf';

/** In these the next step is the applicant's, and was told in a notice. */
const TOLD: readonly CaseState[] = ['supplement', 'paymentDue', 'certified'];

/** 你发这个啥意思, where nothing was spoken of: the only own case that waits for its applicant. */
export async function ofOwnNotice(said: Act, scene: Scene, ask: Reads): Promise<Act | null> {
  const { dialogue, now, says, inbound, likely } = scene;
  const mayBeHelp = likely.some(({ act }) => act.intent === 'help');
  const isHelp = said.intent === 'help' || (said.intent === 'unknown' && mayBeHelp);
  const asks = isHelp && says.whatMeans.test(wordsIn(said.slots) ?? '');
  const isOpen = dialogue.open !== null && dialogue.open.act.intent !== 'menu';
  if (!asks || isOpen || subjectOf({ dialogue, now })) return null;
  const [one, ...others] = (await ask.casesOf(inbound.from)).filter(({ state }) => TOLD.includes(state));
  return one && others.length === 0 ? { intent: 'case.status', slots: { caseNo: one.number } } : null;
}
