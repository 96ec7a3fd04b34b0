/** Lists of the desk: what each account sees of them, their filters, their files, and tickets that are answered. */
import { momentText } from '../../../src/web/console/lists/cells';
import { alert } from '../../support/builders/casework';
import { outbound } from '../../support/builders/changes';
import { appointment, ticket } from '../../support/builders/requests';
import { atDesk, grant } from './support/fakeDesk';
import { type ListeningDesk, listenDesk } from './support/openDesk';
import { FOREIGN, OWN } from './support/samples';

const NOW = Date.UTC(2026, 10, 23, 2);
/** The ladder of the police, as the demo has it. */
const DEPUTY = '+8613900000141';
const HEAD = '+8613900000142';
let desk: ListeningDesk;

function leader(login: string, department: string, phone: string | null) {
  const at = atDesk({ login, grants: [{ role: 'departmentHead', area: null, department, path: null }] });
  return { ...at, account: { ...at.account, phone } };
}

beforeAll(async () => {
  const county = '990100000000/990123000000/';
  desk = await listenDesk({
    'token-of-head-000000': atDesk({
      login: 'head',
      grants: [{ role: 'departmentHead', area: null, department: 'GAJ', path: null }],
    }),
    'token-of-deputy-0000': leader('deputy', 'GAJ', DEPUTY),
    'token-of-noPhone-000': leader('noPhone', 'GAJ', null),
    'token-of-stranger-00': leader('stranger', 'ZJJ', DEPUTY),
    'token-of-clerk-00000': atDesk({
      login: 'clerk',
      grants: [{ role: 'departmentClerk', area: null, department: 'GAJ', path: null }],
    }),
    'token-of-village-000': atDesk({ login: 'village', grants: [grant('supervisor', OWN)] }),
    'token-of-county-0000': atDesk({ login: 'county', grants: [grant('supervisor', county)] }),
    'token-of-hotline-000': atDesk({ login: 'hotline', grants: [grant('hotlineAgent', county)] }),
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
  const raised = { case: about.number, department: 'GAJ', at: NOW, dueAt: Date.UTC(2099, 0) };
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
    { kind: 'alert', alert: alert('a1', { ...raised, leader: DEPUTY }) },
    { kind: 'alert', alert: alert('a2', { ...raised, leader: HEAD, rung: 1, at: NOW + 1 }) },
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
    to: response.headers.get('location') ?? '',
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
  return { status: response.status, text: await response.text(), to: response.headers.get('location') ?? '' };
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

test('of numbers whoever sees a part of the land is told that there may be others', async () => {
  const { text } = await get('village-000', '/lists/opt-outs');
  expect(text).toContain('管全部地方的账号');
  expect((await get('village-000', '/lists/messages')).text).not.toContain('管全部地方的账号');
});

test('why a message was not sent is said in words', async () => {
  const message = outbound('01M1QUIET', { about: { case: 'QZ20261123-0500' } });
  await desk.core.store.commit([{ kind: 'owed', message, at: NOW, suppressed: 'optedOut' }]);
  const { text } = await get('county-0000', '/lists/messages?messageState=suppressed');
  expect([text.includes('已退订'), text.includes('optedOut')]).toEqual([true, false]);
});

test('moments stand in line one below another, early ones too', () => {
  const at = Date.UTC(2026, 10, 23, 1, 5);
  expect(momentText(at, { utcOffset: 480 })).toBe('2026-11-23 09:05');
});

test('what can not be read is said beside its field, and nothing is listed', async () => {
  const { status, text } = await get('county-0000', '/lists/messages?phone=12&since=yesterday');
  expect(status).toBe(422);
  expect(text).toContain('这不像手机号');
  expect(text).toContain('2026-11-23');
  expect((await get('county-0000', '/lists/messages?after=nonsense')).status).toBe(400);
});

test('whom somebody looks for stands in no address: not of what was found, nor of its files', async () => {
  const { status, to } = await post('county-0000', 'county', '/lists/messages', { phone: '138 0000 0002' });
  expect([status, to]).toEqual([303, expect.stringMatching(/^\/console\/lists\/messages\?asked=[\w-]+$/)]);
  const sealed = to.slice('/console'.length);
  const { text } = await get('county-0000', sealed);
  expect(text).toContain('value="138 0000 0002"');
  expect(text).toContain('QZ20261123-0500');
  const addresses = [...text.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, address = '']) =>
    address.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&'),
  );
  expect(addresses.filter((address) => /asked=|138/.test(address)).join()).not.toContain('138');
  const csv = addresses.find((address) => address.includes('.csv')) ?? '';
  expect((await get('county-0000', csv.slice('/console'.length))).text.trim().split('\n')).toHaveLength(2);
  expect((await post('county-0000', 'county', '/lists/messages', {})).to).toBe('/console/lists/messages');
});

describe('a search of another session', () => {
  let asked: string;
  beforeAll(async () => {
    const { to } = await post('county-0000', 'county', '/lists/messages', { phone: '138 0000 0002' });
    asked = to.slice('/console/lists/messages'.length);
  });

  test('is asked again on an empty form', async () => {
    const { status, to } = await get('village-000', `/lists/messages${asked}`);
    expect([status, to]).toEqual([303, '/console/lists/messages?done=askAgain']);
    const { text } = await get('village-000', to.slice('/console'.length));
    expect(text).toContain('查询已结束，请重新查询。');
    expect(text).not.toContain('138 0000 0002');
  });

  test.each(['csv', 'xlsx'])('gives no %s', async (ending) => {
    const { status, text } = await get('village-000', `/lists/messages.${ending}${asked}`);
    expect([status, text.includes('查询已结束，没有给出文件。')]).toEqual([410, true]);
  });
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

test('a choice that is none of its options is said, and lists nothing; all is all', async () => {
  const odd = await get('head-000000', '/lists/tickets?state=opne');
  expect([odd.status, odd.text.includes('请从列表里选一项'), odd.text.includes('TQ20261123-0100')]).toEqual([
    (await get('head-000000', '/lists/tickets?since=x')).status,
    true,
    false,
  ]);
  expect((await get('head-000000', '/lists/tickets.csv?state=opne')).status).toBe(422);
  expect((await get('head-000000', '/lists/tickets?state=all')).text).toContain('TQ20261123-0100');
});

test.each(['csv', 'xlsx'])(
  'a %s whose filter can not be read is none of everything: the page says which',
  async (ending) => {
    const { status, type, text } = await get('county-0000', `/lists/messages.${ending}?phone=12`);
    expect([status, type]).toEqual([422, expect.stringContaining('text/html')]);
    expect(text).toContain('这不像手机号');
  },
);

test('haste is agreed to or refused by whoever may decide, once, with its word to the person', async () => {
  const path = '/lists/tickets/TQ20261123-0100';
  expect((await get('head-000000', path)).text).toContain('cmd|/c calc!A1');
  expect((await get('village-000', path)).status).toBe(404);
  const hasForm = async (who: string) => (await get(who, path)).text.includes('name="verdict"');
  expect([await hasForm('head-000000'), await hasForm('clerk-00000')]).toEqual([true, false]);
  expect((await post('head-000000', 'head', path, { answer: '好' })).status).toBe(422);
  expect((await post('head-000000', 'head', path, { verdict: 'refuse' })).status).toBe(422);
  expect((await post('clerk-00000', 'clerk', path, { verdict: 'agree' })).status).toBe(403);
  expect((await post('head-000000', 'head', path, { verdict: 'agree' })).status).toBe(303);
  expect(await desk.core.store.reads.ticket('TQ20261123-0100')).toMatchObject({
    state: 'answered',
    verdict: 'agree',
  });
  expect((await get('head-000000', path)).text).toContain('class="tone done">已答复');
  const again = await post('head-000000', 'head', path, { verdict: 'refuse', answer: '不行' });
  expect([again.status, again.text.includes('先答的为准')]).toEqual([422, true]);
  const { rows } = await desk.core.store.lists.messages(
    { case: 'QZ20261123-0500', sight: null },
    { after: null, limit: 50 },
  );
  expect(rows.map(({ template }) => template)).toContain('notice.hasteAnswered');
});

test('what is asked of no case is answered by the hotline, which is not asked about haste', async () => {
  const path = '/lists/tickets/TS20261123-0001';
  const today = (await get('hotline-000', '')).text;
  expect([today.includes('TS20261123-0001'), today.includes('TQ20261123-0101')]).toEqual([true, false]);
  expect((await post('hotline-000', 'hotline', path, { answer: '镇里已去看过，明天修。' })).status).toBe(303);
  expect((await desk.core.store.reads.ticket('TS20261123-0001'))?.state).toBe('answered');
  expect((await get('hotline-000', '')).text).not.toContain('TS20261123-0001');
  const haste = { verdict: 'agree' };
  expect((await post('hotline-000', 'hotline', '/lists/tickets/TQ20261123-0101', haste)).status).toBe(403);
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

describe('an alert of the green channel', () => {
  const path = '/lists/cases/QZ20261123-0500';
  const says = async (who: string) =>
    /<a href="\/console\/lists\/cases[^>]*>([^<]*)/.exec((await get(who, '')).text)?.[1];

  test('stands on 今天 of who leads its department or watches over all, and of nobody else', async () => {
    expect(await says('deputy-0000')).toBe('户口迁移 张* 绿色通道受理，等您答复');
    expect(await says('noPhone-000')).toBe('户口迁移 张* 绿色通道受理，等主管领导答复');
    expect(await says('county-0000')).toBe('户口迁移 张* 绿色通道受理，等主管领导答复');
    for (const who of ['stranger-00', 'clerk-00000', 'village-000']) expect(await says(who)).toBeUndefined();
  });

  test('stands with what happened on the page of its case, for whose right covers that; each look is on record', async () => {
    const { text } = await get('clerk-00000', path);
    for (const one of ['张三丰', '办理经过', '139****0141', '主管领导']) expect(text).toContain(one);
    expect(text).not.toContain('收到，我来督办');
    expect((await get('stranger-00', path)).status).toBe(404);
    expect((await get('village-000', path)).status).toBe(404);
    const looks = { action: 'case.look', subject: 'QZ20261123-0500', areas: null } as const;
    const { rows } = await desk.core.store.audit.entries(looks, { after: null, limit: 9 });
    expect(rows.map(({ actor, reason }) => [actor, reason])).toEqual([['clerk', '在办件页查看']]);
  });

  test('is answered once, by the phone it was raised for, and told to who was asked besides', async () => {
    const { store } = desk.core;
    const states = async () => (await store.reads.alertsFor('QZ20261123-0500')).map(({ state }) => state);
    expect((await get('deputy-0000', path)).text).toContain('收到，我来督办');
    expect((await post('clerk-00000', 'clerk', path, {})).status).toBe(403);
    expect((await post('stranger-00', 'stranger', path, {})).status).toBe(404);
    for (const login of ['noPhone', 'county'])
      expect((await post(login === 'county' ? 'county-0000' : 'noPhone-000', login, path, {})).status).toBe(
        422,
      );
    expect(await states()).toEqual(['open', 'open']);
    expect((await post('deputy-0000', 'deputy', path, {})).status).toBe(303);
    expect(await states()).toEqual(['answered', 'ended']);
    const page = { after: null, limit: 9 };
    const { rows } = await store.audit.entries({ action: 'alert.answer', areas: null }, page);
    expect(rows).toMatchObject([{ actor: 'deputy', subject: 'QZ20261123-0500' }]);
    const told = await store.lists.messages({ to: [HEAD], sight: null }, page);
    expect(told.rows.map(({ template }) => template)).toContain('alert.answeredBy');
    const again = await post('deputy-0000', 'deputy', path, {});
    expect([again.status, again.text.includes('可能已有人答复')]).toEqual([422, true]);
    expect(await says('deputy-0000')).toBeUndefined();
  });
});
