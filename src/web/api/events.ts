/** POST /api/v1/cases/events: one event or many, each taken or refused for itself, all that is taken in one transaction. */
import type { RequestHandler } from 'express';
import type { CaseEvent } from '../../core/cases/casework';
import type { Notify } from '../../service/offices';
import { Problem } from '../problem';
import { callerOf } from './access';
import { caseEventSchema, eventFrom } from './caseEvent';
import { sentenceOf, wrongIn } from './issues';
import { takeReadable } from './taken';

export const MOST_EVENTS = 1_000;

export function caseEvents(notify: Notify): RequestHandler {
  return async (request, response) => {
    const { ids, by } = callerOf(response);
    const read = listOf(request.body).map((written) => readEvent(written, ids));
    response.status(202).json(await takeReadable(read, (events) => notify(events, by)));
  };
}

function listOf(body: unknown): unknown[] {
  const list = Array.isArray(body) ? body : [body];
  if (list.length <= MOST_EVENTS) return list;
  throw new Problem(
    413,
    'Content Too Large',
    `${list.length} events came at once; send at most ${MOST_EVENTS}. None was taken.`,
  );
}

function readEvent(written: unknown, ids: string): CaseEvent | { error: string } {
  const read = caseEventSchema.safeParse(written);
  return read.success ? eventFrom(read.data, ids) : { error: sentenceOf(wrongIn(read.error)) };
}
