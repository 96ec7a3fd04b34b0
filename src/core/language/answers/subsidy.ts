import type { Act } from '../../model/intent';
import { programmeMeant } from '../reading/programme';
import type { Reading } from '../reading/reading';

/** Year, programme or 全部, and nothing unknown beside it. */
export function subsidyAnswer(reading: Reading): Act | null {
  const programme = programmeMeant(reading);
  const all = reading.has('all');
  if (reading.rest > 0 || (reading.year === null && programme === null && !all)) return null;
  return {
    intent: 'subsidy.query',
    slots: {
      ...(all && { all: true as const }),
      ...(reading.year !== null && { year: reading.year }),
      ...(programme !== null && { programme }),
    },
  };
}
