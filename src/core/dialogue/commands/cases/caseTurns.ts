/** How cases are shown. */

import { day, dayToKeep } from '../../../calendar/day';
import { isPartDone } from '../../../cases/coCases';
import { told } from '../../../cases/eventNote';
import { type CaseFacts, hasEnded, isUndecided } from '../../../model/cases';
import type { Change } from '../../../model/change';
import type { About } from '../../../model/intent';
import { clip } from '../../../text/clip';
import { maskName, tail } from '../../../text/mask';
import type { View } from '../../../views';
import { looked } from '../../scene/access';
import type { Choice, Scene, Turn } from '../../scene/command';
import { listOf, pageOf } from '../../scene/paging';
import { picking } from '../../scene/say';
import { caseAbout, type Known, reasonIn } from './caseAbout';

/** Several cases, a line each. */
export function list(shown: CaseFacts[], about: Asked, scene: Scene): Turn {
  const show = { view: 'case.list', data: { count: shown.length } } as const;
  return {
    reply: { show, ...listOf(shown, (one) => lineOf(one, about), scene, 'case.list') },
    changes: lookedAtCases(pageOf(shown, scene).rows, scene),
  };
}

type Asked = About<'case.status'> | undefined;

/** A case as a line that leads to it, or to what is asked of it. */
export function lineOf({ matter, number, state }: CaseFacts, about?: Asked): Choice {
  const row = { view: 'case.row', data: { matter: clip(matter, 12), tail: tail(number), state } } as const;
  const slots = { caseNo: number, ...(about !== undefined && { about }) };
  return { label: { row }, act: { intent: 'case.status', slots } };
}

/** What is asked of one case, or where it is. */
export function detail(one: CaseFacts, about: Asked, known: Known, scene: Scene, words?: string): Turn {
  // 我已经交了呀, of a case that waits for its fee.
  const isPaid = one.state === 'paymentDue' && words !== undefined && scene.says.claimsPaid.test(words);
  const asked = about ?? (isPaid ? 'pay' : undefined);
  const said = (asked && caseAbout(one, asked, known, scene, words)) || { show: whole(one, scene) };
  const { choices = [] } = said;
  return {
    reply: {
      show: said.show,
      ...(choices.length > 0
        ? picking(choices)
        : {
            pageChoices: doneWith(one),
            expects: { state: 'case.detail', expects: 'none', caseNo: one.number },
          }),
    },
    changes: lookedAtCases([one], scene),
    subject: { kind: 'case', caseNo: one.number, matter: one.matter },
  };
}

/** Where one case is. */
function whole(one: CaseFacts, scene: Scene): View {
  const promised = isUndecided(one) ? one.promisedAt : null;
  const late = promised !== null && scene.now > promised;
  const isRefused = one.state === 'rejected' || one.state === 'refused';
  // A day that is over can not be kept any more.
  const say = late ? day : dayToKeep;
  return {
    view: 'case.detail',
    data: {
      applicant: maskName(one.applicant),
      matter: clip(one.matter, 12),
      number: one.number,
      state: one.state,
      note: isRefused ? reasonIn(one.note) : told(one.note),
      at: whereabouts(one, scene),
      promised: promised === null ? null : say(promised, scene),
      late,
      parts: partsOf(one),
    },
  };
}

/** What can be done with the case: one that has ended is rated, one that is at work is hurried. */
function doneWith({ number: caseNo, state }: CaseFacts): Choice[] {
  if (state === 'certified') return [];
  return hasEnded({ state })
    ? [{ label: { title: 'case.rate' }, act: { intent: 'case.rate', slots: { caseNo } } }]
    : [{ label: { title: 'case.expedite' }, act: { intent: 'case.expedite', slots: { caseNo } } }];
}

/** On record: those of these cases that are not this phone’s own. */
export function lookedAtCases(shown: readonly CaseFacts[], scene: Scene): Change[] {
  const others = shown.filter(({ phone }) => phone !== scene.inbound.from || scene.caller.gone);
  return looked(
    others.map(({ number }) => number),
    scene,
    'proof',
  );
}

/** Of a parallel case that waits for others, since when; which they are is said with its parts. */
function whereabouts(one: CaseFacts, scene: Scene) {
  const since = (at: number) => day(at, scene);
  if (one.state === 'suspended') return { since: since(one.desk.since), department: null, step: null };
  if (one.state !== 'received' && !isUndecided(one)) return null;
  const waiting = open(one.parts).map((part) => part.since);
  if (waiting.length > 0) return { since: since(Math.min(...waiting)), department: null, step: null };
  return {
    since: since(one.desk.since),
    department: clip(one.desk.department, 12),
    step: told(one.desk.step),
  };
}

/** Co-departments of a parallel case, those that are done, and the ones waited for; null for an ordinary one. */
export function partsOf({
  parts: all,
}: CaseFacts): { total: number; done: number; waiting: string | null } | null {
  if (all.length === 0) return null;
  const waiting = open(all).map((part) => part.department);
  return {
    total: all.length,
    done: all.length - waiting.length,
    waiting: waiting.length > 0 ? clip(waiting.join('、'), 16) : null,
  };
}

function open(all: CaseFacts['parts']): CaseFacts['parts'] {
  return all.filter((part) => !isPartDone(part));
}
