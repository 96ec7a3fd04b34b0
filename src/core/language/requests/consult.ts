import { isCommand, type Reading } from '../reading';
import { core } from '../spans';
import { senseOf } from '../tokens';
import { aboutSubsidy, headIs, type Rule } from './rule';

/** Opens with 咨询; 打听 and the like only when it is something about the offices that is asked. */
export const consultByWord: Rule = (reading) => {
  const { head } = reading;
  if (!head || !headIs(reading, 'consult.ask')) return null;
  if (senseOf(head, 'curious') && !asksForPolicy(reading)) return null;
  const text = core(reading, (token) => isCommand(token, 'consult.ask'));
  return { intent: 'consult.ask', slots: text === '' ? {} : { text } };
};

/** A question about rules, places, hours or telephones, without saying that it is one. */
export const consultByQuestion: Rule = (reading) => {
  const own = reading.has('paid') && !reading.hint('perUnit');
  if (!asksForPolicy(reading) || (reading.has('stranger') && !reading.has('place'))) return null;
  const rules =
    reading.has('eligible') ||
    reading.has('hours') ||
    reading.has('phone') ||
    (reading.has('where') && reading.has('place'));
  if (!rules && (own || reading.has('status') || aboutSubsidy(reading) || reading.has('case'))) return null;
  if (!rules && reading.rest < 2) return null;
  if (own && reading.has('eligible') && !reading.hint('ruling')) return null;
  return { intent: 'consult.ask', slots: { text: core(reading, () => false) } };
};

/** Whether a text asks about rules, places or hours of the offices rather than about own money or an own case. */
function asksForPolicy(reading: Reading): boolean {
  const anchored =
    reading.has('place') ||
    (reading.has('office') && reading.has('hours')) ||
    reading.has('policy') ||
    reading.hint('rural') ||
    reading.has('programme') ||
    reading.has('subsidy') ||
    reading.has('matter');
  const asks =
    reading.has('eligible') ||
    reading.has('hours') ||
    reading.has('phone') ||
    reading.has('where') ||
    reading.has('how') ||
    reading.hint('asking');
  return anchored && asks;
}
