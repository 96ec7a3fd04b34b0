import type { Inbound } from '../model/message';

/** A person's number in full; Chinese service numbers 106… are written with +86 by some carriers. */
const PERSON = /^\+(?!86106\d{0,6}$|86106\d{8,}$|861[01]\d{3}$|8612\d{3}$|8695\d{3,6}$)[1-9]\d{7,14}$/;

/** Whether a machine sent this: it comes from a service number. It gets no answer at all. */
export function isMachine(inbound: Inbound): boolean {
  return !PERSON.test(inbound.from);
}
