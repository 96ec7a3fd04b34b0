/** What is shown once it is known who somebody is, and who hears of it. */
import type { Act } from '../../../model/intent';
import type { IdentityProof } from '../../../model/people';
import type { Notice } from '../../../notices/notice';
import { maskPhone } from '../../../text/mask';
import { sameName } from '../../../text/name';
import { noticeOf } from '../../phones/told';
import type { Scene } from '../../scene/command';

/** Whether the name is that of the household that registered this phone: it needs no proof for it. */
export function isOwn(name: string | undefined, { caller }: Scene): boolean {
  return name !== undefined && caller.household !== null && sameName(name, caller.household.head);
}

/** What was asked, of the household that registered this phone. */
export function ofOwn(asked: Act): Act {
  if (asked.intent !== 'subsidy.query') return asked;
  const { others, proved, ...slots } = asked.slots;
  return { intent: 'subsidy.query', slots };
}

/** What was asked, of the person who was proved. Who has cases and no household, and asks for money, is shown the cases. */
export function ofProved(asked: Act, { households }: IdentityProof, { caller }: Scene): Act {
  const wantsMoney = asked.intent === 'subsidy.query' || asked.intent === 'subsidy.detail';
  if (wantsMoney && households.length === 0) return { intent: 'case.status', slots: {} };
  const own = ofOwn(asked);
  // From the phone of one household another one is shown by saying so.
  const isAnother = caller.household !== null && caller.household.id !== households[0];
  if (!isAnother || own.intent !== 'subsidy.query') return own;
  return { intent: 'subsidy.query', slots: { ...own.slots, proved: true } };
}

/** The phones that are registered for what is shown hear which one looked. */
export function whoLooked({ phones }: IdentityProof, scene: Scene): Notice[] {
  const { from } = scene.inbound;
  const show = { view: 'notice.proved', data: { phone: maskPhone(from) } } as const;
  return phones.filter((phone) => phone !== from).map((phone) => noticeOf(phone, scene.fresh, show));
}
