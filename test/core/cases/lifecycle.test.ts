import { BEGINNINGS, move, statesFor } from '../../../src/core/cases/lifecycle';
import { EVENT_TYPES, type EventType } from '../../../src/core/model/caseEvents';
import { CASE_ENDS, CASE_STATES, type CaseState } from '../../../src/core/model/cases';
import { JOURNEYS, RESUMED_AND_EXTENDED, type Step } from '../../../src/demo/cases';

/** Where events one after another lead a new case. */
function walk(steps: Step[]): CaseState | string | null {
  let state: CaseState | null = null;
  for (const [type] of steps) {
    const next = move(type as EventType, state, false); // the journeys are written in event types
    if (next.kind !== 'goes') return `${type} in ${state}: ${next.kind}`;
    state = next.to;
  }
  return state;
}

test.each(CASE_STATES)('the usual way leads to %s', (state) => {
  expect(walk(JOURNEYS[state])).toBe(state);
});

test('a case that stood still goes on', () => expect(walk(RESUMED_AND_EXTENDED)).toBe('processing'));

type Row = [EventType, CaseState | null, CaseState | null];

test.each<Row>([
  ['preregistered', null, 'preregistered'],
  ['received', null, 'received'],
  ['accepted', null, 'accepted'],
  ['routed', null, null],
  ['closed', null, null],
  ['preregistered', 'received', null],
  ['received', 'supplement', 'received'],
  ['supplement', 'supplement', 'supplement'],
  ['supplement', 'accepted', null],
  ['accepted', 'accepted', null],
  ['accepted', 'supplement', 'accepted'],
  ['accepted', 'closed', null],
  ['refused', 'accepted', null],
  ['opinion', 'accepted', 'processing'],
  ['opinion', 'suspended', 'suspended'],
  ['suspended', 'suspended', null],
  ['resumed', 'processing', null],
  ['extended', 'suspended', 'suspended'],
  ['extended', 'approved', null],
  ['approved', 'suspended', null],
  ['approved', 'approved', null],
  ['paid', 'approved', null],
  ['paid', 'paymentDue', 'approved'],
  ['certified', 'paymentDue', null],
  ['collected', 'approved', null],
  ['collected', 'certified', 'certified'],
  ['closed', 'received', 'closed'],
  ['closed', 'preregistered', null],
  ['closed', 'suspended', null],
  ['closed', 'paymentDue', null],
  ['closed', 'closed', null],
  ['withdrawn', 'suspended', 'withdrawn'],
  ['withdrawn', 'certified', null],
])('%s in %s leads to %s', (type, from, expected) => {
  const next = move(type, from, false);
  expect(next.kind === 'goes' ? next.to : null).toBe(expected);
});

type Older = [EventType, CaseState, 'late' | 'goes' | 'impossible'];

test.each<Older>([
  ['accepted', 'closed', 'late'],
  ['accepted', 'accepted', 'late'],
  ['accepted', 'suspended', 'late'],
  ['preregistered', 'received', 'late'],
  ['received', 'accepted', 'late'],
  ['received', 'supplement', 'late'],
  ['supplement', 'received', 'late'],
  ['suspended', 'approved', 'late'],
  ['paymentDue', 'certified', 'late'],
  ['paymentDue', 'paymentDue', 'late'],
  ['approved', 'closed', 'late'],
  ['opinion', 'processing', 'goes'],
  ['extended', 'processing', 'goes'],
  ['paid', 'paymentDue', 'goes'],
  ['closed', 'certified', 'goes'],
  ['rejected', 'closed', 'impossible'],
  ['refused', 'accepted', 'impossible'],
  ['withdrawn', 'closed', 'impossible'],
  ['closed', 'supplement', 'impossible'],
  ['certified', 'accepted', 'impossible'],
])('%s that happened before %s: %s', (type, from, kind) => {
  expect(move(type, from, true).kind).toBe(kind);
});

test.each(CASE_ENDS)('nothing is possible after %s', (state) => {
  for (const type of EVENT_TYPES)
    expect(move(type, state, false)).toEqual({ kind: 'impossible', allowed: [] });
});

test('what a state allows is named', () => {
  expect(move('accepted', 'certified', false)).toEqual({
    kind: 'impossible',
    allowed: ['collected', 'closed'],
  });
  expect(move('closed', null, false)).toEqual({ kind: 'impossible', allowed: BEGINNINGS });
  expect(BEGINNINGS).toEqual(['preregistered', 'received', 'supplement', 'accepted', 'refused']);
  expect(statesFor('resumed')).toEqual(['suspended']);
  expect(statesFor('accepted')).toEqual(['preregistered', 'received', 'supplement']);
});
