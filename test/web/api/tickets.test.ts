import request from 'supertest';
import type { Tickets } from '../../../src/service/offices';
import { apiWeb, KEY } from './offices';

const TICKET = {
  number: 'TS20261123-0417',
  kind: 'complaint',
  phone: '+8613800000002',
  case: null,
  text: '路灯不亮',
  at: Date.UTC(2026, 10, 23, 1),
  state: 'open',
  answer: null,
  answeredAt: null,
} as const;

function desk(outcome: Awaited<ReturnType<Tickets['answer']>>) {
  const answered: string[][] = [];
  const tickets: Tickets = {
    open: async () => [TICKET],
    answer: async (...said) => {
      answered.push(said);
      return outcome;
    },
  };
  return { tickets, answered };
}

test('what is open is shown with its text', async () => {
  const { app } = await apiWeb({ tickets: desk('done').tickets });
  const { status, body } = await request(app).get('/api/v1/tickets').set('X-API-Key', KEY);
  const { number, kind, phone, text } = TICKET;
  expect([status, body]).toEqual([
    200,
    { tickets: [{ number, kind, phone, case: null, text, at: '2026-11-23T01:00:00.000Z' }] },
  ]);
});

test.each([
  ['done', 200, { number: TICKET.number, state: 'answered' }],
  ['unknown', 404, { title: 'Not Found' }],
  ['answered', 409, { title: 'Conflict' }],
] as const)('an answer that is %s: %i', async (outcome, status, body) => {
  const { tickets, answered } = desk(outcome);
  const { app } = await apiWeb({ tickets });
  const response = await request(app)
    .post(`/api/v1/tickets/${TICKET.number}/answer`)
    .set('X-API-Key', KEY)
    .send({ answer: '已修好' });
  expect(response.status).toBe(status);
  expect(response.body).toMatchObject(body);
  expect(answered).toEqual([[TICKET.number, '已修好', 'key 0123456789ab']]);
});

test.each([[{}], [{ answer: '' }], [{ answer: '答'.repeat(1001) }]])(
  'a body without an answer is refused',
  async (body) => {
    const { tickets, answered } = desk('done');
    const { app } = await apiWeb({ tickets });
    const response = await request(app)
      .post(`/api/v1/tickets/${TICKET.number}/answer`)
      .set('X-API-Key', KEY)
      .send(body);
    expect(response.status).toBe(422);
    expect(answered).toEqual([]);
  },
);
