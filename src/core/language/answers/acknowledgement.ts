import type { Act } from '../../model/intent';
import type { Reading } from '../reading/reading';
import { senseOf } from '../reading/tokens';

/** A leader's 收到, 已阅 or promise to act while an alert waits for it. */
export function acknowledgement(reading: Reading): Act | null {
  if (!reading.has('ack') || reading.has('subsidy') || reading.has('programme')) return null;
  const opens = reading.head === null || senseOf(reading.head, 'ack') !== undefined;
  if (!opens && reading.rest > 6) return null;
  return { intent: 'alert.ack', slots: reading.caseNo === null ? {} : { caseNo: reading.caseNo } };
}
