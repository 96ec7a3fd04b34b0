import type { Act } from '../../model/intent';
import type { Reading } from '../reading/reading';
import { senseOf } from '../reading/tokens';

const TAIL = /^[\s(]*(?:[看查问选要]|编号|no\.?)?\s*([0-9]{4})[\s)]*(?:那个|那件|的|呢|号)?[\s.。?!]*$/;

/** The last four digits of one of the cases just listed, as each line shows them. */
export function caseTail({ text }: Reading): Act | null {
  const tail = text.length <= LONGEST_TAIL ? TAIL.exec(text)?.[1] : undefined;
  return tail === undefined ? null : { intent: 'case.status', slots: { caseNo: tail } };
}

/** Longer texts are not looked at. */
const LONGEST_TAIL = 16;

/** The number that was asked for, for what it was asked for. */
export function caseAnswer(reading: Reading, wanted: Act['intent']): Act | null {
  const { caseNo } = reading;
  if (caseNo === null || (reading.head !== null && senseOf(reading.head, 'command'))) return null;
  switch (wanted) {
    case 'case.expedite':
    case 'case.rate':
    case 'alert.ack':
      return { intent: wanted, slots: { caseNo } };
    default:
      return { intent: 'case.status', slots: { caseNo } };
  }
}
