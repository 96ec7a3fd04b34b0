import { matterOf } from '../reading/matter';
import { headIs, type Rule } from './rule';

/** Asks how, where or with which papers a named matter is done. */
export const guide: Rule = (reading) => {
  const money = reading.has('money') || reading.has('account') || reading.has('paid');
  const asks =
    reading.has('how') ||
    reading.has('papers') ||
    (reading.has('where') && reading.hint('handling') && !money);
  const matter = matterOf(reading);
  if (headIs(reading, 'matter.guide') || (reading.command('matter.guide') && reading.has('matter')))
    return { intent: 'matter.guide', slots: matter === null ? {} : { matter } };
  const named = reading.has('matter') || reading.has('programme') || reading.hint('matterLike');
  const known = named || (reading.has('how') && reading.hint('officialVerb') && !reading.has('stranger'));
  if (!asks || matter === null || !known || reading.has('status')) return null;
  return { intent: 'matter.guide', slots: { matter } };
};
