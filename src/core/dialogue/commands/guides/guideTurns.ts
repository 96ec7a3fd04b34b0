/** How guides are shown. */

import type { CaseFacts } from '../../../model/cases';
import type { About } from '../../../model/intent';
import { type Matter, takesVisits } from '../../../model/matters';
import { clip } from '../../../text/clip';
import type { View } from '../../../views';
import type { Choice, Scene, Turn } from '../../scene/command';
import { pageOf } from '../../scene/paging';
import { asking, say } from '../../scene/say';
import { subjectOf } from '../../scene/subjectOf';
import { contactOf, hallOf } from './hall';

type Asked = About<'matter.guide'> | undefined;

/** Which matter? What was asked is then asked of the one that is picked. */
export function whichTurn(matters: Matter[], about: Asked, show: View, scene: Scene): Turn {
  const { rows, page, pages } = pageOf(matters, scene);
  return {
    reply: {
      show,
      choices: rows.map(({ name }) => lineTo(name, about)),
      expects: { state: 'guide.ask', expects: 'matter', options: rows.length },
      list: { page, pages, rows: [] },
    },
    changes: [],
  };
}

function lineTo(name: string, about?: Asked): Choice {
  const slots = { matter: name, ...(about !== undefined && { about }) };
  return { label: { text: clip(name, 12) }, act: { intent: 'matter.guide', slots } };
}

/** That there is no such matter; the next words may name another. */
export function noneTurn(words: string): Turn {
  const show = { view: 'guide.none', data: { asked: clip(words, 12) } } as const;
  return asking(show, { state: 'guide.ask', expects: 'matter' });
}

/** The whole guide; `mine`: an own case of it that is open. */
export function guideTurn(matter: Matter, mine: CaseFacts | undefined): Turn {
  const { name, department, promisedDays: days, guide } = matter;
  const named = { matter: clip(name, 12), department: clip(department, 10), days };
  const choices = [...visitTo(matter), ...caseOf(mine)];
  if (!guide) return say({ view: 'guide.bare', data: named }, choices);
  const { papers, place, hours, fee, phone, deadline = null } = guide;
  const told = { place, hours, fee, phone, deadline };
  const data = { ...named, papers: papers.join('、'), ...told, ways: choices.length > 0 };
  return say({ view: 'guide.detail', data }, choices);
}

/** What is asked of it, in one line; the rest is one digit away. */
export function lineTurn(matter: Matter, about: About<'matter.guide'>): Turn {
  const { name, department, promisedDays, guide } = matter;
  if (!guide) return guideTurn(matter, undefined);
  const { papers, place, hours, fee, phone } = guide;
  const visits = takesVisits(matter);
  const data = {
    matter: clip(name, 12),
    papers: about === 'papers' ? papers.join('、') : null,
    fee: about === 'fee' ? fee : null,
    days: about === 'days' ? promisedDays : null,
    where:
      about === 'papers' || about === 'where' ? { place, hours, freely: about === 'where', visits } : null,
    contact: about === 'phone' ? { department: clip(department, 10), phone } : null,
  };
  return say({ view: 'guide.line', data }, [toGuide(matter.name), ...visitTo(matter)]);
}

/** Until when it can be applied for. */
export function closesTurn(matter: Matter, deadline: string): Turn {
  const show = { view: 'guide.closes', data: { matter: clip(matter.name, 12), deadline } } as const;
  return say(show, [toGuide(matter.name), ...visitTo(matter)]);
}

/** The whole guide of a matter, by its name. */
export function toGuide(matter: string): Choice {
  return { label: { title: 'matter.guide' }, act: { intent: 'matter.guide', slots: { matter } } };
}

function visitTo(matter: Matter): Choice[] {
  const act = { intent: 'appointment.book', slots: { matter: matter.name } } as const;
  return takesVisits(matter) ? [{ label: { title: 'appointment.book' }, act }] : [];
}

function caseOf(mine: CaseFacts | undefined): Choice[] {
  const slots = { caseNo: mine?.number ?? '' };
  return mine ? [{ label: { name: 'ownCases' }, act: { intent: 'case.status', slots } }] : [];
}

/** Phone and windows of a department, and what it does. `called`: what was said for it. */
export function officeTurn(
  { name: department, called }: { name: string; called: string | null },
  matters: readonly Matter[],
  scene: Scene,
): Turn {
  const contact = contactOf(department, matters);
  const data = {
    called: called === null ? null : clip(called, 10),
    department: clip(department, 10),
    phone: contact?.phone ?? null,
    place: contact?.place ?? null,
    hours: contact?.hours ?? null,
  };
  const own = matters.filter((one) => one.department === department);
  const turn = say(
    { view: 'guide.office', data },
    own.slice(0, 4).map(({ name }) => lineTo(name)),
  );
  return { ...turn, ...besides({ kind: 'office', department }, scene) };
}

/** Of the offices as a whole; `elsewhere`: of another one, whose number nobody told us, something was asked. */
export function hallTurn(matters: readonly Matter[], scene: Scene, elsewhere = false): Turn | null {
  const data = hallOf(matters);
  if (!data) return null;
  const show: View = elsewhere ? { view: 'guide.elsewhere', data } : { view: 'guide.hall', data };
  return { ...say(show), ...besides({ kind: 'office' }, scene) };
}

/** Asked beside a case or money, an office does not take its place: it is remembered with it. */
export function besides(subject: NonNullable<Turn['subject']>, scene: Scene): Pick<Turn, 'subject'> {
  const before = subjectOf(scene);
  if (!before || before.kind === 'office' || before.kind === 'news') return { subject };
  const { department: _, ...kept } = before;
  const { department } = subject;
  return { subject: { ...kept, office: true, ...(department !== undefined && { department }) } };
}
