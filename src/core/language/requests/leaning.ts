import { programmeOf } from '../reading/programme';
import { core } from '../reading/spans';

import { aboutSubsidy, isToFriend, type Rule } from './rule';

/**
 * The last resort for a question that names a subsidy in words that no rule knows: about the asker's own it is after
 * money, about nobody's it is after the rules.
 */
export const leaning: Rule = (reading) => {
  if (
    !aboutSubsidy(reading) ||
    reading.has('stranger') ||
    reading.has('notice') ||
    isToFriend(reading) ||
    reading.caseNo !== null
  )
    return null;
  if (!reading.hint('question') && !reading.hint('missing')) return null;
  if (!reading.has('own') && reading.year === null)
    return reading.hint('question')
      ? { intent: 'consult.ask', slots: { text: core(reading, () => false) } }
      : null;
  const programme = programmeOf(reading);
  const year = reading.year === null ? {} : { year: reading.year };
  return { intent: 'subsidy.query', slots: { ...year, ...(programme === null ? {} : { programme }) } };
};
