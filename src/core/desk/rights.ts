/** What each role may do at the desk: a closed set of actions, and a table. What is not in a role's row it may not. */
import type { DeskRole, Grant } from '../model/desk/account';

export const DESK_ACTIONS = [
  /** Files of an office, from bytes to published: looked at, handed in, mended, thrown away; confirmed with the village; then 三定. */
  'upload.look',
  /** What a file says of people, row by row; every look is on record. */
  'upload.rows',
  /** What is wrong in it, cell by cell, and the file with that marked: for whoever mends it or signs for it. */
  'upload.faults',
  'upload.add',
  'upload.mend',
  'upload.discard',
  'upload.confirm',
  'upload.enter',
  'upload.check',
  'upload.publish',
  /** What was entered goes back to whoever entered it, with what is wrong. */
  'upload.sendBack',
  /** A household with its payments: each look has a reason and is on record. */
  'household.look',
  /** Further phones that read a household's money, by the word of its village. */
  'familyPhone.set',
  'batch.look',
  'batch.pause',
  'case.look',
  'case.report',
  'haste.decide',
  /** What the green channel asks of a leader: whoever was asked answers it. */
  'alert.answer',
  'ticket.look',
  'ticket.answer',
  /** For somebody who rings up. */
  'ticket.file',
  'visit.look',
  'rating.look',
  /** What went to whom, and what became of it. */
  'message.look',
  'unreached.look',
  'optOut.look',
  'reference.look',
  'reference.set',
  'matter.set',
  'news.set',
  'setting.set',
  'webhook.set',
  'key.set',
  'account.set',
  'audit.look',
] as const;
export type DeskAction = (typeof DESK_ACTIONS)[number];

/** 三定: each of these by another person. */
export const STEPS_OF_THREE: ReadonlySet<DeskAction> = new Set([
  'upload.enter',
  'upload.check',
  'upload.publish',
]);

/** Roles of departments: granted in an area they give nothing, or a department's people would see its households. */
const OF_DEPARTMENTS: ReadonlySet<DeskRole> = new Set(['departmentClerk', 'departmentHead']);

/** Whether a role gives anything in a place of this kind. */
export function canHold({ role, department }: Pick<Grant, 'role' | 'department'>): boolean {
  return department !== null || !OF_DEPARTMENTS.has(role);
}

const READS_FILES = ['upload.look', 'upload.rows', 'upload.faults'] as const;
/** An office's own, until they are entered. */
const MAKES_FILES = [
  'upload.add',
  'upload.mend',
  'upload.discard',
  'upload.enter',
  'upload.sendBack',
] as const;
const WATCHES_CASES = ['case.look', 'ticket.look', 'visit.look', 'rating.look', 'reference.look'] as const;
const WATCHES_MESSAGES = ['message.look', 'unreached.look', 'optOut.look'] as const;

/** An administrator sets up and lets in, and sees nobody's money; who watches changes nothing, and answers what his own phone was asked. */
export const RIGHTS: Readonly<Record<DeskRole, readonly DeskAction[]>> = {
  publisher: [
    ...READS_FILES,
    'upload.discard',
    'upload.publish',
    'upload.sendBack',
    'household.look',
    'batch.look',
    'batch.pause',
    ...WATCHES_MESSAGES,
    'reference.look',
    'news.set',
  ],
  entryClerk: [
    ...READS_FILES,
    ...MAKES_FILES,
    'household.look',
    'familyPhone.set',
    'batch.look',
    'unreached.look',
    'reference.look',
  ],
  financeChecker: [
    ...READS_FILES,
    'upload.check',
    'upload.sendBack',
    'household.look',
    'batch.look',
    'reference.look',
  ],
  villageChecker: [...READS_FILES, 'upload.confirm', 'household.look', 'unreached.look', 'reference.look'],
  liaison: [
    ...READS_FILES,
    'upload.confirm',
    'household.look',
    'familyPhone.set',
    'unreached.look',
    'reference.look',
  ],
  departmentClerk: [...WATCHES_CASES, 'case.report', 'ticket.answer', ...READS_FILES, ...MAKES_FILES],
  departmentHead: [
    ...WATCHES_CASES,
    ...READS_FILES,
    'upload.check',
    'upload.sendBack',
    'case.report',
    'ticket.answer',
    'haste.decide',
    'alert.answer',
    'matter.set',
    'news.set',
  ],
  leader: [...WATCHES_CASES, 'upload.look', 'batch.look', 'haste.decide', 'alert.answer'],
  hotlineAgent: [
    'household.look',
    'case.look',
    'ticket.look',
    'ticket.answer',
    'ticket.file',
    'visit.look',
    'message.look',
    'reference.look',
  ],
  supervisor: [
    ...WATCHES_CASES,
    'alert.answer',
    'upload.look',
    'batch.look',
    ...WATCHES_MESSAGES,
    'audit.look',
  ],
  administrator: [
    'upload.look',
    'upload.faults',
    'upload.add',
    'upload.mend',
    'upload.discard',
    'reference.look',
    'reference.set',
    'matter.set',
    'news.set',
    'setting.set',
    'webhook.set',
    'key.set',
    'account.set',
    'audit.look',
  ],
};
