/** What an announced payment may have to carry: as it usually is, and as long as it can be. */
import type { AnnouncementViews } from '../../../src/core/views/paymentViews';

export function announcementSamples(long: boolean): AnnouncementViews {
  const day = { year: long ? 2025 : null, month: 3, day: long ? 16 : 6, weekday: 5 };
  const programme = long ? '补'.repeat(12) : '粮食直补';
  const amount = long ? '123456.00元' : '316.50元';
  const quantity = long ? '12345.67' : '5.2';
  return {
    'notice.payment': {
      head: '欧阳*',
      year: 2026,
      programme,
      quantity,
      unit: '亩',
      amount,
      day,
      tail: '1234',
    },
    'notice.paymentCorrected': {
      head: '欧阳*',
      year: 2026,
      programme,
      wasYear: long ? 2025 : null,
      wasAmount: amount,
      wasState: 'paid',
      wasTail: long ? '1234' : null,
      tail: '5678',
      amount,
      state: 'failed',
      day,
      reason: long ? '账'.repeat(16) : '户名不符',
    },
    'notice.payments': {
      head: '欧阳*',
      count: long ? 12 : 2,
      rows: [{ programme, wasAmount: long ? amount : null, amount, state: 'paid', day }],
      rest: long ? 11 : 1,
      tail: '1234',
    },
    'notice.paymentsFailed': {
      head: '欧阳*',
      count: long ? 12 : 3,
      failed: Array.from({ length: long ? 2 : 1 }, () => ({
        programme,
        wasAmount: null,
        amount,
        state: 'failed' as const,
        day,
        reason: long ? '因'.repeat(8) : '户名不符',
      })),
      rows: [],
      rest: long ? 10 : 1,
    },
  };
}
