import request from 'supertest';
import type { Tickets } from '../../../src/service/office/offices';
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
  const answered: unknown[][] = [];
  const tickets: Tickets = {
    file: () => Promise.reject(new Error('nobody files here')),
    answer: async (...said) => {
      answered.push(said);
      return outcome;
    },
  };
  return { tickets, answered };
}

test.each([
  ['done', 200, { number: TICKET.number, state: 'answered' }],
  ['unknown', 404, { title: 'Not Found' }],
  ['repeated', 200, { number: TICKET.number, state: 'answered' }],
  ['answered', 409, { title: 'Conflict' }],
  ['withdrawn', 409, { detail: expect.stringContaining('taken back') }],
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
