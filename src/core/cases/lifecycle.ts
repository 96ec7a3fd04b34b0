/** The way of a case: which event takes it from which states to which. */

import type { EventType } from '../model/caseEvents';
import type { CaseState } from '../model/cases';

/** Where an event may find a case, and where it leaves it; `''` is a case that nobody knows yet. */
type Ways = Partial<Record<CaseState | '', CaseState>>;

/** From any of these to one state. */
function to<S extends CaseState | ''>(state: CaseState, ...from: S[]): Record<S, CaseState> {
  // One entry for each of `from`: fromEntries cannot tell.
  return Object.fromEntries(from.map((one) => [one, state])) as Record<S, CaseState>;
}

/**
 * 行政许可法 32, 37, 38, 42, 45 with what windows do around it. A clock that stands still runs again before anything
 * is decided; what has to be paid is paid before a certificate is made. What is done on the spot (即办件) may be closed
 * as soon as it was received.
 */
const WAYS: Record<EventType, Ways> = {
  preregistered: to('preregistered', ''),
  received: to('received', '', 'preregistered', 'supplement'),
  supplement: to('supplement', '', 'preregistered', 'received', 'supplement'),
  accepted: to('accepted', '', 'preregistered', 'received', 'supplement'),
  refused: to('refused', '', 'preregistered', 'received', 'supplement'),
  routed: to('processing', 'accepted', 'processing'),
  opinion: { ...to('processing', 'accepted', 'processing'), suspended: 'suspended' },
  suspended: to('suspended', 'accepted', 'processing'),
  resumed: to('processing', 'suspended'),
  extended: { accepted: 'accepted', processing: 'processing', suspended: 'suspended' },
  approved: to('approved', 'accepted', 'processing'),
  rejected: to('rejected', 'accepted', 'processing'),
  paymentDue: to('paymentDue', 'approved', 'paymentDue'),
  paid: to('approved', 'paymentDue'),
  certified: to('certified', 'approved'),
  collected: to('certified', 'certified'),
  closed: to('closed', 'received', 'accepted', 'processing', 'approved', 'certified'),
  withdrawn: to(
    'withdrawn',
    'preregistered',
    'received',
    'supplement',
    'accepted',
    'processing',
    'suspended',
    'approved',
    'paymentDue',
  ),
};

/** Event types by which a case becomes known. */
export const BEGINNINGS: readonly EventType[] = types((type) => WAYS[type][''] !== undefined);

/** These only tell where a case stands: once a later event is known they have nothing to tell. */
const RESTATING: readonly EventType[] = ['received', 'supplement', 'paymentDue'];

export type Move =
  | { kind: 'goes'; to: CaseState }
  /** It came after its turn: what it led to is behind the case. */
  | { kind: 'late' }
  /** With the event types that this state allows. */
  | { kind: 'impossible'; allowed: EventType[] };

/** What an event does to a case in this state. `older`: it happened before the last change that was kept. */
export function move(type: EventType, from: CaseState | null, older: boolean): Move {
  const state = WAYS[type][from ?? ''];
  if (older && RESTATING.includes(type)) return { kind: 'late' };
  if (state) return { kind: 'goes', to: state };
  if (older && from && isBehind(type, from)) return { kind: 'late' };
  return { kind: 'impossible', allowed: types((one) => WAYS[one][from ?? ''] !== undefined) };
}

/** Where the event leaves a case that it finds so, `''` one that nobody knows; undefined where it is not possible. */
export function afterEvent(type: EventType, from: CaseState | ''): CaseState | undefined {
  return WAYS[type][from];
}

/** The states in which this event is possible. */
export function statesFor(type: EventType): CaseState[] {
  // The keys of Ways but for the unknown case are states.
  return Object.keys(WAYS[type]).filter((state) => state !== '') as CaseState[];
}

/** Where this event may leave a case. */
export function statesAfter(type: EventType): CaseState[] {
  return [...new Set(Object.values(WAYS[type]))];
}

/** The events that are possible in this state. */
export function typesFrom(state: CaseState): EventType[] {
  return types((type) => WAYS[type][state] !== undefined);
}

/** Whether a case that is in `state` can have come through this event. */
function isBehind(type: EventType, state: CaseState): boolean {
  const reached = new Set(Object.values(WAYS[type]));
  for (const at of reached) {
    if (at === state) return true;
    for (const ways of Object.values(WAYS)) if (ways[at]) reached.add(ways[at]);
  }
  return false;
}

function types(fits: (type: EventType) => boolean): EventType[] {
  // The keys of WAYS are exactly the event types: its type says so.
  return (Object.keys(WAYS) as EventType[]).filter(fits);
}
