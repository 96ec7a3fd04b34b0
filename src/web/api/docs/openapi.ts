/** The OpenAPI 3.1 document, from the schemas that the routes themselves check with. */
import { z } from 'zod';
import type { Operation } from '../operation/operation';
import { type ApiWords, fieldWords } from './words';

export type Json = { [member: string]: Json } | Json[] | string | number | boolean | null;
type JsonObject = { [member: string]: Json };

interface Described {
  operations: readonly Operation[];
  /** Words of an operation by its name. */
  says: (name: string) => { summary: string; detail: string };
  /** Words of fields and problems. */
  words: ApiWords;
  /** What the outside calls us. */
  url: string;
  version: string;
}

/** A plain object, ready to be written as JSON. */
export function openApi(described: Described): JsonObject {
  const { operations, says, words, url, version } = described;
  const paths: Record<string, JsonObject> = {};
  for (const operation of operations) {
    const path = `/api/v1${operation.path}`;
    paths[path] = { ...paths[path], [operation.method]: describe(operation, says(operation.name), words) };
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
      schemas: { Problem: jsonSchema(problem, 'output', words) },
    },
  };
}

/** RFC 9457. */
const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe('problem.detail'),
});

function describe(
  operation: Operation,
  { summary, detail }: { summary: string; detail: string },
  words: ApiWords,
): JsonObject {
  const { of, scopes, body, answer } = operation;
  const scope = scopes.join(' or ') || 'any';
  return {
    operationId: idOf(operation),
    summary: summary.replace('{of}', of === undefined ? '' : fieldWords(words, of)),
    description: `${detail}\n\nScope: \`${scope}\`.`,
    'x-scope': scope,
    parameters: parametersOf(operation, words),
    ...(body && {
      requestBody: { required: true, content: json(jsonSchema(body.schema, 'input', words), body.example) },
    }),
    ...(operation.takesFile && { requestBody: fileBody(operation, words) }),
    responses: {
      [answer.status]: {
        description: 'Done.',
        content:
          'schema' in answer
            ? json(jsonSchema(answer.schema, 'output', words))
            : { [answer.fileType]: { schema: OCTETS } },
      },
      ...Object.fromEntries(statusesOf(operation).map((status) => [status, problemAnswer(status, words)])),
    },
  };
}

/** `readReference` of `reference.areas` is `readReferenceAreas`. */
function idOf({ name, of = '' }: Pick<Operation, 'name' | 'of'>): string {
  return name + of.replace(/^.*\./, '').replace(/^./, (letter) => letter.toUpperCase());
}

const OCTETS = { type: 'string', format: 'binary' } as const;

/** A file as the body itself, or with a form whose parts say what else is said. */
function fileBody({ query = {} }: Operation, words: ApiWords): JsonObject {
  const { properties, required = [], ...rest } = jsonSchema(z.strictObject(query), 'input', words);
  const form = {
    ...rest,
    properties: { file: OCTETS, ...(properties as JsonObject) }, // of an object
    required: ['file', ...(required as Json[])],
  };
  return {
    required: true,
    content: {
      'multipart/form-data': { schema: form },
      'application/octet-stream': { schema: OCTETS },
    },
  };
}

/** Those in the path, then those behind the `?`; where a form may bring them none of these is required. */
function parametersOf({ path, query = {}, takesFile, takesIfMatch }: Operation, words: ApiWords): Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const { properties = {}, required = [] } = z.toJSONSchema(z.strictObject(query), { io: 'input' });
  const inQuery = Object.entries(properties).map(([name, one]) => {
    const { description = '', ...schema } = inWords(one as JsonObject, words) as JsonObject; // JSON Schema is JSON
    return { name, in: 'query', required: !takesFile && required.includes(name), description, schema };
  });
  const ifMatch = {
    name: 'If-Match',
    in: 'header',
    required: false,
    schema: { type: 'string' },
    description: takesIfMatch ? fieldWords(words, 'reference.ifMatch') : '',
  };
  return [...inPath, ...inQuery, ...(takesIfMatch ? [ifMatch] : [])];
}

/** A 400 is possible everywhere: for a parameter that is not known. */
function statusesOf({ body, takesFile, problems }: Operation): number[] {
  const own = [400, ...(body ? [413, 415] : takesFile ? [413] : []), ...problems];
  return [...new Set([...own, 401, 403, 429, 500, 503])].sort((a, b) => a - b);
}

function problemAnswer(status: number, { problems }: ApiWords): JsonObject {
  const headers = status === 429 || status === 503 ? { 'Retry-After': { schema: { type: 'integer' } } } : {};
  return {
    description: problems[status] ?? '',
    headers,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

function json(schema: Json, example?: unknown): JsonObject {
  // Examples are literals of ours.
  return { 'application/json': { schema, ...(example !== undefined && { example: example as Json }) } };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output', words: ApiWords): JsonObject {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return inWords(rest as JsonObject, words) as JsonObject; // JSON Schema is JSON
}

/** With the words for each description, which names them. */
function inWords(schema: Json, words: ApiWords): Json {
  if (Array.isArray(schema)) return schema.map((one) => inWords(one, words));
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([name, inner]) => [
      name,
      name === 'description' && typeof inner === 'string' ? fieldWords(words, inner) : inWords(inner, words),
    ]),
  );
}
