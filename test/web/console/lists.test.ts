/** Lists of the desk: what each account sees of them, their filters, their files, and tickets that are answered. */
import { appointment, ticket } from '../../support/builders/requests';
import { atDesk, grant } from './support/fakeDesk';
import { type ListeningDesk, listenDesk } from './support/openDesk';
import { FOREIGN, OWN } from './support/samples';

const NOW = Date.UTC(2026, 10, 23, 2);
let desk: ListeningDesk;

beforeAll(async () => {
  const county = '990100000000/990123000000/';
  desk = await listenDesk({
    'token-of-head-000000': atDesk({
      login: 'head',
      grants: [{ role: 'departmentHead', area: null, department: 'GAJ', path: null }],
    }),
    'token-of-clerk-00000': atDesk({
      login: 'clerk',
      grants: [{ role: 'departmentClerk', area: null, department: 'GAJ', path: null }],
    }),
    'token-of-village-000': atDesk({ login: 'village', grants: [grant('supervisor', OWN)] }),
    'token-of-county-0000': atDesk({ login: 'county', grants: [grant('supervisor', county)] }),
  });
  const { store, service } = desk.core;
  const at = new Date(NOW).toISOString();
  const about = {
    number: 'QZ20261123-0500',
    matter: '户口迁移',
    department: '公安局',
    applicant: { name: '张三丰', phone: '+8613800000002' },
  };
  await service.offices.notify([
    { id: 'k/1', type: 'accepted', at: NOW - 1_000, note: at, detail: {}, body: 'b', case: about } as never,
  ]);
  await store.commit([
    {
      kind: 'ticket',
      ticket: ticket('TQ20261123-0100', {
        kind: 'expedite',
        case: 'QZ20261123-0500',
        text: '=cmd|/c calc!A1',
        phone: '+8613800000002',
      }),
    },
    {
      kind: 'ticket',
      ticket: ticket('TQ20261123-0101', {
        kind: 'expedite',
        case: 'QZ20261123-0500',
        phone: '+8613800000002',
      }),
    },
    { kind: 'booked', appointment: appointment('v1', { matter: 'HKQY', day: '2099-01-05' }) },
    { kind: 'booked', appointment: appointment('v2', { matter: 'SGXK', day: '2099-01-06' }) },
  ]);
});
afterAll(() => desk.stop());

async function get(who: string, path: string) {
  const response = await fetch(`${desk.url}/console${path}`, {
    headers: { cookie: `desk=token-of-${who}` },
    redirect: 'manual',
  });
  return {
    status: response.status,
    text: await response.text(),
    type: response.headers.get('content-type') ?? '',
  };
}
async function post(who: string, login: string, path: string, form: Record<string, string>) {
  const body = new URLSearchParams({ csrf: `csrf-of-${login}`, ...form });
  const response = await fetch(`${desk.url}/console${path}`, {
    method: 'POST',
    body,
    headers: { cookie: `desk=token-of-${who}` },
    redirect: 'manual',
  });
  return { status: response.status, text: await response.text() };
}

test.each([
  ['head-000000', '/lists/tickets', ['TQ20261123-0100'], ['TS20261123-0001']],
  ['village-000', '/lists/tickets', ['TS20261123-0001'], ['TQ20261123-0100', 'TS20261123-0002']],
  ['county-0000', '/lists/tickets', ['TS20261123-0001', 'TQ20261123-0100'], []],
  [
    'county-0000',
    `/lists/tickets?place=${FOREIGN.split('/').at(-2)}`,
    ['TS20261123-0002'],
    ['TS20261123-0001'],
  ],
  [
    'village-000',
    `/lists/tickets?place=${FOREIGN.split('/').at(-2)}`,
    [],
    ['TS20261123-0001', 'TS20261123-0002'],
  ],
  ['county-0000', '/lists/tickets?kind=complaint', ['TS20261123-0001'], ['TQ20261123-0100']],
  ['county-0000', '/lists/tickets?state=answered', [], ['TS20261123-0001']],
  ['county-0000', '/lists/tickets?until=2026-11-22', [], ['TS20261123-0001']],
  ['head-000000', '/lists/visits?day=2099-01-01', ['2099-01-05'], ['2099-01-06']],
])('%s sees of %s its own', async (who, path, there, absent) => {
  const { status, text } = await get(who, path);
  expect(status).toBe(200);
  for (const one of there) expect(text).toContain(one);
  for (const one of absent) expect(text).not.toContain(one);
});

test('what can not be read is said beside its field, and nothing is listed', async () => {
  const { status, text } = await get('county-0000', '/lists/messages?phone=12&since=yesterday');
  expect(status).toBe(422);
  expect(text).toContain('这不像手机号');
  expect(text).toContain('2026-11-23');
  expect((await get('county-0000', '/lists/messages?after=nonsense')).status).toBe(400);
});

test('a file has the filters of its page, and works nothing out', async () => {
  const csv = await get('head-000000', '/lists/tickets.csv?kind=expedite');
  expect(csv.type).toContain('text/csv');
  expect(csv.text).toContain("'=cmd|/c calc!A1");
  expect(csv.text).not.toContain('13800000002');
  expect(csv.text.trim().split('\n')).toHaveLength(3);
  const xlsx = await get('head-000000', '/lists/tickets.xlsx');
  expect(xlsx.text.startsWith('PK')).toBe(true);
});

test('haste is agreed to or refused by whoever may decide, once, with its word to the person', async () => {
  const path = '/lists/tickets/TQ20261123-0100';
  expect((await get('head-000000', path)).text).toContain('cmd|/c calc!A1');
  expect((await get('village-000', path)).status).toBe(404);
  expect((await post('head-000000', 'head', path, { answer: '好' })).status).toBe(422);
  expect((await post('head-000000', 'head', path, { verdict: 'refuse' })).status).toBe(422);
  expect((await post('clerk-00000', 'clerk', path, { verdict: 'agree' })).status).toBe(403);
  expect((await post('head-000000', 'head', path, { verdict: 'agree' })).status).toBe(303);
  expect(await desk.core.store.reads.ticket('TQ20261123-0100')).toMatchObject({
    state: 'answered',
    verdict: 'agree',
  });
  const again = await post('head-000000', 'head', path, { verdict: 'refuse', answer: '不行' });
  expect([again.status, again.text.includes('先答的为准')]).toEqual([422, true]);
  const { rows } = await desk.core.store.lists.messages(
    { case: 'QZ20261123-0500', sight: null },
    { after: null, limit: 50 },
  );
  expect(rows.map(({ template }) => template)).toContain('notice.hasteAnswered');
});

test('an answer that leads to a payment is kept and not sent', async () => {
  const path = '/lists/tickets/TQ20261123-0101';
  const { status, text } = await post('head-000000', 'head', path, {
    verdict: 'agree',
    answer: '请先付款到 http://pay.example/1',
  });
  expect(status).toBe(422);
  expect(text).toContain('http://pay.example/1');
});
