/** One route of the API: what registers it, describes it in OpenAPI and shows it on the page of docs. */
import type { RequestHandler } from 'express';
import type { z } from 'zod';
import type { Scope } from '../../../core/model/change';
import type { Parameter } from './query';

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
