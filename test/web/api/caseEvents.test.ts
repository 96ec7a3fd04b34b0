import request from 'supertest';
import type { CaseEvent } from '../../../src/core/model/caseEvents';
import { StoreError } from '../../../src/ports';
import type { Verdict } from '../../../src/service/office/offices';
import { apiWeb, KEY } from './offices';

const EVENT = {
  id: 'evt-0001',
  type: 'accepted',
  at: '2026-11-23T09:00:00+08:00',
  note: '',
  case: {
    number: 'QZ20261123-0001',
    matter: '施工许可',
    department: '住建局',
    promisedDays: 10,
    green: false,
    parent: null,
    applicant: { name: '张三丰', phone: '13800000002' },
  },
};

/** Posts; answers with what came back and what the service was handed. */
async function post(body: object, verdict: (event: CaseEvent) => Verdict = () => 'accepted') {
  const handed: CaseEvent[][] = [];
  const notify = async (events: readonly CaseEvent[]) => {
    handed.push([...events]);
    return events.map(verdict);
  };
  const { app } = await apiWeb({ notify });
  const response = await request(app).post('/api/v1/cases/events').set('X-API-Key', KEY).send(body);
  return { status: response.status, body: response.body, handed };
}

test('one event is handed on in our own words', async () => {
  const { status, body, handed } = await post(EVENT);
  expect([status, body]).toEqual([202, { accepted: 1, duplicate: 0, rejected: [] }]);
  expect(handed).toEqual([
    [
      {
        id: '0123456789ab/evt-0001',
        type: 'accepted',
        at: Date.UTC(2026, 10, 23, 1),
        note: '',
        detail: {},
        body: expect.any(String),
        case: { ...EVENT.case, applicant: { name: '张三丰', phone: '+8613800000002' } },
      },
    ],
  ]);
});

test('what an event carries besides', async () => {
  const { handed } = await post({
    id: 'e',
    type: 'supplement',
    at: '2026-11-23T01:00:00Z',
    case: { number: 'N1' },
    papers: ['宅基地批准书'],
    fee: 12_000,
    window: '3号窗口',
    bring: '身份证',
    days: 5,
    step: { name: '现场踏勘', dueAt: '2026-11-25T09:00:00+08:00' },
    appointmentAt: '2026-11-26T09:00:00+08:00',
    departments: ['消防大队'],
    silent: true,
  });
  expect(handed[0]?.[0]).toEqual({
    id: '0123456789ab/e',
    type: 'supplement',
    at: Date.UTC(2026, 10, 23, 1),
    note: '',
    silent: true,
    body: expect.any(String),
    detail: {
      papers: ['宅基地批准书'],
      fee: 12_000,
      window: '3号窗口',
      bring: '身份证',
      days: 5,
      step: { name: '现场踏勘', dueAt: Date.UTC(2026, 10, 25, 1) },
      appointmentAt: Date.UTC(2026, 10, 26, 1),
      departments: ['消防大队'],
    },
    case: { number: 'N1' },
  });
});

test('of an array each is taken or refused for itself, by its place in what was sent', async () => {
  const events = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ ...EVENT, id }));
  const { body, handed } = await post([{ ...EVENT, type: 'lost' }, ...events, null], ({ id }) => {
    if (id.endsWith('/b')) return 'duplicate';
    return id.endsWith('/d') ? { error: 'the case is closed' } : 'accepted';
  });
  expect(handed[0]).toHaveLength(5);
  expect(body).toMatchObject({ accepted: 3, duplicate: 1 });
  expect(body.rejected.map(({ index }: { index: number }) => index)).toEqual([0, 4, 6]);
  expect(body.rejected[1].error).toBe('the case is closed');
});

test.each<[string, object, RegExp]>([
  ['no id', { id: undefined }, /^\/id is missing/],
  ['a type that is none', { type: 'burned' }, /^\/type must be one of: preregistered, .*withdrawn\.$/],
  ['a day without its time', { at: '2026-11-23' }, /^\/at is no date and time/],
  ['no case', { case: undefined }, /^\/case is missing/],
  [
    'a phone that is none',
    { case: { ...EVENT.case, applicant: { name: '张三丰', phone: 'call me' } } },
    /^\/case\/applicant\/phone is no phone number/,
  ],
  [
    'days that are none',
    { case: { ...EVENT.case, promisedDays: 0 } },
    /^\/case\/promisedDays is too small: at least 1/,
  ],
  ['a note without end', { note: 'x'.repeat(501) }, /^\/note is too long: at most 500/],
])('%s is rejected by name, and the person by none', async (_name, change, error) => {
  const { status, body, handed } = await post({ ...EVENT, ...change });
  expect([status, handed]).toEqual([202, []]);
  expect(body.rejected).toEqual([{ index: 0, error: expect.stringMatching(error) }]);
  expect(JSON.stringify(body)).not.toMatch(/张三丰|13800000002|call me/);
});

test('a thousand are taken, one more is not', async () => {
  const events = (count: number) => Array.from({ length: count }, (_, id) => ({ ...EVENT, id: `e${id}` }));
  expect(await post(events(1_000))).toMatchObject({ status: 202, body: { accepted: 1_000 } });
  expect(await post(events(1_001))).toMatchObject({ status: 413, handed: [] });
});

test('where nothing could be stored nothing was taken', async () => {
  const notify = async () => {
    throw new StoreError('unavailable', 'the database does not answer');
  };
  const { app } = await apiWeb({ notify });
  const response = await request(app)
    .post('/api/v1/cases/events')
    .set('X-API-Key', KEY)
    .send(EVENT)
    .expect(503);
  expect(response.headers['retry-after']).toBe('5');
});
