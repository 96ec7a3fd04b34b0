import { isCommand, type Reading } from '../reading/reading';
import { core } from '../reading/spans';
import { senseOf } from '../reading/tokens';
import { aboutSubsidy, headIs, type Rule } from './rule';

/** What may follow 咨询个事 and asks for nothing yet. */
const PARTICLES = /^[不吗么吧呀啊可以行,?!]*$/;

/** Opens with 咨询; 打听 and the like only when it is something about the offices that is asked. */
export const consultByWord: Rule = (reading) => {
  const { head } = reading;
  if (!head || !headIs(reading, 'consult.ask')) return null;
  if (senseOf(head, 'curious') && !asksForPolicy(reading)) return null;
  const text = core(reading, (token) => isCommand(token, 'consult.ask'));
  return { intent: 'consult.ask', slots: PARTICLES.test(text) ? {} : { text } };
};

/** A question about rules, places, hours or telephones, without saying that it is one. */
export const consultByQuestion: Rule = (reading) => {
  const money = aboutSubsidy(reading) || reading.has('money') || reading.has('account');
  const own = reading.has('paid') && money && !reading.hint('perUnit') && !reading.hint('circumstance');
  if (!asksForPolicy(reading) || reading.has('yours') || (reading.has('stranger') && !reading.has('place')))
    return null;
  const rules =
    reading.has('eligible') ||
    reading.has('hours') ||
    reading.has('phone') ||
    (reading.has('where') && reading.has('place')) ||
    (reading.hint('circumstance') && !reading.has('status')) ||
    (reading.has('place') && reading.hint('contact')) ||
    asksWhetherThereIs(reading) ||
    asksInGeneral(reading);
  if (!rules && (own || reading.has('status') || aboutSubsidy(reading) || reading.has('case'))) return null;
  if (!rules && reading.rest < 2) return null;
  if (own && reading.has('eligible') && !reading.hint('ruling')) return null;
  return { intent: 'consult.ask', slots: { text: core(reading, () => false) } };
};

/** Whether a text asks about rules, places or hours of the offices rather than about own money or an own case. */
function asksForPolicy(reading: Reading): boolean {
  const anchored =
    reading.has('place') ||
    (reading.has('office') && (reading.has('hours') || reading.has('phone'))) ||
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
    reading.has('whether') ||
    reading.hint('contact') ||
    reading.hint('asking');
  return anchored && asks;
}

/** 有没有高龄补贴: the question word stands right before the subsidy, and nothing asks whether it was paid. */
function asksWhetherThereIs({ tokens, has }: Reading): boolean {
  if (has('paid')) return false;
  return tokens.some((token, index) => {
    const next = tokens[index + 1];
    const asks = senseOf(token, 'whether') !== undefined && next?.start === token.end;
    return asks && (senseOf(next, 'programme') ?? senseOf(next, 'subsidy')) !== undefined;
  });
}

/** 低保每年都要审核吗: yes or no, about nobody's own, and not whether money came. */
function asksInGeneral(reading: Reading): boolean {
  if (reading.has('paid') || reading.has('own') || reading.has('lookup') || reading.has('status'))
    return false;
  return aboutSubsidy(reading) && reading.hint('yesNo');
}
