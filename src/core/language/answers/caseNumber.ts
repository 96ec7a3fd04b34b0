import type { Act } from '../intent';
import type { Reading } from '../reading';
import { senseOf } from '../tokens';

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
      return reading.has('expedite') ? null : { intent: 'case.status', slots: { caseNo } };
  }
}
