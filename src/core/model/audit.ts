/** The audit log: who did what to which record, kept apart from what it changed. */

export interface AuditRecord {
  kind: 'audit';
  /** Unique among all records. */
  id: string;
  /** Milliseconds UTC. */
  at: number;
  /** A phone, an API key, or a part of the service. */
  actor: string;
  action: AuditAction;
  /** What it was done to: a phone, the number of a case, the id of a record, a name. */
  subject: string;
  /** Of the subject, where it has one. */
  area?: string | null;
  /** As it was given; at the door of the desk the address that somebody came from. */
  reason?: string | null;
}

export const AUDIT_ACTIONS = [
  'identity.granted',
  'identity.refused',
  'identity.locked',
  /** Refused without a look: too many guessed at that name, or at all. */
  'identity.closed',
  /** Data of a household or case was shown to a phone that had proved to know its person; with a consent; by a case's number and four digits. */
  'look.proved',
  'look.consent',
  /** To a phone of the family. */
  'look.family',
  'look.caseNumber',
  'look.caseRefused',
  'optOut.stop',
  'optOut.start',
  'key.add',
  'key.revoke',
  'batch.publish',
  'batch.pause',
  'batch.resume',
  'message.order',
  /** Sent to somebody who stopped such notices, by the rule that the reason names. */
  'optOut.overruled',
  'alert.answer',
  'alert.passOn',
  'phone.ask',
  'phone.move',
  'phone.refuse',
  'phone.undo',
  'phone.wrongCode',
  'phone.dead',
  'phone.alive',
  'phone.language',
  'leader.look',
  'liaison.case',
  'family.ask',
  'family.invite',
  'family.add',
  'family.refuse',
  'family.remove',
  'family.wrongCode',
  'consent.give',
  'liaison.look',
  'ticket.file',
  'ticket.answer',
  'ticket.withdraw',
  'case.applicant',
  'person.export',
  'person.erase',
  'payment.change',
  'webhook.add',
  'webhook.enable',
  'webhook.disable',
  'webhook.rotate',
  'webhook.replay',
  /** Somebody at the desk looked at a household or a case of a person, for a reason. */
  'household.look',
  'case.look',
  'ticket.look',
  'list.export',
  'reference.change',
  'reference.remove',
  'setting.change',
  /** An operator says that a clock which leapt is right: the subject is the day that it shows. */
  'clock.right',
  /** The desk: who came in, who was not let in, what became of an account. */
  'desk.signIn',
  'audit.forget',
  'desk.refused',
  'account.add',
  'account.change',
  'account.disable',
  'account.reset',
  'account.password',
  'account.secondStep',
  'account.secondStepEnded',
  'account.recoveryCodes',
  'account.signOut',
  'account.certificate',
  /** Files of an office, on their way to being published. */
  'upload.add',
  /** What it says of people was looked at, or taken away as a file: the reason says as what. */
  'upload.look',
  'upload.mend',
  'upload.discard',
  /** A row of it was made blank, for the person it spoke of wished so. */
  'upload.erase',
  /** 三核: it goes to the villages, a household is asked, a village signs its sheets, what was said is settled. */
  'upload.toVillages',
  'upload.confirm',
  'upload.sign',
  'upload.settle',
  'upload.enter',
  'upload.check',
  'upload.publish',
  'upload.sendBack',
  'upload.replace',
  'upload.match',
  'upload.accept',
  'upload.leave',
  'news.set',
  'webhook.set',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];
