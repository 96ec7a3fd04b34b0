/** What follows when somebody has signed in: a second step, what he had typed before, or where he wanted to go. */
import { CONSOLE } from '../frame/addresses';
import { handBack, keptIn } from '../frame/again';
import type { SignedIn } from '../frame/ports';
import type { Call, EntryAnswer } from '../frame/route';
import { codePage } from './codePage';

/** `kept` is what `keep` wrote. */
export function entered(call: Call, signedIn: Extract<SignedIn, { as: 'in' }>, written: string): EntryAnswer {
  const session = { token: signedIn.token };
  if (signedIn.needs === 'code') return { ...codePage(call, written), session };
  if (signedIn.needs === 'password') return { to: '/me/password', session };
  const kept = keptIn(written);
  const back = handBack(kept, call.words);
  return { ...(back ?? { to: kept.to.slice(CONSOLE.length) }), session };
}
