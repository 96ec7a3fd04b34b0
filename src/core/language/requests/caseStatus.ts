import type { Reading } from '../reading';
import { senseOf } from '../tokens';
import { headIs, type Rule, saysOnly } from './rule';

/** A case number by itself, or a question how far something that the offices do has come. */
export const caseStatus: Rule = (reading) => {
  const { caseNo } = reading;
  if (caseNo !== null) return { intent: 'case.status', slots: { caseNo } };
  if (saysOnly(reading, 'case.status') || headIs(reading, 'case.status'))
    return { intent: 'case.status', slots: {} };
  const thing =
    reading.has('case') || reading.has('matter') || reading.command('case.status') || reading.hint('doing');
  return reading.has('status') &&
    thing &&
    !reading.has('stranger') &&
    !(isToFriend(reading) && !reading.has('case'))
    ? { intent: 'case.status', slots: {} }
    : null;
};

/** 你办好了没 is asked of a friend, 你们 and 你好 of an office. */
function isToFriend({ tokens }: Reading): boolean {
  const [first] = tokens;
  return first !== undefined && first.start === 0 && senseOf(first, 'you') !== undefined;
}
