/** What a text of few words means where it is his own: the case that ends so, his money of that name, the case that has ended. */
import { hasEnded } from '../../../model/cases';
import type { Act } from '../../../model/intent';
import type { Scene } from '../../scene/command';
import type { Reads } from '../../scene/reads';

/** 粮食直补咋还没影儿呢, 打个评价 不满意: money of that name, or an ended case, is his: that is what he speaks of. */
export async function ofOwn({ likely: [first], caller, inbound }: Scene, ask: Reads): Promise<Act | null> {
  const act = first?.act;
  if (act?.intent === 'case.rate' && act.slots.score !== undefined) {
    return (await ask.casesOf(inbound.from)).some(hasEnded) ? act : null;
  }
  if (act?.intent !== 'subsidy.query' || !caller.household) return null;
  const { programme } = act.slots;
  if (programme === undefined) return null;
  const payments = await ask.payments(caller.household.id);
  return payments.some((one) => one.programme === programme) ? act : null;
}

const TAIL = /^\s*([0-9]{4})\s*$/;

/** 0113 alone: the own case of that ending. */
export async function ofTail(words: string, { inbound }: Scene, ask: Reads): Promise<Act | null> {
  const tail = TAIL.exec(words)?.[1];
  const isOwn =
    tail !== undefined && (await ask.casesOf(inbound.from)).some(({ number }) => number.endsWith(tail));
  return isOwn ? { intent: 'case.status', slots: { caseNo: tail } } : null;
}
