/** The OpenAPI 3.1 document, from the schemas that the routes themselves check with. */
import { z } from 'zod';
import type { Operation } from './operations';

export type Json = { [member: string]: Json } | Json[] | string | number | boolean | null;
type JsonObject = { [member: string]: Json };

export interface Described {
  operations: readonly Operation[];
  /** Words of an operation by its name. */
  says: (name: string) => { summary: string; detail: string };
  /** What the outside calls us. */
  url: string;
  version: string;
}

const PROBLEMS: Record<number, string> = {
  400: 'The body is not JSON; `position` says where it stops being that. Or the address can not be read.',
  401: 'No key, or one that does not open.',
  403: 'The key lacks the scope.',
  404: 'There is no such thing.',
  409: 'Not possible in its state, which is named.',
  413: 'Over 1 MiB, or too many at once.',
  415: 'Not application/json in UTF-8.',
  422: 'What is wrong is named field by field, by JSON pointer. Nothing was written.',
  429: 'Too many calls of this key to this process, each of which counts for itself; Retry-After says when to try again.',
  500: 'The service failed; its log says why. The same may be sent again.',
  503: 'Nothing could be stored, so nothing was taken. Send the same again later.',
};

/** A plain object, ready to be written as JSON. */
export function openApi({ operations, says, url, version }: Described): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const operation of operations) {
    const path = `/api/v1${operation.path}`;
    paths[path] = { ...paths[path], [operation.method]: describe(operation, says(operation.name)) };
  }
  return {
    openapi: '3.1.0',
    info: { title: '乡信 Xiangxin', version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url }],
    security: [{ bearer: [] }, { apiKey: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
      },
      schemas: { Problem: jsonSchema(problem, 'output') },
    },
  };
}

/** RFC 9457. */
const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe('What happened, to which thing, and what to do.'),
});

function describe(
  operation: Operation,
  { summary, detail }: { summary: string; detail: string },
): JsonObject {
  const { name, scope, body, query = [], path, answer } = operation;
  const parameters: Json[] = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, id = '']) => ({
      name: id,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...query.map((one) => ({
      name: one.name,
      in: 'query',
      required: one.required,
      description: one.says,
      schema: jsonSchema(one.schema, 'input'),
    })),
  ];
  return {
    operationId: name,
    summary,
    description: `${detail}\n\nScope: \`${scope}\`.`,
    'x-scope': scope,
    parameters,
    ...(body && {
      requestBody: { required: true, content: json(jsonSchema(body.schema, 'input'), body.example) },
    }),
    responses: {
      [answer.status]: { description: 'Done.', content: json(jsonSchema(answer.schema, 'output')) },
      ...Object.fromEntries(statusesOf(operation).map((status) => [status, problemAnswer(status)])),
    },
  };
}

function statusesOf({ path, body, query, problems }: Operation): number[] {
  const readsAddress = path.includes('{') || query?.some(({ required }) => required);
  const own = [...(readsAddress ? [400] : []), ...(body ? [400, 413, 415] : []), ...problems];
  return [...new Set([...own, 401, 403, 429, 500, 503])].sort((a, b) => a - b);
}

function problemAnswer(status: number): JsonObject {
  const headers = status === 429 || status === 503 ? { 'Retry-After': { schema: { type: 'integer' } } } : {};
  return {
    description: PROBLEMS[status] ?? '',
    headers,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

function json(schema: Json, example?: unknown): JsonObject {
  // Examples are literals of ours.
  return { 'application/json': { schema, ...(example !== undefined && { example: example as Json }) } };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return rest as JsonObject; // JSON Schema is JSON
}
