/** One route of the API: what registers it, describes it in OpenAPI and shows it on the page of docs. */
import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Scope } from '../../../core/model/change';
import { Problem } from '../../http/problem';
import { sentenceOf, wrongIn } from '../../http/validation';

export interface Operation {
  /** `operationId`, and the key of its words in `templates/pages/<language>.json`. */
  name: string;
  method: 'get' | 'post';
  /** Below /api/v1, with `{id}` for what varies. */
  path: string;
  /** Any one of them opens it; none: every key does. */
  scopes: readonly Scope[];
  body?: { schema: z.ZodType; example: unknown };
  query?: Parameter[];
  answer: { status: 200 | 202; schema: z.ZodType };
  /** Statuses of problems beyond those that every route has. */
  problems: number[];
  handle: RequestHandler;
}

/* What stands behind the `?` of an address: read by the schemas that describe it, and nothing else is let pass. */

export interface Parameter {
  name: string;
  required: boolean;
  schema: z.ZodType;
  /** Name of its words in `templates/pages/*.json`. */
  says: string;
}

/** Throws 400 where a parameter is not known, is missing, or has no such value. */
export function readQuery(parameters: readonly Parameter[]): RequestHandler {
  const schema = z.strictObject(
    Object.fromEntries(
      parameters.map(({ name, required, schema: one }) => [name, required ? one : one.optional()]),
    ),
  );
  return (request, response, next) => {
    const read = schema.safeParse(request.query);
    if (!read.success) {
      const errors = wrongIn(read.error).map(({ pointer, detail }) => ({
        pointer: `?${pointer.slice(1)}`,
        detail,
      }));
      throw new Problem(400, 'Bad Request', sentenceOf(errors), { errors });
    }
    response.locals.query = read.data;
    next();
  };
}

/** What `readQuery` left, in the shape that the operation's parameters have. */
export function queryOf<T>({ locals }: Response): T {
  return locals.query as T; // the route's own parameters
}
