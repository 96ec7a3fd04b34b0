/** What is said to whoever asks for an own case. A field that has nothing to say is null. */
import type { CaseState } from '../model/cases';
import { data, field, maybe, mostly, seldom } from './data';
import { applicant, hours, matter, number, papers, parts, place, step, tail, whether, yes } from './fields';

export const CASE_VIEWS = {
  /** Whether it goes through the green channel. */
  'case.green': data({ matter, green: whether }),
  'case.list': data({ count: field(20) }),
  'case.row': data({ matter, tail, state: field<CaseState>('preregistered') }),
  'case.detail': data({
    applicant,
    matter,
    number,
    state: field<CaseState>('processing'),
    /** All that was said to the applicant at the last change. */
    note: seldom(field('', '缺'.repeat(40))),
    /** While the offices have it: since when, and at whose desk for which step, where that is told and no parts are waited for. */
    at: maybe(
      data({
        since: field('11月18日', '30 Nov 2026'),
        department: mostly(field('住建局')),
        step: mostly(step),
      }),
    ),
    /** Promised day, while the clock runs. */
    promised: maybe(field('11月30日', '31 Dec 2027')),
    /** That day has passed. */
    late: whether,
    /** Of a parallel case. */
    parts: seldom(parts),
  }),
  /** Until when; `days`: working days left, or gone by since; null where the calendar does not reach. */
  'case.when': data({
    matter,
    day: field('11月30日周一', '2027年12月31日周五'),
    days: mostly(field(5)),
    late: whether,
  }),
  /** `missing`: the office asked for these; else what is brought along. */
  'case.papers': data({ matter, missing: yes, papers, place: maybe(place), hours: maybe(hours) }),
  /** `note`: what the office said to whoever collects it. */
  'case.collect': data({
    matter,
    note: maybe(field('请带身份证到3号窗口领取', '请'.repeat(40))),
    place: maybe(place),
    hours: maybe(hours),
  }),
  /** `claimed`: whoever asks says that it is paid; `fee`: of the matter, in words; `missing`: papers that are to be handed in, as 交 may mean them. */
  'case.pay': data({
    matter,
    due: field(true, false),
    claimed: whether,
    note: maybe(field('工本费20元，在2号窗口交')),
    fee: maybe(field('住宅登记费80元')),
    missing: seldom(papers),
    place: maybe(place),
  }),
  'case.object': data({
    matter,
    state: field<CaseState>('rejected'),
    reason: maybe(field('条件不符', '不'.repeat(40))),
  }),
  /** `collect`: asked where something is collected. */
  'case.none': data({ collect: whether }),
  'case.noneOf': data({ matter }),
  /** `some`: own cases are offered below. */
  'case.badNumber': data({ number: field('QZ2026112-0114'), some: yes }),
  'case.notFound': data({ number }),
};
