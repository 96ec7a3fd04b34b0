/** Data for every view that carries some: a missing one is an error of the type, and the renderer is tried with each. */
import type { PaymentView, ViewName, Views } from '../../../src/core/views';
import { announcementSamples } from './announcements';
import type { Carrying } from './carrying';
import { caseSamples } from './cases';
import { caseworkSamples } from './casework';
import { officeSamples } from './offices';
import { PHONE_SAMPLES } from './phones';
import { serviceSamples } from './services';

const payment = (long: boolean): PaymentView => ({
  head: '欧阳*',
  year: 2026,
  programme: long ? '农业生产资料综合价格补贴及其他款' : '粮食直补',
  quantity: long ? '12345.67' : null,
  unit: long ? '平方米' : null,
  amount: long ? 'CNY 99999999.99' : '316.50元',
  day: long ? '2025年12月31日' : '3月6日',
  tail: '1234',
  reason: long ? '账'.repeat(24) : null,
  slow: long,
  more: true,
});

/** What a view may have to carry: as it usually is, or as long as it can be. */
export function sampleOf<V extends ViewName>(view: V, long: boolean): Views[V] {
  const all: Partial<Views> = samples(long);
  // A view without a sample carries nothing.
  return all[view] ?? ({} as Views[V]);
}

function samples(long: boolean): Carrying<Views> {
  return {
    cancelled: { ended: long ? 'identity' : 'visit' },
    'help.applicant': { number: 'QZ20261123-0001' },
    'unknown.applicant': { number: 'QZ20261123-0001' },
    danger: { kind: long ? 'despair' : 'any' },
    'callback.offer': { inPerson: long, liaison: long ? '13800000003' : null },
    'callback.taken': { number: 'HD20261123-04175362' },
    'callback.waits': { number: 'HD20261123-04175362', day: '11月23日' },
    'list.noSuch': { last: 5 },
    'subscribe.stoppedPart': { part: 'payments' },
    'subsidy.list': {
      head: long ? '欧阳*' : '张*',
      year: long ? 2026 : null,
      programme: long ? '农业生产资料综合补贴' : null,
      count: 22,
      unpaid: 11,
    },
    'subsidy.row': {
      year: 2026,
      yy: '26',
      programme: long ? '农'.repeat(10) : '粮食直补',
      amount: '99999.99元',
      state: 'sentToBank',
    },
    'subsidy.none': { head: '欧阳*' },
    'subsidy.noneOf': { year: 2024, programme: '耕地地力保护补贴' },
    'identity.half': { needsName: long },
    'identity.wrong': { left: 4 },
    ...caseSamples(long),
    ...caseworkSamples(long),
    ...announcementSamples(long),
    ...serviceSamples(long),
    ...officeSamples(long),
    ...PHONE_SAMPLES,
    'subsidy.approved': payment(long),
    'subsidy.sentToBank': payment(long),
    'subsidy.paid': payment(long),
    'subsidy.failed': payment(long),
    'subsidy.returned': payment(long),
  };
}
