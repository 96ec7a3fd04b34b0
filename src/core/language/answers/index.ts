import type { Act, Context } from '../../model/intent';
import type { Reading } from '../reading/reading';
import { senseOf } from '../reading/tokens';
import { moveBooking } from '../requests/booking';
import { acknowledgement } from './acknowledgement';
import { bookingAnswer } from './booking';
import { caseAnswer, caseTail } from './caseNumber';
import { phoneCodeAnswer } from './phoneCode';
import { chosen, moved, picked } from './pick';
import { scoreAnswer } from './score';
import { subsidyAnswer } from './subsidy';
import { yesOrNo } from './yesNo';

/** Sections of news at most, see the page of news: more than these are on the next page. */
const NEWS_ROWS = 8;

/** What a text means as the answer to what was just asked; null when it is no such answer. */
export function answer(reading: Reading, context: Context): Act | null {
  if (context.state.endsWith('.ask')) {
    if (declines(reading)) return { intent: 'cancel', slots: {} };
    if (/^\s*0\s*$/.test(reading.text)) return { intent: 'back', slots: {} };
  }
  switch (context.state) {
    case 'menu':
      if (context.confirms) return confirmation(reading);
      return moved(picked(reading), context.options) ?? chosen(picked(reading), 'choose');
    case 'case.list':
      return (
        moved(picked(reading), context.options) ?? chosen(picked(reading), 'choose') ?? caseTail(reading)
      );
    case 'subsidy.list':
      return (
        moved(picked(reading), context.items) ??
        chosen(picked(reading), 'subsidy.detail') ??
        subsidyAnswer(reading)
      );
    case 'news.list':
      return moved(picked(reading), NEWS_ROWS);
    case 'subsidy.ask':
      return subsidyAnswer(reading);
    case 'rate.ask':
      return scoreAnswer(reading);
    case 'case.ask':
      return caseAnswer(reading, context.for);
    case 'appointment.ask':
      // 3 is the third of the days shown, 3号 a day of the month.
      return (
        (isOneOf(reading, context.options) ? fromList(reading, context.options) : null) ??
        bookingAnswer(reading, context.expects)
      );
    case 'phone.ask': {
      const newPhone = reading.phones.at(-1)?.number;
      return newPhone === undefined ? null : { intent: 'contact.changePhone', slots: { newPhone } };
    }
    case 'phone.code':
      return phoneCodeAnswer(reading);
    case 'alert.pending':
      // 回1收到, says the alert.
      return picked(reading) === 1 ? { intent: 'alert.ack', slots: {} } : acknowledgement(reading);
    case 'appointment.done':
      return moveBooking(reading);
    case 'complaint.ask':
    case 'consult.ask':
    case 'expedite.ask':
    case 'haste.ask':
    case 'case.detail':
    case 'identity.ask':
      return null;
    case 'guide.ask':
      return fromList(reading, context.options);
  }
}

/** The first choice is yes, the second no. */
function confirmation(reading: Reading): Act | null {
  const said = yesOrNo(reading);
  if (said) return chosen(said === 'yes' ? 1 : 2, 'choose');
  return moved(picked(reading), 2) ?? chosen(picked(reading), 'choose');
}

/** Whether a digit stands for one of those shown, or turns the page. */
function isOneOf(reading: Reading, options = 0): boolean {
  const n = picked(reading);
  return n !== null && (n <= options || n === 9) && !/[号日]/.test(reading.text);
}

/** A digit or a turn of the page, where a list was shown with the question. */
function fromList(reading: Reading, options: number | undefined): Act | null {
  if (options === undefined) return null;
  return moved(picked(reading), options) ?? chosen(picked(reading), 'choose');
}

/** 不用, 不要: no to what is asked, and nothing else. */
function declines({ tokens, rest, has }: Reading): boolean {
  return (
    rest === 0 &&
    has('no') &&
    tokens.every((token) => token.entry.light || senseOf(token, 'no') || senseOf(token, 'polite'))
  );
}
