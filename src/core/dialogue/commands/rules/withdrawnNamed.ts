import type { SlotsOf } from '../../../model/intent';
import type { Scene } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import { casesMeant } from '../cases/casesMeant';

type Slots = SlotsOf['consult.ask'];

/** 低保我撤了又后悔了 还能接着办不: the number of that case; null where none is named that was taken back. */
export async function withdrawnNamed(
  { about, words = '' }: Slots,
  ask: Reads,
  scene: Scene,
): Promise<string | null> {
  if (about !== undefined || !scene.says.withdrew.test(words)) return null;
  const own = (await ask.casesOf(scene.inbound.from)).filter(({ state }) => state === 'withdrawn');
  const [only, ...others] = (await casesMeant(words, own, ask, scene)).named;
  return only && others.length === 0 ? only.number : null;
}
