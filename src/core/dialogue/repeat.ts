/** The same question asked twice gets one answer. */
import { SECOND } from '../calendar/durations';
import type { Dialogue } from '../model/dialogue';
import type { Act } from '../model/intent';
import { type Inbound, isTexted } from '../model/message';
import { fingerprint } from '../text/fingerprint';
import { commands } from './commands';

/** Milliseconds within which the same text is a repeat. */
const WITHIN = 30 * SECOND;

/** What is remembered of a message to know it again: spelling of width, case and outer blanks apart. */
export function fingerprintOf(inbound: Inbound): string {
  return fingerprint(`${inbound.to} ${inbound.text.normalize('NFKC').trim().toLowerCase()}`);
}

/**
 * Whether this is the last answered message once more. What counts each time, and whatever is not understood yet (`act`
 * null), is a repeat only over another connection: a carrier delivers again there what it got no word about.
 * A session (USSD) or a page always wants its answer.
 */
export function isRepeat(dialogue: Dialogue, inbound: Inbound, act: Act | null): boolean {
  const { last } = dialogue;
  if (!last || !isTexted(inbound.medium)) return false;
  if (Math.abs(inbound.at - last.at) >= WITHIN || last.fingerprint !== fingerprintOf(inbound)) return false;
  if (act && commands[act.intent].repeats === 'once') return true;
  return last.connection !== inbound.connection;
}

/** A person's number in full; Chinese service numbers 106… are written with +86 by some carriers. */
const PERSON = /^\+(?!86106\d{0,6}$|86106\d{8,}$|861[01]\d{3}$|8612\d{3}$|8695\d{3,6}$)[1-9]\d{7,14}$/;

/** Whether a machine sent this: it comes from a service number. It gets no answer at all. */
export function isMachine(inbound: Inbound): boolean {
  return !PERSON.test(inbound.from);
}
