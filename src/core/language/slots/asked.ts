/** What a person has asked for in own words before, as far as the words tell which it was. */
import type { AskedKind } from '../../model/intent';

const HURRIED = /催|快|提前|加急|hurr|sooner|urgent|haste/i;
const COMPLAINED = /投诉|举报|反映|撤诉|^ts|complain/i;
const CONSULTED = /咨询|提问|问题|问的|问过|请教|question|enquir|inquir/i;

/** Where nothing but the name of it stands beside what is asked of it: 投诉进度, 取消咨询. */
const NAMED = /投诉|举报|咨询|催办|撤诉|不催|complaint|question/;

/** 我报的低保咋没下文: a case, though it is asked after like a complaint. */
const CASE = /(?:报|办|申请|交)的|低保|[证照]/;

/** Empty where nothing of the kind is meant. `kind`: what the model takes it for; null where it was not asked. */
export function ticketIn(text: string, kind: string | null): { asked?: AskedKind } {
  const asked = askedIn(text);
  const isCase =
    asked === 'any' ? kind !== 'ticket' || CASE.test(text) : kind !== 'ticket' && !NAMED.test(text);
  return isCase ? {} : { asked };
}

/** Which of the things asked in own words is meant. */
function askedIn(text: string): AskedKind {
  if (COMPLAINED.test(text)) return 'complaint';
  if (HURRIED.test(text)) return 'expedite';
  return CONSULTED.test(text) ? 'consult' : 'any';
}
