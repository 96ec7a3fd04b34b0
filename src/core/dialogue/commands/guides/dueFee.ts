/** A fee that somebody was told to pay, by whatever name he calls the matter. */
import type { CaseFacts } from '../../../model/cases';
import type { Scene } from '../../scene/command';

/** 我那小卖部的证说要先交钱: the number of the only own case that waits for a fee, by whatever name; null: several do, or none. */
export function dueOf(words: string, own: readonly CaseFacts[], { says }: Scene): string | null {
  const [only, ...others] = own.filter(({ state }) => state === 'paymentDue');
  return only && others.length === 0 && says.saysToPay.test(words) ? only.number : null;
}
