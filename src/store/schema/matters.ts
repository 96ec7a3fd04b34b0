/** What can be applied for, and the cases. */
import type { Kit } from './kit';

export function matters(kit: Kit) {
  const matters = kit.table('matters', {
    id: kit.word('id', 64).primaryKey(),
    department: kit.word('department', 64).notNull(),
    name: kit.word('name', 120).notNull(),
    promisedDays: kit.count('promised_days').notNull(),
    /** A `MatterGuide` as JSON; null where nobody has written one. */
    guide: kit.document('guide'),
  });
  const cases = kit.table(
    'cases',
    {
      number: kit.word('number', 64).primaryKey(),
      matter: kit.word('matter', 64).notNull(),
      department: kit.word('department', 64).notNull(),
      parent: kit.word('parent', 64),
      state: kit.word('state', 16).notNull(),
      applicant: kit.word('applicant', 120).notNull(),
      phone: kit.word('phone', 32).notNull(),
      person: kit.word('person', 64),
      green: kit.tiny('green').notNull(),
      acceptedAt: kit.ms('accepted_at'),
      promisedAt: kit.ms('promised_at'),
      changedAt: kit.ms('changed_at').notNull(),
      note: kit.text('note').notNull(),
      promisedDays: kit.count('promised_days'),
      ordinaryDays: kit.count('ordinary_days'),
      suspendedAt: kit.ms('suspended_at'),
      step: kit.word('step', 120),
      stepAt: kit.ms('step_at'),
      stepDueAt: kit.ms('step_due_at'),
      stepDepartment: kit.word('step_department', 64),
      internal: kit.word('internal', 500),
      /** Counts its events. */
      sequence: kit.count('sequence').notNull(),
    },
    (t) => [
      kit.index('cases_state').on(t.state),
      kit.index('cases_department').on(t.department, t.state),
      kit.index('cases_changed').on(t.changedAt, t.number),
      kit.index('cases_phone').on(t.phone),
      kit.index('cases_parent').on(t.parent),
      kit.index('cases_person').on(t.person),
    ],
  );
  const caseEvents = kit.table(
    'case_events',
    {
      /** Behind the key that reported it: `0123456789ab/evt-0001`. */
      id: kit.word('id', 128).primaryKey(),
      case: kit.word('case_number', 64).notNull(),
      type: kit.word('type', 16).notNull(),
      at: kit.ms('at').notNull(),
      note: kit.text('note').notNull(),
      sequence: kit.count('sequence').notNull(),
      /** A print of what its office wrote: the same id with another one is not the same event. */
      body: kit.word('body', 32),
      /** An `EventDetail` as JSON. */
      detail: kit.document('detail'),
      late: kit.tiny('late'),
      /** Ids of the messages it ordered, as JSON. */
      ordered: kit.document('ordered'),
      /** The first of these: message ids grow with time, so this says when the event was taken. */
      firstOrdered: kit.word('first_ordered', 64),
    },
    (t) => [
      kit.unique('case_events_sequence').on(t.case, t.sequence),
      kit.index('case_events_ordered').on(t.firstOrdered),
    ],
  );
  return { matters, cases, caseEvents };
}
