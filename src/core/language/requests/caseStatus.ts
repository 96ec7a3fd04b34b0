import { headIs, isToFriend, type Rule, saysOnly } from './rule';

/** A case number by itself, or a question how far something that the offices do has come. */
export const caseStatus: Rule = (reading) => {
  const { caseNo } = reading;
  if (caseNo !== null) return { intent: 'case.status', slots: { caseNo } };
  if (saysOnly(reading, 'case.status') || headIs(reading, 'case.status'))
    return { intent: 'case.status', slots: {} };
  const thing =
    reading.has('case') || reading.has('matter') || reading.command('case.status') || reading.hint('doing');
  return reading.has('status') && thing && !reading.has('stranger') && !isToFriend(reading)
    ? { intent: 'case.status', slots: {} }
    : null;
};
