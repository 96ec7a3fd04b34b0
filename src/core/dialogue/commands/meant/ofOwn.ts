/** What a text of few words means where it is his own: the case that ends so, his money of that name, the case that has ended. */
import { hasEnded } from '../../../model/cases';
import type { Act } from '../../../model/intent';
import type { TextReading } from '../../../model/understood';
import type { Scene } from '../../scene/command';
import type { Reads } from '../../scene/reads';

/** 粮食直补咋还没影儿呢, 打个评价 不满意: money of that name, or an ended case, is his: that is what he speaks of. */
export async function ofOwn({ likely, caller, inbound }: Scene, ask: Reads): Promise<Act | null> {
  const [first] = likely;
  if (first?.act.intent === 'case.rate' && first.act.slots.score !== undefined) {
    return (await ask.casesOf(inbound.from)).some(hasEnded) ? first.act : null;
  }
  // Money that is named outweighs what is a little likelier: 医辽救住 发了莫有.
  const act = likely.map((one) => one.act).find(({ intent }) => intent === 'subsidy.query');
  if (act?.intent !== 'subsidy.query' || !caller.household) return null;
  const { programme, about: _doubtful, ...others } = act.slots;
  if (programme === undefined) return null;
  const payments = await ask.payments(caller.household.id);
  if (!payments.some((one) => one.programme === programme)) return null;
  return act === first?.act ? act : { intent: 'subsidy.query', slots: { programme, ...others } };
}

/** 我名下在办的都有哪些: where nothing is said of money and a case is as likely, an own one that is open goes first. */
export async function ofOpenCase(
  said: Act,
  close: readonly TextReading[],
  { inbound, says }: Scene,
  ask: Reads,
): Promise<Act | null> {
  if (
    said.intent !== 'subsidy.query' ||
    !close.some(({ intent, kind }) => intent === 'case.status' && kind === null)
  )
    return null;
  const { words = '', ...of } = said.slots;
  if (Object.keys(of).length > 0 || says.payments.test(words) || says.ofFee.test(words)) return null;
  const own = await ask.casesOf(inbound.from);
  return own.some((one) => !hasEnded(one)) ? { intent: 'case.status', slots: { words } } : null;
}

const TAIL = /^\s*([0-9]{4})\s*$/;

/** 0113 alone: the own case of that ending. */
export async function ofTail(words: string, { inbound }: Scene, ask: Reads): Promise<Act | null> {
  const tail = TAIL.exec(words)?.[1];
  const isOwn =
    tail !== undefined && (await ask.casesOf(inbound.from)).some(({ number }) => number.endsWith(tail));
  return isOwn ? { intent: 'case.status', slots: { caseNo: tail } } : null;
}
