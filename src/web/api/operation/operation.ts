/** One operation of the API: registered as a route, described in OpenAPI and shown on the page of docs, all from this. */
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Scope } from '../../../core/model/desk/apiKeys';
import { type FormFile, filesOf } from '../../http/fileBody';
import { Problem } from '../../http/problem';
import { faultsIn, sentenceOf } from '../../http/validation';
import { type Caller, callerOf } from '../key/guard';

/** What a call brings. */
export interface Call<Query = Record<string, unknown>> {
  caller: Caller;
  /** What stands in the path for a name in braces. */
  path(name: string): string;
  /** As the operation's `query` reads it. */
  query: Query;
  /** Parsed JSON, checked by nobody yet (`readBody`); undefined where the operation takes none. */
  body: unknown;
  /** What the header `If-Match` says; null: nothing. */
  ifMatch: string | null;
  /** The file that came; null where none did, or the operation takes none. */
  file: FormFile | null;
}

/** An answer that is a file. */
export class ApiFile {
  constructor(
    readonly name: string,
    readonly body: Readable,
  ) {}
}

export interface Operation<Query extends z.core.$ZodLooseShape = z.core.$ZodLooseShape> {
  /** `operationId`, and the key of its words in `templates/pages/<language>.json`. */
  name: string;
  /** What it is of, where several are alike: a field of `templates/api/<language>.json`, whose last part belongs to the `operationId`. */
  of?: string;
  method: 'get' | 'post';
  /** Below /api/v1, with `{id}` for what varies. */
  path: string;
  /** Any one of them opens it; none: every key does. */
  scopes: readonly Scope[];
  /** Parameters behind the `?`, each with the name of its words (`describe`); what is not named here is refused. */
  query?: Query;
  body?: { schema: z.ZodType; example: unknown };
  /** Nothing is written where the header `If-Match` does not hold any more. */
  takesIfMatch?: true;
  /** It takes a file: the body itself, or the part `file` of a form, whose other parts may stand for the `query`. */
  takesFile?: true;
  answer: { status: 200 | 202; schema: z.ZodType } | { status: 200; fileType: string };
  /** Statuses of problems beyond those that every operation has. */
  problems: readonly number[];
  /** Resolves with the body of the answer; throws a Problem where there is none. `response` is for its headers. */
  handle(
    call: Call<z.output<z.ZodObject<Query>>>,
    response: Pick<Response, 'location' | 'set'>,
  ): Promise<object>;
}

/** The operation itself; its `handle` is held to what its `query` reads. */
export function operation<Query extends z.core.$ZodLooseShape>(described: Operation<Query>): Operation {
  return described as Operation; // `handler` gives it what this very `query` has read
}

/** Answers calls that the guard has let in. A 400 tells of parameters that are not known, missing or without such a value. */
export function handler({ query = {}, answer, takesFile, handle }: Operation): RequestHandler {
  const schema = z.strictObject(query);
  return async (request, response) => {
    const isForm = takesFile === true && !Buffer.isBuffer(request.body);
    const read = schema.safeParse(isForm ? { ...request.body, ...request.query } : request.query);
    if (!read.success) throw badQuery(read.error);
    const call: Call = {
      caller: callerOf(response),
      path: (name) => String(request.params[name]),
      query: read.data,
      body: request.body,
      ifMatch: request.headers['if-match'] ?? null,
      file: takesFile ? fileIn(request) : null,
    };
    const made = await handle(call, response);
    response.status(answer.status).setHeader('Cache-Control', 'no-store');
    if (!(made instanceof ApiFile)) sendJson(response, made);
    else if ('fileType' in answer) {
      response.attachment(made.name).type(answer.fileType);
      await pipeline(made.body, response);
    }
  };
}

/** Nobody keeps it: unless it has a tag of its own, none is worked out by which a caller could ask whether it changed. */
function sendJson(response: Response, made: object): void {
  if (response.hasHeader('ETag')) return void response.json(made);
  const text = JSON.stringify(made);
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.end(text); // as text it leaves in one piece with its headers
}

/** `name` is the part of the form; the octets of a body have none. */
function fileIn({ body, files }: Request): FormFile | null {
  if (Buffer.isBuffer(body)) return body.length > 0 ? { name: '', bytes: body } : null;
  return filesOf(files).get('file') ?? null;
}

function badQuery(error: z.ZodError): Problem {
  const errors = faultsIn(error).map(({ pointer, detail }) => ({ pointer: `?${pointer.slice(1)}`, detail }));
  return new Problem(400, 'Bad Request', sentenceOf(errors), { errors });
}
