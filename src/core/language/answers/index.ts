import type { Act, Context } from '../intent';
import type { Reading } from '../reading';
import { acknowledgement } from './acknowledgement';
import { bookingAnswer } from './booking';
import { caseAnswer } from './caseNumber';
import { chosen, moved, picked } from './pick';
import { scoreAnswer } from './score';
import { subsidyAnswer } from './subsidy';

/** Sections of news at most, see the page of news: more than these are on the next page. */
const NEWS_ROWS = 8;

/** What a text means as the answer to what was just asked; null when it is no such answer. */
export function answer(reading: Reading, context: Context): Act | null {
  switch (context.state) {
    case 'menu':
    case 'case.list':
      return moved(picked(reading), context.options) ?? chosen(picked(reading), 'choose');
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
      return bookingAnswer(reading, context.expects) ?? fromList(reading, context.options);
    case 'phone.ask': {
      const newPhone = reading.phones.at(-1)?.number;
      return newPhone === undefined ? null : { intent: 'contact.changePhone', slots: { newPhone } };
    }
    case 'alert.pending':
      return acknowledgement(reading);
    case 'complaint.ask':
    case 'consult.ask':
    case 'expedite.ask':
    case 'case.detail':
    case 'identity.ask':
      return null;
    case 'guide.ask':
      return fromList(reading, context.options);
  }
}

/** A digit or a turn of the page, where a list was shown with the question. */
function fromList(reading: Reading, options: number | undefined): Act | null {
  if (options === undefined) return null;
  return moved(picked(reading), options) ?? chosen(picked(reading), 'choose');
}
