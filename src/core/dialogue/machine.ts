import type { Inbound } from '../message';

/** A person's number in full; Chinese service numbers 106… are written with +86 by some carriers. */
const PERSON = /^\+(?!86106\d{0,6}$|86106\d{8,}$|861[01]\d{3}$|8612\d{3}$|8695\d{3,6}$)[1-9]\d{7,14}$/;

/** How phones and mailboxes begin what they send by themselves. */
const AUTOMATIC =
  /^[\s【[(（]*(自动回复|自动答复|系统自动|auto(matic)?[ -]?(reply|response)|out of office|i('| a)?m driving)|^我(正在|在)开车|^我现在不方便接听|本(短信|信息)(由|为)系统自动/i;

/** Whether a machine sent this: a service number, or a text that says so. It gets no answer at all. */
export function isMachine(inbound: Inbound): boolean {
  return !PERSON.test(inbound.from) || AUTOMATIC.test(inbound.text.normalize('NFKC'));
}
