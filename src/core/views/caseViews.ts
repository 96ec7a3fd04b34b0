/** What is said to whoever asks for an own case. `matter` is a name of at most twelve characters; a field that has nothing to say is null. */

import type { CaseState } from '../model/cases';
import { type DataOf, data, type Parts } from './data';

export const CASE_VIEWS = {
  'case.list': data<{ count: number }>(),
  'case.row': data<{ matter: string; tail: string; state: CaseState }>(),
  'case.detail': data<{
    applicant: string;
    matter: string;
    number: string;
    state: CaseState;
    /** All that was said to the applicant at the last change. */
    note: string | null;
    /** While the offices have it: since when, and at whose desk for which step, where that is told. */
    at: { since: string; department: string | null; step: string | null } | null;
    /** Promised day, while the clock runs. */
    promised: string | null;
    /** That day has passed. */
    late: boolean;
    /** Of a parallel case: co-departments, those that are done, and the ones waited for. */
    parts: Parts | null;
  }>(),
  /** Until when; `days`: working days left, or gone by since; null where the calendar does not reach. */
  'case.when': data<{ matter: string; day: string; days: number | null; late: boolean }>(),
  /** `missing`: the office asked for these; else what is brought along. */
  'case.papers': data<{
    matter: string;
    missing: boolean;
    papers: string;
    place: string | null;
    hours: string | null;
  }>(),
  /** `note`: what the office said to whoever collects it. */
  'case.collect': data<{ matter: string; note: string | null; place: string | null; hours: string | null }>(),
  /** `fee`: of the matter, in words; `missing`: papers that are to be handed in, as 交 may mean them. */
  'case.pay': data<{
    matter: string;
    due: boolean;
    note: string | null;
    fee: string | null;
    missing: string | null;
    place: string | null;
  }>(),
  'case.object': data<{ matter: string; state: CaseState; reason: string | null }>(),
  'case.none': data(),
  'case.noneOf': data<{ matter: string }>(),
  /** `some`: own cases are offered below. */
  'case.badNumber': data<{ number: string; some: boolean }>(),
  'case.notFound': data<{ number: string }>(),
};

export type CaseViews = DataOf<typeof CASE_VIEWS>;
