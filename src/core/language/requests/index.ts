import type { Act, Intent } from '../../model/intent';
import { isCommand, type Reading } from '../reading/reading';
import { senseOf } from '../reading/tokens';
import { acknowledge } from './acknowledge';
import { anothersPhone } from './anothersPhone';
import { askedBefore } from './askedBefore';
import { book, cancelBooking } from './booking';
import { caseStatus } from './caseStatus';
import { changePhone, phoneAnswer } from './changePhone';
import { complaintByDeed, complaintByThreat, complaintByWord } from './complaint';
import { consultByQuestion, consultByWord } from './consult';
import { expedite } from './expedite';
import { guide } from './guide';
import { language } from './language';
import { leaning } from './leaning';
import { consent, liaison } from './liaison';
import { startMessages, stopMessages } from './messages';
import { rate } from './rate';
import type { Rule } from './rule';
import { errand, only } from './screens';
import { subsidy } from './subsidy';
import { withdrawTicket } from './withdraw';

/** The order decides the close calls: what is more definite comes first. */
const RULES: Rule[] = [
  phoneAnswer,
  language,
  consent,
  liaison,
  anothersPhone,
  acknowledge,
  withdrawTicket,
  askedBefore,
  complaintByWord,
  complaintByThreat,
  startMessages,
  stopMessages,
  cancelBooking,
  only('menu', 0),
  errand,
  only('back', 0),
  only('page.next', 0),
  only('page.prev', 0),
  expedite,
  consultByWord,
  changePhone,
  rate,
  book,
  only('cancel', 0),
  complaintByDeed,
  only('news.latest', 2),
  guide,
  consultByQuestion,
  only('help', 0),
  subsidy,
  caseStatus,
  only('help', 3),
  leaning,
];

/** The first request that a text makes by itself, whatever was asked before; null when it makes none. */
export function request(reading: Reading): Act | null {
  for (const rule of RULES) {
    const act = rule(reading);
    if (act) return act;
  }
  return null;
}

/** Whether every word belongs to a request that opens the text: such a text interrupts any flow. */
export function isPlainRequest(reading: Reading, intent: Intent): boolean {
  if (reading.rest > 0) return false;
  if (reading.caseNo !== null && reading.head === null) return true;
  const { head } = reading;
  return (
    head !== null &&
    (isCommand(head, intent) || !!senseOf(head, 'programme') || senseOf(head, 'year') !== undefined)
  );
}
