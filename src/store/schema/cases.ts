/** What can be applied for, where, and what became of it. */
import type { Alert, TimerKind } from '../../core/model/alerts';
import type { EventType } from '../../core/model/caseEvents';
import type { CaseState } from '../../core/model/cases';
import type { Kit } from './kit';

export function casesTables(kit: Kit) {
  const areas = kit.table('areas', {
    id: kit.word('id', 32).primaryKey(),
    parent: kit.word('parent', 32),
    level: kit.word('level', 16).notNull(),
    name: kit.word('name', 120).notNull(),
    /** Its ids from the top, `410522/410522101/`: all below it begin so. */
    path: kit.word('path', 160),
    /** JSON array of other names. */
    aliases: kit.text('aliases'),
  });
  const departments = kit.table('departments', {
    id: kit.word('id', 64).primaryKey(),
    area: kit.word('area', 32).notNull(),
    name: kit.word('name', 120).notNull(),
    /** JSON array of E.164, deputy head first. */
    ladder: kit.text('ladder').notNull(),
    /** `starter`: it came with the set to begin from, and nobody of the county has looked at it yet. */
    origin: kit.word('origin', 16),
  });
  /** Days that differ from the official calendar. */
  const localDays = kit.table('local_days', {
    day: kit.word('day', 10).primaryKey(),
    works: kit.tiny('works').notNull(),
    name: kit.word('name', 40),
  });
  const matters = kit.table('matters', {
    id: kit.word('id', 64).primaryKey(),
    department: kit.word('department', 64).notNull(),
    name: kit.word('name', 120).notNull(),
    promisedDays: kit.count('promised_days').notNull(),
    /** A `MatterGuide` as JSON; null where nobody has written one. */
    guide: kit.document('guide'),
    /** 事项编码 of the list of services. */
    code: kit.word('code', 40),
    /** As of departments. */
    origin: kit.word('origin', 16),
  });
  const cases = kit.table(
    'cases',
    {
      number: kit.word('number', 64).primaryKey(),
      matter: kit.word('matter', 64).notNull(),
      department: kit.word('department', 64).notNull(),
      parent: kit.word('parent', 64),
      state: kit.word('state', 16).$type<CaseState>().notNull(),
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
      type: kit.word('type', 16).$type<EventType>().notNull(),
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
      // What came in and was decided on a day, among all events there ever were.
      kit.index('case_events_type').on(t.type, t.at),
    ],
  );
  const timers = kit.table(
    'timers',
    {
      id: kit.word('id', 160).primaryKey(),
      kind: kit.word('kind', 32).$type<TimerKind>().notNull(),
      subject: kit.word('subject', 96).notNull(),
      dueAt: kit.ms('due_at').notNull(),
    },
    (t) => [kit.index('timers_due').on(t.dueAt)],
  );
  const alerts = kit.table(
    'alerts',
    {
      id: kit.word('id', 64).primaryKey(),
      case: kit.word('case_number', 64).notNull(),
      department: kit.word('department', 64).notNull(),
      kind: kit.word('kind', 32).$type<Alert['kind']>().notNull(),
      leader: kit.word('leader', 32).notNull(),
      rung: kit.count('rung').notNull(),
      message: kit.word('message', 64).notNull(),
      at: kit.ms('at').notNull(),
      dueAt: kit.ms('due_at').notNull(),
      state: kit.word('state', 16).$type<Alert['state']>().notNull(),
      movedAt: kit.ms('moved_at'),
    },
    (t) => [
      kit.index('alerts_due').on(t.state, t.dueAt),
      kit.index('alerts_leader').on(t.leader, t.state),
      kit.index('alerts_case').on(t.case),
    ],
  );
  return { areas, departments, localDays, matters, cases, caseEvents, timers, alerts };
}
