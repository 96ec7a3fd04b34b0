import request from 'supertest';
import { REFERENCE_TABLES } from '../../../src/core/intake/reference';
import { StoreError } from '../../../src/ports';
import { ROW_FORMS, ROW_KINDS } from '../../../src/web/api/reference/rows';
import { apiKey, apiWeb, KEY } from './offices';

test('the document is OpenAPI 3.1 with every route, its scope and its schemas', async () => {
  const { app } = await apiWeb();
  const { body, type } = await request(app).get('/api/v1/openapi.json').expect(200);
  expect([type, body.openapi]).toEqual(['application/json', '3.1.0']);
  const routes = Object.entries<Record<string, { 'x-scope': string }>>(body.paths).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, one]) => `${method} ${path} ${one['x-scope']}`),
  );
  expect(routes).toEqual([
    'post /api/v1/cases/events cases:write',
    'get /api/v1/cases cases:read',
    'post /api/v1/cases/find cases:read',
    'get /api/v1/cases/{number} cases:read',
    'post /api/v1/payments payments:write',
    'get /api/v1/payments payments:read',
    'get /api/v1/payments/{id} payments:read or payments:write',
    'get /api/v1/batches payments:read or payments:write',
    'get /api/v1/batches/{id} payments:read or payments:write',
    'post /api/v1/batches/{id}/publish payments:write',
    'post /api/v1/batches/{id}/pause payments:write',
    'post /api/v1/batches/{id}/resume payments:write',
    'get /api/v1/batches/{id}/unreached payments:read or payments:write',
    'post /api/v1/messages messages:write',
    'get /api/v1/messages messages:read',
    'get /api/v1/messages/{id} messages:read',
    'get /api/v1/account messages:read',
    'get /api/v1/tickets tickets:read',
    'post /api/v1/tickets/{number}/answer tickets:write',
    'get /api/v1/visits visits:read',
    'get /api/v1/ratings ratings:read',
    'get /api/v1/opt-outs people:read',
    'get /api/v1/dead-numbers people:read',
    'get /api/v1/unreachable people:read',
    'post /api/v1/families/find people:read',
    'post /api/v1/families people:write',
    'get /api/v1/departments any',
    'get /api/v1/matters any',
    'get /api/v1/programmes any',
    'get /api/v1/webhooks webhooks:write',
    'post /api/v1/webhooks webhooks:write',
    'post /api/v1/webhooks/{id}/enable webhooks:write',
    'post /api/v1/webhooks/{id}/disable webhooks:write',
    'post /api/v1/webhooks/{id}/rotate webhooks:write',
    'get /api/v1/webhooks/{id}/calls webhooks:write',
    'post /api/v1/webhooks/{id}/calls/{call}/replay webhooks:write',
    ...ROW_KINDS.flatMap((kind) => [
      `get /api/v1/reference/${kind} reference:read`,
      `post /api/v1/reference/${kind} reference:write`,
    ]),
    'post /api/v1/uploads uploads:write',
    'get /api/v1/uploads uploads:read or uploads:write',
    'get /api/v1/uploads/{upload} uploads:read or uploads:write',
    'get /api/v1/uploads/{upload}/faults uploads:read or uploads:write',
    'get /api/v1/uploads/{upload}/marked uploads:read or uploads:write',
    'post /api/v1/uploads/{upload}/columns uploads:write',
    'post /api/v1/uploads/{upload}/discard uploads:write',
  ]);
  const [one, many] =
    body.paths['/api/v1/cases/events'].post.requestBody.content['application/json'].schema.anyOf;
  expect(one.required).toEqual(['id', 'type', 'at', 'case']);
  expect(one.properties.type.enum).toContain('preregistered');
  expect(many).toMatchObject({ type: 'array', maxItems: 1_000 });
});

