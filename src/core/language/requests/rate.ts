import { scoreOf } from '../reading/score';
import { headIs, type Rule, saysOnly } from './rule';

export const rate: Rule = (reading) => {
  const named = reading.command('case.rate') || reading.has('rate');
  const score = scoreOf(reading, named);
  const { caseNo } = reading;
  const scored = score !== null && reading.rest <= 2 && reading.hint('scored') && !reading.has('you');
  const bare = score !== null && reading.rest === 0 && reading.hint('points');
  // 满意吗 is what others ask.
  if (reading.hint('yesNo') && caseNo === null && !headIs(reading, 'case.rate')) return null;
  if (!scored && !bare && !(named && (score !== null || caseNo !== null || saysOnly(reading, 'case.rate'))))
    return null;
  if (reading.has('programme') || reading.has('stranger') || (reading.has('eligible') && score === null))
    return null;
  return {
    intent: 'case.rate',
    slots: { ...(caseNo === null ? {} : { caseNo }), ...(score === null ? {} : { score }) },
  };
};
