/** The window of a department, played on the page: its reports move one case on, and the phones beside it ring. */
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { move } from '../../core/cases/lifecycle';
import { type CaseEvent, EVENT_TYPES, type EventType } from '../../core/model/caseEvents';
import type { CaseState } from '../../core/model/cases';
import type { Clock } from '../../ports';
import type { Notify } from '../../service/office/offices';
import { jsonBody } from '../http/body';
import { Problem } from '../http/problem';
import { readBody } from '../http/validation';

/** What the page needs of the offices, and of the demo that it plays. */
export interface OfficeDesk {
  notify: Notify;
  /** Null: there is no such case. */
  stateOf(number: string): Promise<CaseState | null>;
  /** For a case that begins now, milliseconds UTC. */
  newNumber(now: number): string;
  event(type: EventType, number: string, at: number): CaseEvent;
}

/** Where a case stands, and what can be reported of it next, the usual way first. */
export interface Standing {
  /** Null: it begins with the next report. */
  case: string | null;
  state: CaseState | null;
  next: EventType[];
}

/** A case number of the demo stays the same for less than this. */
const NUMBER_LASTS_MS = 9_000;

/** Numbers tried for a new case: nobody begins more by hand. */
const NUMBERS_TRIED = 200;

/** How a case usually begins, and what usually comes next from each of its states. */
const BEGINNINGS = ['preregistered', 'received', 'accepted'] as const;
const USUAL: Readonly<Record<CaseState, EventType | null>> = {
  preregistered: 'accepted',
  received: 'accepted',
  supplement: 'accepted',
  accepted: 'routed',
  processing: 'approved',
  suspended: 'resumed',
  approved: 'paymentDue',
  paymentDue: 'paid',
  certified: 'closed',
  closed: null,
  refused: null,
  rejected: null,
  withdrawn: null,
};

const report = z.object({
  case: z
    .string()
    .regex(/^QZ\d{8}-\d{4}$/, 'is no case number, as QZ20261123-0001')
    .optional(),
  type: z.enum(EVENT_TYPES).optional(),
});

/**
 * POST /api/simulator/office: `{case?, type?}` → Standing. Without `case` a new one begins; without `type` it only
 * says where the case stands. 409 with the reason where the report is not possible.
 */
export function officeApi(desk: OfficeDesk, clock: Clock): RequestHandler[] {
  return [
    ...jsonBody,
    async (request, response) => {
      const { case: known, type } = readBody(report, request.body, 400);
      const now = clock.now();
      const number = known ?? (type && (await freeNumber(desk, now)));
      if (number && type) await take(desk, desk.event(type, number, now));
      const state = number ? await desk.stateOf(number) : null;
      response.set('Cache-Control', 'no-store').json(standing(number ?? null, state));
    },
  ];
}

/** A number that no case has yet, although another case may have begun just now. */
async function freeNumber(desk: OfficeDesk, now: number): Promise<string> {
  for (let tried = 0; tried < NUMBERS_TRIED; tried += 1) {
    const number = desk.newNumber(now + tried * NUMBER_LASTS_MS);
    if ((await desk.stateOf(number)) === null) return number;
  }
  throw new Problem(
    409,
    'Conflict',
    `The next ${NUMBERS_TRIED} case numbers are taken. Begin a case in a while.`,
  );
}

async function take(desk: OfficeDesk, event: CaseEvent): Promise<void> {
  const [verdict] = await desk.notify([event]);
  if (typeof verdict === 'object' && 'error' in verdict)
    throw new Problem(409, 'Conflict', `${verdict.error}.`);
}

/** What can be reported of a case in this state; null: of a new one. */
function standing(number: string | null, state: CaseState | null): Standing {
  if (state === null) return { case: null, state, next: [...BEGINNINGS] };
  const usual = USUAL[state];
  const possible = EVENT_TYPES.filter((type) => move(type, state, false).kind === 'goes');
  const after = state === 'approved' && usual ? [usual, 'certified' as const] : usual ? [usual] : [];
  return { case: number, state, next: [...new Set([...after, ...possible])] };
}
