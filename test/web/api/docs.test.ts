import request from 'supertest';
import { apiWeb } from './offices';

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
    'post /api/v1/payments payments:write',
    'get /api/v1/batches/{id} payments:write',
    'post /api/v1/batches/{id}/publish payments:write',
    'post /api/v1/batches/{id}/pause payments:write',
    'post /api/v1/batches/{id}/resume payments:write',
    'post /api/v1/messages messages:write',
    'get /api/v1/messages/{id} messages:read',
    'get /api/v1/tickets tickets:read',
    'post /api/v1/tickets/{number}/answer tickets:write',
    'get /api/v1/account messages:read',
  ]);
  const [one, many] =
    body.paths['/api/v1/cases/events'].post.requestBody.content['application/json'].schema.anyOf;
  expect(one.required).toEqual(['id', 'type', 'at', 'case']);
  expect(one.properties.type.enum).toContain('preregistered');
  expect(many).toMatchObject({ type: 'array', maxItems: 1_000 });
});

test.each([
  ['', 'zh-CN', '上报办件事件', '必填'],
  ['?lang=en', 'en', 'Report case events', 'required'],
])(
  'the page%s shows every route with its fields and an example',
  async (query, language, summary, required) => {
    const { app } = await apiWeb();
    const { text } = await request(app).get(`/api/v1/docs${query}`).expect(200);
    expect(text).toContain(`<html lang="${language}">`);
    for (const shown of [
      summary,
      required,
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