test('each kind of reference data has its fields, which are those that its rows are checked by', async () => {
  const { app } = await apiWeb();
  const { body } = await request(app).get('/api/v1/openapi.json');
  for (const [kind, { file, key }] of Object.entries(REFERENCE_TABLES)) {
    const { get, post } = body.paths[`/api/v1/reference/${kind}`];
    const { schema, example } = post.requestBody.content['application/json'];
    const { properties, required, additionalProperties } = schema.properties.rows.items;
    const names = file.fields.map(({ name }) => name);
    expect([Object.keys(properties), required, additionalProperties]).toEqual([names, [key], false]);
    expect(Object.values<{ description: string }>(properties).map(({ description }) => description)).toEqual(
      expect.not.arrayContaining([undefined, '']),
    );
    const read = get.responses[200].content['application/json'].schema.properties.items.items;
    expect(Object.keys(read.properties)).toEqual(names);
    expect(Object.keys(example.rows[0])).toEqual(expect.arrayContaining([key]));
  }
  for (const kind of ROW_KINDS)
    expect(ROW_FORMS[kind].sent.safeParse(ROW_FORMS[kind].example).success).toBe(true);
});

test.each([
  ['', 'zh-CN', '上报办件事件', '必填', '只用于 paymentDue', '没有这一项', '法定告知'],
  [
    '?lang=en',
    'en',
    'Report case events',
    'required',
    'Of paymentDue alone',
    'There is no such thing',
    'by law',
  ],
])(
  'the page%s shows every route with its fields and an example',
  async (query, language, summary, required, field, problem, event) => {
    const { app } = await apiWeb();
    const { text } = await request(app).get(`/api/v1/docs${query}`).expect(200);
    expect(text).toContain(`<html lang="${language}">`);
    for (const shown of [
      summary,
      required,
      field,
      problem,
      event,
      'case.applicant.phone',
      'payments[].accountTail',
      'cases:write',
      'curl -s',
    ]) {
      expect(text).toContain(shown);
    }
    expect(text).not.toMatch(/\{\{|undefined|\[object/);
  },
);

describe('whatever a route refuses is in its description', () => {
  type Tried = Parameters<typeof apiWeb>;
  const fails = (error: Error) => async () => {
    throw error;
  };
  const broken = (error: Error): Tried => {
    const fail = fails(error);
    const announce = {
      report: fail,
      publish: fail,
      pause: fail,
      resume: fail,
      progress: fail,
      unreached: fail,
    };
    const offices = { notify: fail, announce, order: fail, tickets: { file: fail, answer: fail } };
    return [offices, { keys: [apiKey({ perMinute: 1_000 })] }];
  };
  const SENT = { key: KEY, type: 'application/json', body: '{}', id: 'x' };
  const big = `"${'x'.repeat(1_048_576)}"`;

  test.each<[string, Partial<typeof SENT>, Tried, number[]]>([
    ['no key', { key: '' }, [], [401]],
    ['no scope', {}, [{}, { keys: [apiKey({ scopes: [] })] }], [403]],
    ['no call left', {}, [{}, { keys: [apiKey({ perMinute: 0.5 })] }], [429]],
    ['a broken address', { id: '%ff' }, broken(new Error('x')), [400]],
    ['no JSON', { body: '{' }, broken(new Error('x')), [400]],
    ['too much', { body: big }, broken(new Error('x')), [413]],
    ['text', { type: 'text/plain' }, broken(new Error('x')), [415]],
    ['nothing of what is needed', {}, broken(new Error('x')), [202, 400, 404, 422, 500]],
    ['a store that is busy', {}, broken(new StoreError('busy', 'busy')), [202, 400, 404, 422, 503]],
  ])('%s', async (_name, sent, tried, expected) => {
    const { key, type, body, id } = { ...SENT, ...sent };
    const { app } = await apiWeb(...tried);
    const { body: document } = await request(app).get('/api/v1/openapi.json');
    let refused = 0;
    for (const [path, methods] of Object.entries<object>(document.paths)) {
      for (const [method, described] of Object.entries(methods)) {
        const call = request(app)[method === 'post' ? 'post' : 'get'](path.replace(/\{\w+\}/, id));
        call.set('X-API-Key', key);
        const { status } = await (described.requestBody ? call.type(type).send(body) : call);
        expect(Object.keys(described.responses).map(Number)).toContain(status);
        if (expected.includes(status)) refused++;
      }
    }
    expect(refused).toBeGreaterThan(0);
  });
});
