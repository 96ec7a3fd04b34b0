import { isHan } from '../reading/normalise';
import type { Reading } from '../reading/reading';
import { headIs, isToFriend, type Rule, saysOnly } from './rule';

/** A case number by itself, or a question how far something that the offices do has come. */
export const caseStatus: Rule = (reading) => {
  const { caseNo } = reading;
  if (caseNo !== null) return { intent: 'case.status', slots: { caseNo } };
  const named = saysOnly(reading, 'case.status') || (headIs(reading, 'case.status') && !isGlued(reading));
  if (named && !reading.has('stranger')) return { intent: 'case.status', slots: {} };
  const thing =
    reading.has('case') || reading.has('matter') || reading.command('case.status') || reading.hint('doing');
  // 执照拿到没: what has or has not come may be a paper as well as money.
  const asks =
    reading.has('status') ||
    (reading.has('paid') && reading.has('matter') && reading.hint('question') && reading.rest === 0);
  return asks && thing && !reading.has('stranger') && !isToFriend(reading)
    ? { intent: 'case.status', slots: {} }
    : null;
};

/** JD这个牌子好: letters that run on into words that nobody knows are a name. */
function isGlued({ head, rest, normal }: Reading): boolean {
  if (rest === 0 || head?.entry.language !== 'initials') return false;
  return isHan(normal.plain.charCodeAt(head.end));
}
