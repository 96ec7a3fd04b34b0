import { aboutSubsidy, headIs, type Rule, saysOnly } from './rule';

/** Asks for a case to be done sooner; what is only hurried (快点 to a friend) is no request. */
export const expedite: Rule = (reading) => {
  // 快点 alone is said to anybody, 能不能快点 asks whoever has it in hand.
  const asked = reading.hint('hurries');
  const wanted = asked || reading.command('case.expedite') || reading.has('expedite');
  if (!wanted || aboutSubsidy(reading) || (reading.has('stranger') && reading.caseNo === null)) return null;
  const { caseNo } = reading;
  const about =
    asked ||
    caseNo !== null ||
    reading.has('case') ||
    reading.has('matter') ||
    reading.has('book') ||
    reading.hint('doing');
  if (!about && !saysOnly(reading, 'case.expedite')) return null;
  if (reading.has('misconduct') && !headIs(reading, 'case.expedite')) return null;
  return { intent: 'case.expedite', slots: caseNo === null ? {} : { caseNo } };
};
