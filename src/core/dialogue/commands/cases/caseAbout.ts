/** What is asked of one case beside where it stands: until when, which papers, where it is collected, what is paid, what can be done against it. */

import { dayToKeep } from '../../../calendar/day';
import { countWorkingDays, dayAt } from '../../../calendar/deadline';
import { type Calendar, officialCalendar } from '../../../calendar/workingDays';
import { told } from '../../../cases/eventNote';
import { type CaseFacts, isUndecided } from '../../../model/cases';
import type { MatterGuide } from '../../../model/desk/reference';
import type { About } from '../../../model/intent';
import { clip } from '../../../text/clip';
import type { View } from '../../../views';
import type { Choice, Scene } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import { toGuide } from '../guides/guideTurns';
import { windowNamed } from './windowNamed';

/** What the offices tell of the matter, and when they work. */
export interface Known {
  /** Of each matter that is asked about. */
  guides: ReadonlyMap<string, MatterGuide | null>;
  calendar: Calendar;
}

/** What is known of the matters of these. */
export async function knownOf(cases: readonly CaseFacts[], ask: Reads): Promise<Known> {
  const [matters, days] = await Promise.all([ask.matters(), ask.localDays()]);
  const of = (matter: string) => matters.find(({ name }) => name === matter)?.guide ?? null;
  const guides = new Map(cases.map(({ matter }) => [matter, of(matter)]));
  return { guides, calendar: officialCalendar(days) };
}

interface Said {
  show: View;
  choices?: Choice[];
}

/** Null: where the case stands is the answer. `words`: in which it was asked. */
export function caseAbout(
  one: CaseFacts,
  about: About<'case.status'>,
  known: Known,
  scene: Scene,
  words: string | undefined,
): Said | null {
  const guide = known.guides.get(one.matter) ?? null;
  switch (about) {
    case 'when':
      return until(one, known.calendar, scene);
    case 'papers':
      return papers(one, guide);
    case 'collect':
      // Before anything can be collected, what is to be brought is asked.
      return collected(one, guide) ?? papers(one, guide) ?? until(one, known.calendar, scene);
    case 'pay':
      return paid(one, guide, words !== undefined && scene.says.claimsPaid.test(words));
    case 'object':
      return objected(one);
    default:
      return null;
  }
}

function until(one: CaseFacts, calendar: Calendar, scene: Scene): Said | null {
  const { now, utcOffset } = scene;
  const { promisedAt, number: caseNo } = one;
  if (!isUndecided(one) || promisedAt === null) return null;
  const [today, last] = [dayAt(now, utcOffset), dayAt(promisedAt, utcOffset)];
  const late = now > promisedAt;
  const show = {
    view: 'case.when',
    data: {
      matter: clip(one.matter, 12),
      day: dayToKeep(promisedAt, scene),
      days: late ? countWorkingDays(last, today, calendar) : countWorkingDays(today, last, calendar),
      late,
    },
  } as const;
  return {
    show,
    choices: [{ label: { title: 'case.expedite' }, act: { intent: 'case.expedite', slots: { caseNo } } }],
  };
}

/** Behind these words an office lists what is missing. */
const MISSING = /^(?:您)?(?:还|尚)?(?:缺少?|需要?补[交正]?)[：:，,]?\s*/;

/** Where to, at the end of what an office wrote, and where not: said for itself. */
const TO_WINDOW = /；(?:[不别勿][^，。；,;、\s]{1,12}[，,、])?到[^，。；,;、\s]{1,12}$/;

function missingIn(note: string): string | null {
  return told(note)?.replace(MISSING, '').replace(TO_WINDOW, '') ?? null;
}

/** Where papers are handed in: the window that the office named for this case goes before that of the guide. */
function placeOf(note: string, guide: MatterGuide | null): string | null {
  return windowNamed(note) ?? guide?.place ?? null;
}

function papers(one: CaseFacts, guide: MatterGuide | null): Said | null {
  const { state, matter } = one;
  if (state === 'certified') return collected(one, guide);
  // Who took it back and does it again brings all.
  if (state !== 'supplement' && state !== 'preregistered' && state !== 'withdrawn') return null;
  const listed = state === 'supplement' ? missingIn(one.note) : guide?.papers.join('、');
  if (!listed) return null;
  const show = {
    view: 'case.papers',
    data: {
      matter: clip(matter, 12),
      missing: state === 'supplement',
      papers: listed,
      place: placeOf(one.note, guide),
      hours: guide?.hours ?? null,
    },
  } as const;
  return { show, choices: [toGuide(matter)] };
}

function collected({ state, matter, note }: CaseFacts, guide: MatterGuide | null): Said | null {
  if (state !== 'certified') return null;
  const data = {
    matter: clip(matter, 12),
    note: told(note),
    place: guide?.place ?? null,
    hours: guide?.hours ?? null,
  };
  return { show: { view: 'case.collect', data } };
}

function paid({ state, matter, note }: CaseFacts, guide: MatterGuide | null, claimed: boolean): Said {
  const due = state === 'paymentDue';
  const fee = guide?.fee ?? '';
  const data = {
    matter: clip(matter, 12),
    due,
    // 我昨天交了: it is not on record yet.
    claimed: due && claimed,
    note: due ? told(note) : null,
    // 不收费 is said already.
    fee: /\d/.test(fee) ? fee : null,
    missing: state === 'supplement' ? missingIn(note) : null,
    place: placeOf(note, guide),
  };
  return { show: { view: 'case.pay', data } };
}

/** 可在60日内申请复议 offers what can be done against it; 经复议仍不符合 is a reason. */
const OFFERS_APPEAL = /(?:可|有权|能|不服).*复议/;
/** With an office by name the offer says more than is said beside it. */
const NAMES_OFFICE = /[向到局委]|政府/;

/** The reason that an office gave, without the right to appeal at its end: that is said in full beside it. */
export function reasonIn(note: string): string | null {
  const reason = told(note);
  if (reason === null) return null;
  const end = Math.max(...['，', ',', '；', ';'].map((mark) => reason.lastIndexOf(mark)));
  const last = reason.slice(end + 1);
  return end > 0 && OFFERS_APPEAL.test(last) && !NAMES_OFFICE.test(last) ? reason.slice(0, end) : reason;
}

/** Against a decision: 行政复议法第二十条, 行政诉讼法第四十六条. */
function objected({ state, matter, note }: CaseFacts): Said | null {
  if (state !== 'rejected' && state !== 'refused') return null;
  return { show: { view: 'case.object', data: { matter: clip(matter, 12), state, reason: reasonIn(note) } } };
}
