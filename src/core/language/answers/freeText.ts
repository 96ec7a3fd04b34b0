import type { Context } from '../../model/dialogue';
import type { Act } from '../../model/intent';
import { identityIn } from '../reading/identity';
import { matterOf } from '../reading/matter';
import { isCommand, type Reading } from '../reading/reading';
import { core } from '../reading/spans';
import { senseOf } from '../reading/tokens';

/** A text in own words where one was asked for; the caller has made sure that it is nothing else. */
export function freeText(reading: Reading, context: Context): Act | null {
  if (context.state === 'identity.ask') {
    const slots = identityIn(reading);
    return slots && (slots.tail !== undefined || !reading.has('chat'))
      ? { intent: 'identity.give', slots }
      : null;
  }
  const letters = reading.text.replace(/[^\u3400-\u9fffa-z]/g, '').length;
  if (letters < 2 || isChat(reading)) return null;
  switch (context.state) {
    case 'complaint.ask':
    case 'consult.ask': {
      const intent = context.state === 'complaint.ask' ? 'complaint.file' : 'consult.ask';
      return { intent, slots: { text: core(reading, (token) => isCommand(token, intent)) } };
    }
    case 'expedite.ask':
      return {
        intent: 'case.expedite',
        slots: { caseNo: context.caseNo, text: core(reading, (token) => isCommand(token, 'case.expedite')) },
      };
    case 'haste.ask':
      return {
        intent: 'office.haste',
        slots: { ticket: context.ticket, agree: false, text: core(reading, () => false) },
      };
    case 'guide.ask': {
      const matter = matterOf(reading);
      const known = reading.has('matter') || reading.has('programme') || reading.hint('paperwork');
      return matter !== null && known ? { intent: 'matter.guide', slots: { matter } } : null;
    }
    default:
      return null;
  }
}

/** Nothing but small talk. A question in a stranger's words (怎么退税) is one all the same. */
function isChat(reading: Reading): boolean {
  if (reading.has('stranger') && !reading.has('chat') && reading.hint('question')) return false;
  if (reading.rest > 1 || (reading.rest > 0 && !reading.has('stranger'))) return false;
  return reading.tokens.every(
    (token) => senseOf(token, 'chat') || senseOf(token, 'stranger') || token.entry.light,
  );
}
