/** What stands behind the `?` of an address: read by the schemas that describe it, and nothing else is let pass. */
import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import { Problem } from '../../http/problem';
import { sentenceOf, wrongIn } from './validation';

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
