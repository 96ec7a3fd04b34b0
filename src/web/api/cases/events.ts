/** POST /api/v1/cases/events: one event or many, each taken or refused for itself, all that is taken in one transaction. */
import type { RequestHandler } from 'express';
import type { CaseEvent } from '../../../core/model/casework';
import type { Notify } from '../../../service/office/offices';
import { Problem } from '../../http/problem';
import { callerOf } from '../key/access';
import { takeReadable } from '../schema/taken';
import { sentenceOf, wrongIn } from '../schema/validation';
import { caseEventSchema, eventFrom } from './caseEvent';

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
