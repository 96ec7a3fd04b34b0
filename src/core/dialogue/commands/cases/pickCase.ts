/** Which case is meant, for what is done to one case: the number or the matter said, the one shown last, or the only one there is. */

import type { CaseFacts } from '../../../model/cases';
import type { Act } from '../../../model/intent';
import { tail } from '../../../text/mask';
import { askIdentity, maySee } from '../../scene/access';
import type { Choice, Reply, Scene, Turn } from '../../scene/command';
import { listOf } from '../../scene/paging';
import type { Reads } from '../../scene/reads';
import { say } from '../../scene/say';
import { casesMeant } from './casesMeant';
import { lineOf } from './caseTurns';

export type Picked = { one: CaseFacts } | { several: CaseFacts[] } | { hidden: string } | { none: true };

/** `fits`: which of the person's own cases come into question where none was named. */
export async function pickCase(
  { caseNo, words }: { caseNo?: string; words?: string | undefined },
  ask: Reads,
  scene: Scene,
  fits: (one: CaseFacts) => boolean,
): Promise<Picked> {
  if (caseNo !== undefined && isSaid(caseNo, words)) return byNumber(caseNo, ask, scene);
  const all = await ask.casesOf(scene.inbound.from);
  const own = all.filter(fits);
  const { named } = await casesMeant(words, all, ask, scene);
  const fitting = named.filter(fits);
  if (named.length > 0) return among(fitting.length > 0 ? fitting : named);
  if (caseNo !== undefined) return byNumber(caseNo, ask, scene);
  const shown = shownCase(scene);
  return shown === undefined ? among(own) : byNumber(shown, ask, scene);
}

/** Whether the words say this number; else it is that of the case spoken of before. Who picks a line says no words. */
export function isSaid(number: string, words: string | undefined): boolean {
  return words === undefined || words.normalize('NFKC').replace(/\D/g, '').includes(tail(number));
}

async function byNumber(number: string, ask: Reads, scene: Scene): Promise<Picked> {
  const one = await ask.caseByNumber(number);
  return one && maySee(one, scene) ? { one } : { hidden: number };
}

function among(cases: CaseFacts[]): Picked {
  const [one] = cases;
  if (!one) return { none: true };
  return cases.length === 1 ? { one } : { several: cases };
}

/** A case that this phone is not shown: `act` waits for a proof, and who has given one reads that there is none. */
export function hiddenCase(number: string, act: Act, { dialogue }: Scene): Turn {
  return dialogue.access.granted
    ? say({ view: 'case.notFound', data: { number } })
    : askIdentity(act, dialogue);
}

/** The case that the last reply was about. */
function shownCase({ dialogue }: Scene): string | undefined {
  const context = dialogue.open?.context;
  if (
    context?.state === 'case.detail' ||
    context?.state === 'rate.ask' ||
    context?.state === 'expedite.ask'
  ) {
    return context.caseNo;
  }
  const leaf = dialogue.open?.leaf;
  return leaf?.intent === 'case.status' ? leaf.slots.caseNo : undefined;
}

/** Asks which one: a numbered list, each choice doing to its case what was asked for. */
export function whichCase(several: CaseFacts[], scene: Scene, act: (caseNo: string) => Act): Reply {
  const toCase = (one: CaseFacts): Choice => ({ ...lineOf(one), act: act(one.number) });
  return { show: { view: 'case.pick', data: {} }, ...listOf(several, toCase, scene, 'case.list') };
}
