import type { Act } from '../../model/intent';
import { programmeMeant } from '../reading/programme';
import type { Reading } from '../reading/reading';
import { senseOf } from '../reading/tokens';

/** 粮补怎么申请 names a programme and asks for something else. */
const OTHERS = ['how', 'papers', 'where', 'eligible', 'misconduct'] as const;

/** 指南 危房, guide unsafe house: opens with another request. */
function asksOther({ head }: Reading): boolean {
  const command = head ? senseOf(head, 'command')?.value : undefined;
  return command === 'matter.guide';
}

/** Year, programme or 全部, and nothing unknown beside it. */
export function subsidyAnswer(reading: Reading): Act | null {
  if (OTHERS.some((sign) => reading.has(sign)) || asksOther(reading)) return null;
  const programme = programmeMeant(reading);
  if (reading.rest > 0 || (reading.year === null && programme === null && !reading.has('all'))) return null;
  const all = reading.has('all') ? ({ all: true } as const) : {};
  return {
    intent: 'subsidy.query',
    slots: {
      ...all,
      ...(reading.year === null ? {} : { year: reading.year }),
      ...(programme === null ? {} : { programme }),
    },
  };
}
