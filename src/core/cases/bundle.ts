/** What an hour brings for one leader or supervisor, in one message. */

import { kindOf } from '../notices/kinds';
import type { Notice } from '../notices/notice';
import type { View } from '../views';
import type { Warning } from '../views/caseworkViews';

/** A notice that an office is only told, and the case it is about. */
export interface Warned {
  notice: Notice;
  case: string;
}

/** One message to one person; `case` where it is about one alone. */
export interface Bundled {
  notice: Notice;
  case: string | null;
}

/** The gravest first: of one case that one is told. */
const GRAVITY: readonly Warning[] = ['redCard', 'yellowCard', 'warning', 'stuck'];

/** What names a case in these texts. */
type WarningView = Extract<View, { view: `alert.${Warning}` }>;

/** Whether an office is only told of it. */
export function isWarning({ view, lane }: Notice): boolean {
  return lane === 'notice' && warningOf(view) !== null;
}

/** To each reader one: a case's own words where it is alone, else how many there are of what, with the gravest named. */
export function bundle(warned: readonly Warned[], hour: number): Bundled[] {
  const byReader = new Map<string, Warned[]>();
  for (const one of warned) byReader.set(one.notice.to, [...(byReader.get(one.notice.to) ?? []), one]);
  return [...byReader.values()].flatMap((all): Bundled[] => {
    const gravest = eachCaseOnce(all);
    const [first] = gravest;
    if (!first) return [];
    if (gravest.length === 1) return [{ notice: first.notice, case: first.case }];
    const view = viewOf(gravest);
    return view ? [{ notice: { ...first.notice, view, key: `alert.bundle:${hour}` }, case: null }] : [];
  });
}

function eachCaseOnce(warned: readonly Warned[]): Warned[] {
  const sorted = [...warned].sort((a, b) => gravityOf(a) - gravityOf(b) || (a.case < b.case ? -1 : 1));
  const found = new Map<string, Warned>();
  for (const one of sorted) if (!found.has(one.case)) found.set(one.case, one);
  return [...found.values()];
}

function viewOf(gravest: readonly Warned[]): View | null {
  const kinds = gravest.map(({ notice }) => warningOf(notice.view));
  const counts = GRAVITY.map((kind) => ({ kind, count: kinds.filter((one) => one === kind).length }));
  const first = gravest[0]?.notice.view;
  if (!first || warningOf(first) === null) return null;
  const { matter, number, department } = (first as WarningView).data; // as its kind says
  return {
    view: 'alert.bundle',
    data: {
      counts: counts.filter(({ count }) => count > 0),
      late: kinds.some((kind) => kind === 'redCard' || kind === 'yellowCard'),
      department,
      matter,
      number,
    },
  };
}

function gravityOf({ notice }: Warned): number {
  const kind = warningOf(notice.view);
  return kind === null ? GRAVITY.length : GRAVITY.indexOf(kind);
}

function warningOf({ view }: View): Warning | null {
  return kindOf(view).warning;
}
