import type { PaymentView, SubsidyViews } from '../../../src/core/views/subsidyViews';
import type { Carrying } from './carrying';

const LONG = '农业生产资料综合价格补贴及其他款';

const named = (long: boolean) => ({
  head: '欧阳*',
  year: 2026,
  programme: long ? LONG : '农资综合直补',
  amount: long ? 'CNY 99999999.99' : '1316.50元',
});

const payment = (long: boolean): PaymentView => ({
  ...named(long),
  programme: long ? LONG : '粮食直补',
  amount: long ? 'CNY 99999999.99' : '316.50元',
  quantity: long ? '12345.67' : null,
  unit: long ? '平方米' : null,
  day: long ? '2025年12月31日' : '3月6日',
  tail: '1234',
  reason: long ? '账'.repeat(24) : null,
  cause: long ? 'closed' : 'number',
  slow: long,
  before: null,
  applied: null,
  more: true,
});

/** What is said of the own subsidies: as it usually is, or as long as it can be. */
export function subsidySamples(long: boolean): Carrying<SubsidyViews> {
  const one = named(long);
  const part = { count: long ? 20 : 6, sum: long ? '999999.99元' : '5944.40元' };
  const sum = { year: 2026, ...part, come: part, missing: { count: 1, sum: '865.10元' } };
  const row = {
    programme: '粮食直补',
    year: null,
    amount: '316.50元',
    state: 'paid',
    day: '3月6日',
    reason: null,
  } as const;
  return {
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
    'subsidy.missing': { head: '欧阳*', year: long ? 2026 : null, count: 3, stuck: long },
    'subsidy.allCome': {
      head: '欧阳*',
      year: 2026,
      ...part,
      last: { programme: long ? LONG : '农资综合直补', amount: '865.10元', day: '9月26日' },
      told: true,
    },
    'subsidy.nextOf': { ...one, day: '9月26日', told: true },
    'subsidy.total': {
      head: '欧阳*',
      programme: long ? '农业生产资料综合补贴' : null,
      sums: long ? [sum, sum] : [sum],
    },
    'subsidy.several': {
      head: '欧阳*',
      rows: long
        ? Array(4).fill({ ...row, programme: '耕地地力保护补贴', year: 2025, day: '2025年12月31日' })
        : [row, { ...row, programme: '农机购置补贴', amount: null, state: null, day: null, reason: null }],
      sum: long ? '99999.99元' : null,
    },
    'subsidy.none': { head: '欧阳*' },
    'subsidy.noneOf': {
      head: long ? '欧**' : null,
      year: 2024,
      programme: '耕地地力保护补贴',
      years: long ? '2026、2025' : null,
    },
    'subsidy.approved': payment(long),
    'subsidy.sentToBank': payment(long),
    'subsidy.paid': payment(long),
    'subsidy.failed': payment(long),
    'subsidy.returned': payment(long),
    'subsidy.revoked': payment(long),
    'subsidy.arrived': { ...one, day: '4月22日', tail: '1234' },
    'subsidy.why': {
      ...one,
      state: 'returned',
      cause: 'number',
      reason: long ? '账'.repeat(24) : '账号不对',
    },
    'subsidy.waits': { ...one, day: long ? '2025年12月31日' : '3月6日', sent: true, slow: !long, told: true },
    'subsidy.fix': { ...one, cause: 'name', state: 'returned', count: null },
    'subsidy.account': {
      head: '欧阳*',
      tail: '1234',
      earlier: long ? '5678' : null,
      last: { programme: '农资综合直补', amount: '1316.50元', day: '9月26日' },
    },
    'subsidy.accountOf': {
      ...one,
      day: '4月22日',
      tail: '1234',
      state: long ? 'sentToBank' : 'paid',
      paid: !long,
    },
    'subsidy.dispute': {
      ...one,
      quantity: long ? '12345.67' : '10.55',
      unit: long ? '平方米' : '亩',
      before: { year: 2025, amount: '865.10元', quantity: '10.55' },
      same: !long,
      offer: true,
    },
    'subsidy.disputed': { year: 2026, programme: '农资综合直补', number: 'ZX20261123-04175362' },
    'subsidy.others': { own: true },
  };
}
