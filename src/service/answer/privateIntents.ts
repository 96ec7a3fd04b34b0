import type { Intent } from '../../core/model/intent';

/** What is said with these is not kept at all, or sealed in a ticket. */
export const KEPT_ELSEWHERE: ReadonlySet<Intent> = new Set([
  'identity.give',
  'complaint.file',
  'consult.ask',
  'case.expedite',
  // The liaison names villagers.
  'liaison.report',
  'liaison.look',
  'office.haste',
]);
