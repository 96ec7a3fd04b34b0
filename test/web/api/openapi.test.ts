/** The document of the API is whole OpenAPI: a generator of clients finds what it names, and each example is one. */
import request from 'supertest';
import { z } from 'zod';
import { SCOPES } from '../../../src/core/model/desk/apiKeys';
import { apiWeb } from './offices';

type Schema = Parameters<typeof z.fromJSONSchema>[0];
interface Media {
  schema: Schema;
  example?: unknown;
}
interface Answer {
  description: string;
  content?: Record<string, Media>;
}
interface Described {
  operationId: string;
  summary: string;
  description: string;
  'x-scope': string;
  parameters: { name: string; in: string; required: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, Answer>;
}

/** What every operation may answer, whatever it does. */
const ALWAYS = ['400', '401', '403', '429', '500', '503'];

async function described() {
  const { app } = await apiWeb();
  const { body } = await request(app).get('/api/v1/openapi.json');
  const operations = Object.entries<Record<string, Described>>(body.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, path, method })),
  );
  return { document: body, operations };
}

test('every operation has a name of its own, words, the rights that open it, and its errors', async () => {
  const { operations } = await described();
  const ids = operations.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const one of operations) {
    expect(`${one.operationId}: ${one.summary}`).not.toMatch(/[{}]|: $/);
    const scopes = one['x-scope'].split(' or ').filter((scope) => scope !== 'any');
    expect(SCOPES).toEqual(expect.arrayContaining(scopes));
    expect(one.description).toContain(one['x-scope']);
    expect(Object.keys(one.responses)).toEqual(expect.arrayContaining(ALWAYS));
    expect(Object.values(one.responses).filter(({ description }) => !description)).toEqual([]);
  }
});

test('every parameter in a path is described, and every schema is one', async () => {
  const { document, operations } = await described();
  for (const { operationId, path, parameters, requestBody, responses } of operations) {
    const inPath = parameters.filter((one) => one.in === 'path').map(({ name }) => name);
    expect([operationId, inPath]).toEqual([
      operationId,
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
    ]);
    const media = [requestBody, ...Object.values(responses)].flatMap((one) =>
      Object.values(one?.content ?? {}),
    );
    for (const schema of [...parameters.map((one) => one.schema), ...media.map((one) => one.schema)]) {
      const ref = (schema as { $ref?: string }).$ref;
      if (ref) expect(document.components.schemas[ref.replace('#/components/schemas/', '')]).toBeDefined();
      else expect(() => z.fromJSONSchema(schema)).not.toThrow();
    }
  }
});

test('every body of JSON has an example, which is such a body', async () => {
  const { operations } = await described();
  for (const { operationId, requestBody } of operations) {
    const json = requestBody?.content['application/json'];
    if (!json) continue;
    const read = z.fromJSONSchema(json.schema).safeParse(json.example);
    expect([operationId, read.error?.issues ?? []]).toEqual([operationId, []]);
  }
});
