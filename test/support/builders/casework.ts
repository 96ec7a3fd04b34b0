/** Cases, their events and what follows from them, for tests of the store: whole and plain, each with what the test is about overridden. */
import type { Alert, Timer } from '../../../src/core/model/alerts';
import type { KeptEvent } from '../../../src/core/model/caseEvents';
import type { CaseRow } from '../../../src/core/model/cases';
import type { Change } from '../../../src/core/model/change';
import type { Batch, PaymentRecord } from '../../../src/core/model/payments';
import { NOW, PHONE } from './changes';

export const LEADER = '+8613900000001';

export function caseRow(number: string, more: Partial<CaseRow> = {}): CaseRow {
  return {
    number,
    matter: 'm1',
    department: 'd1',
    parent: null,
    state: 'accepted',
    applicant: '张三丰',
    phone: PHONE,
    person: null,
    green: false,
    acceptedAt: NOW,
    promisedAt: NOW + 86_400_000,
    changedAt: NOW,
    note: '',
    promisedDays: 10,
    ordinaryDays: 10,
    suspendedAt: null,
    step: null,
    stepAt: null,
    stepDueAt: null,
    stepDepartment: null,
    internal: null,
    sequence: 1,
    ...more,
  };
}

export function keptEvent(id: string, number: string, more: Partial<KeptEvent> = {}): KeptEvent {
  return {
    id,
    case: number,
    sequence: 1,
    type: 'accepted',
    at: NOW,
    note: '',
    detail: {},
    late: false,
    ordered: [],
    body: null,
    ...more,
  };
}

/** One event of a case as it is committed, the `sequence`th of its case. */
export function eventOf(id: string, number: string, sequence: number, row: Partial<CaseRow> = {}): Change[] {
  return [
    { kind: 'case', row: caseRow(number, { ...row, sequence }) },
    { kind: 'caseEvent', event: keptEvent(id, number, { sequence }) },
  ];
}

export function timer(id: string, more: Partial<Timer> = {}): Timer {
  return { id, kind: 'case.overdue', subject: 'QZ1', dueAt: NOW, ...more };
}

export function alert(id: string, more: Partial<Alert> = {}): Alert {
  return {
    id,
    case: 'QZ1',
    department: 'd1',
    kind: 'green.accepted',
    leader: LEADER,
    rung: 0,
    message: `out-${id}`,
    at: NOW,
    dueAt: NOW + 1_800_000,
    state: 'open',
    ...more,
  };
}

export function batch(id: string, more: Partial<Batch> = {}): Batch {
  return {
    id,
    state: 'open',
    at: NOW,
    households: null,
    expanded: 0,
    cursor: null,
    firstMessage: null,
    lastMessage: null,
    version: 1,
    ...more,
  };
}

export function payment(id: string, household: string, more: Partial<PaymentRecord> = {}): PaymentRecord {
  return {
    id,
    household,
    programme: 'LSZB',
    year: 2026,
    quantity: 350,
    rate: 9043,
    amount: 31_650,
    state: 'paid',
    reason: null,
    at: NOW,
    accountTail: '1234',
    ...more,
  };
}
