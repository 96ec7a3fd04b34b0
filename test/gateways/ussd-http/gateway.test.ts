/** What each aggregator asks, as a step of a session, and the answer in its own words. */
import { createUssdGateway, type UssdOptions } from '../../../gateways/ussd-http/gateway';
import type { Inbound } from '../../../src/core/model/message';
import { type Answer, type Gateway, Overloaded, StoreError, type WebCall } from '../../../src/ports';
import { about, FakeClock, fixedChance } from '../../support/smsc/clock';
import { recorder } from '../../support/smsc/link';

const FORM = 'application/x-www-form-urlencoded';
const TOKEN = 'a-token-of-sixteen';
const TEXT = '回数字:\n1 补贴';
const silent = () => {};
const log = { debug: silent, info: silent, warn: silent, error: silent };
let gateway: Gateway;
let clock: FakeClock;
let heard: ReturnType<typeof recorder>;
let answer: () => Promise<Partial<Answer>>;

beforeEach(() => up());
afterEach(() => gateway.stop());

async function up({ open = true, ...options }: Partial<UssdOptions & { open: boolean }> = {}) {
  clock = new FakeClock();
  heard = recorder();
  answer = async () => ({});
  const says = { busy: '忙', late: '短信', elsewhere: '没有' };
  gateway = createUssdGateway(
    { codes: ['*106#', '*106*9#'], token: null, ...options },
    { clock, chance: fixedChance(), log, open, say: (what) => says[what] },
  );
  await gateway.start({
    ...heard,
    async message(inbound) {
      heard.messages.push(inbound);
      return { replies: [{ text: TEXT, segments: 1, encoding: 'ucs2' }], ...(await answer()) };
    },
  });
}

async function call(changes: Partial<Omit<WebCall, 'body'>> & { body?: Buffer | string } = {}) {
  const { body = '', headers, ...rest } = changes;
  const made: WebCall = {
    method: 'POST',
    url: '/gateways/ussd',
    headers: { 'content-type': FORM, ...headers },
    peer: '127.0.0.1',
    address: '127.0.0.1',
    local: true,
    ...rest,
    body: typeof body === 'string' ? Buffer.from(body) : body,
  };
  if (!gateway.web) throw new Error('this gateway is not called over HTTP');
  const { status, type, body: said } = await gateway.web.answer(made);
  return {
    status,
    type,
    said: type.startsWith('application/json') ? JSON.parse(String(said)) : String(said),
  };
}

const form = (fields: Record<string, string>) => call({ body: new URLSearchParams(fields).toString() });
const json = (fields: object, url = '/gateways/ussd') =>
  call({ url, headers: { 'content-type': 'application/json' }, body: JSON.stringify(fields) });
const at = (changes: Record<string, string> = {}) =>
  form({
    sessionId: 'ATUid_1',
    phoneNumber: '+8613800000001',
    networkCode: '99999',
    serviceCode: '*106#',
    text: '',
    ...changes,
  });

interface Spoken {
  from: string;
  to: string;
  text: string;
  session: Inbound['session'];
}
const step = (text: string, session: object): Spoken => ({
  from: '+8613800000001',
  to: '*106#',
  text,
  session: { answerBy: about(clock.monotonic() + 1_800), ...session } as Inbound['session'],
});
const HUBTEL = {
  Mobile: '8613800000001',
  SessionId: 'h1',
  ServiceCode: '106',
  Operator: 'x',
  ClientState: '',
};
const NALO = { USERID: 'U', MSISDN: '8613800000001', NETWORK: 'MTN' };
const ARKESEL = { sessionID: 'a1', userID: 'U', msisdn: '8613800000001', network: 'MTN' };
const INFOBIP = { msisdn: '8613800000001', shortCode: '*106#', imsi: '1' };

describe('a call becomes a step', () => {
  const latest = (id: string, phase: string, more: object = {}) => ({ id, phase, ...more });
  const cumulative = { id: 'africastalking:ATUid_1', cumulative: true };
  test.each<[string, () => Promise<unknown>, string, object]>([
    ['Africa’s Talking, dialled', () => at(), '', cumulative],
    ['Africa’s Talking, two choices on', () => at({ text: '1*2' }), '1*2', cumulative],
    ['Africa’s Talking, dialled deep', () => at({ serviceCode: '*106*1*2#' }), '1*2', cumulative],
    [
      'Advanta, by GET',
      async () => {
        await gateway.stop();
        await up({ token: TOKEN });
        const fields = 'SESSIONID=k1&USSDCODE=*106%23&MSISDN=8613800000001&INPUT=*106*1%23';
        await call({ method: 'GET', url: `/gateways/ussd?token=${TOKEN}&${fields}` });
      },
      '1',
      { id: 'advanta:k1', cumulative: true },
    ],
    [
      'Hubtel, dialled',
      () => json({ ...HUBTEL, Type: 'Initiation', Message: '*106#', Sequence: 1 }),
      '',
      latest('hubtel:h1', 'new', { step: '1' }),
    ],
    [
      'Hubtel, dialled deep',
      () => json({ ...HUBTEL, Type: 'Initiation', Message: '*106*2#', Sequence: 1 }),
      '2',
      latest('hubtel:h1', 'new', { step: '1' }),
    ],
    [
      'Hubtel, typed',
      () => json({ ...HUBTEL, Type: 'Response', Message: '2', Sequence: 2 }),
      '2',
      latest('hubtel:h1', 'resume', { step: '2' }),
    ],
    [
      'Hubtel, given up',
      () => json({ ...HUBTEL, Type: 'Release', Message: '', Sequence: 3 }),
      '',
      latest('hubtel:h1', 'close', { step: '3' }),
    ],
    [
      'Nalo, dialled',
      () => json({ ...NALO, USERDATA: '*106#', MSGTYPE: true }),
      '',
      latest('nalo:+8613800000001', 'new'),
    ],
    [
      'Nalo, typed',
      () => json({ ...NALO, USERDATA: '1', MSGTYPE: false }),
      '1',
      latest('nalo:+8613800000001', 'resume'),
    ],
    [
      'Arkesel, dialled',
      () => json({ ...ARKESEL, userData: '*106#', newSession: true }),
      '',
      latest('arkesel:a1', 'new'),
    ],
    [
      'Arkesel, typed',
      () => json({ ...ARKESEL, userData: '1', newSession: false }),
      '1',
      latest('arkesel:a1', 'resume'),
    ],
    [
      'Infobip, dialled',
      () => json({ ...INFOBIP, text: '*106#' }, '/gateways/ussd/session/i1/start'),
      '',
      latest('infobip:i1', 'new'),
    ],
    [
      'Infobip, typed',
      () => json({ ...INFOBIP, text: '1' }, '/gateways/ussd/session/i1/response'),
      '1',
      latest('infobip:i1', 'resume'),
    ],
    [
      'Infobip, ended',
      () => json({ ...INFOBIP, text: '' }, '/gateways/ussd/session/i1/end'),
      '',
      latest('infobip:i1', 'close'),
    ],
  ])('%s', async (_, ask, text, session) => {
    await ask();
    expect(heard.messages.all).toMatchObject([{ medium: 'ussd', gateway: 'ussd', ...step(text, session) }]);
  });

  /** As other editions of their manuals have it, and as their programs do. */
  test.each<[string, () => Promise<unknown>, string, object]>([
    [
      'Africa’s Talking, without a code',
      () => form({ sessionId: 'ATUid_1', phoneNumber: '+8613800000001', text: '1' }),
      '1',
      cumulative,
    ],
    [
      'Africa’s Talking, without a text',
      () => form({ sessionId: 'ATUid_1', phoneNumber: '+8613800000001', serviceCode: '*106#' }),
      '',
      cumulative,
    ],
    [
      'Africa’s Talking, that a session is over',
      () =>
        form({
          date: '2026-11-26 10:00:00',
          sessionId: 'ATUid_1',
          serviceCode: '*106#',
          phoneNumber: '+8613800000001',
          status: 'Incomplete',
          cost: 'KES 0.10',
          hopsCount: '2',
          input: '1*2',
          lastAppResponse: 'CON x',
          errorMessage: '',
        }),
      '',
      { ...cumulative, phase: 'close' },
    ],
    [
      'Advanta, in small letters, by POST',
      () => form({ sessionid: 'k1', ussdcode: '*106#', msisdn: '8613800000001', input: '*106*2#' }),
      '2',
      { id: 'advanta:k1', cumulative: true },
    ],
    [
      'Hubtel, dialled, with a text of null',
      () => json({ ...HUBTEL, Type: 'initiation', Message: null, Sequence: 1, ClientState: null }),
      '',
      latest('hubtel:h1', 'new', { step: '1' }),
    ],
    [
      'Hubtel, given up, with nothing but the session',
      () => json({ Mobile: '8613800000001', SessionId: 'h1', Type: 'Release' }),
      '',
      latest('hubtel:h1', 'close'),
    ],
    [
      'Hubtel, its fields in small letters and numbers',
      () => json({ mobile: 8613800000001, sessionId: 'h1', serviceCode: 106, type: 'response', message: 2 }),
      '2',
      latest('hubtel:h1', 'resume'),
    ],
    [
      'Hubtel, without a code, with fields of tomorrow',
      () =>
        json({
          Mobile: '8613800000001',
          SessionId: 'h1',
          Type: 'Initiation',
          Message: '*106*1#',
          Platform: { name: 'USSD' },
          Tags: [],
        }),
      '1',
      latest('hubtel:h1', 'new'),
    ],
    [
      'Nalo, with a session',
      () => json({ ...NALO, SESSIONID: 'n1', USERDATA: null, MSGTYPE: 1 }),
      '',
      latest('nalo:n1', 'new'),
    ],
    [
      'Arkesel, dialled, with a text of null',
      () => json({ ...ARKESEL, userData: null, newSession: true }),
      '',
      latest('arkesel:a1', 'new'),
    ],
    [
      'Arkesel, without network and user, a digit as a number',
      () => json({ sessionID: 2005506191900168, msisdn: 8613800000001, userData: 1, newSession: false }),
      '1',
      latest('arkesel:2005506191900168', 'resume'),
    ],
    [
      'Infobip, dialled without a code',
      () => json({ msisdn: '8613800000001', text: null, language: null }, '/gateways/ussd/session/i1/start'),
      '',
      latest('infobip:i1', 'new'),
    ],
    [
      'JSON that does not say so',
      () =>
        call({
          headers: { 'content-type': '' },
          body: JSON.stringify({ ...ARKESEL, userData: '1', newSession: false }),
        }),
      '1',
      latest('arkesel:a1', 'resume'),
    ],
  ])('%s', async (_, ask, text, session) => {
    expect(await ask()).toMatchObject({ status: 200 });
    expect(heard.messages.all).toMatchObject([{ from: '+8613800000001', to: '*106#', text }]);
    expect(heard.messages.all[0]?.session).toMatchObject(session);
  });

  test('Infobip says the phone with the first request alone, and ends by PUT with a reason', async () => {
    const put = (act: string, fields: object) =>
      call({
        method: 'PUT',
        url: `/gateways/ussd/session/i9/${act}`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(fields),
      });
    await json({ ...INFOBIP, text: '*106#' }, '/gateways/ussd/session/i9/start');
    expect((await put('response', { text: '1' })).said).toMatchObject({ ussdMenu: TEXT });
    expect(await put('end', { exitCode: 500, reason: 'timeout' })).toMatchObject({ status: 200 });
    expect(heard.messages.all).toMatchObject([
      { from: '+8613800000001', text: '' },
      { from: '+8613800000001', text: '1', session: latest('infobip:i9', 'resume') },
      { from: '+8613800000001', session: latest('infobip:i9', 'close') },
    ]);
    // Of a session that nobody knows any more nothing is to be done.
    const again = await put('end', { exitCode: 200, reason: '' });
    expect(again).toMatchObject({ status: 200, said: { shouldClose: true } });
    expect(heard.messages.all).toHaveLength(3);
    expect((await put('response', { text: '1' })).status).toBe(400);
  });

  test('the longest code that was dialled is the one', async () => {
    await at({ serviceCode: '*106*9*1#' });
    expect(heard.messages.all).toMatchObject([{ to: '*106*9#', text: '1' }]);
  });
});

describe('the answer', () => {
  test.each<[string, () => Promise<{ said: unknown }>, unknown, unknown]>([
    ['Africa’s Talking', () => at(), `CON ${TEXT}`, `END ${TEXT}`],
    [
      'Hubtel',
      () => json({ ...HUBTEL, Type: 'Response', Message: '2', Sequence: 2, ClientState: 'x' }),
      { SessionId: 'h1', Type: 'Response', Message: TEXT, ClientState: 'x' },
      { SessionId: 'h1', Type: 'Release', Message: TEXT, ClientState: 'x' },
    ],
    [
      'Nalo',
      () => json({ ...NALO, USERDATA: '1', MSGTYPE: false }),
      { USERID: 'U', MSISDN: '8613800000001', USERDATA: '1', MSG: TEXT, MSGTYPE: true },
      { USERID: 'U', MSISDN: '8613800000001', USERDATA: '1', MSG: TEXT, MSGTYPE: false },
    ],
    [
      'Arkesel',
      () => json({ ...ARKESEL, userData: '1', newSession: false }),
      { sessionID: 'a1', userID: 'U', msisdn: '8613800000001', message: TEXT, continueSession: true },
      { sessionID: 'a1', userID: 'U', msisdn: '8613800000001', message: TEXT, continueSession: false },
    ],
    [
      'Infobip',
      () => json({ ...INFOBIP, text: '1' }, '/gateways/ussd/session/i1/response'),
      { shouldClose: false, ussdMenu: TEXT, responseExitCode: 200, responseMessage: '' },
      { shouldClose: true, ussdMenu: TEXT, responseExitCode: 200, responseMessage: '' },
    ],
  ])('%s: goes on, and ends', async (_, ask, goesOn, ends) => {
    expect((await ask()).said).toEqual(goesOn);
    answer = async () => ({ ends: true });
    expect((await ask()).said).toEqual(ends);
  });

  test('is plain text in UTF-8 for Africa’s Talking', async () => {
    expect(await at()).toMatchObject({ status: 200, type: 'text/plain; charset=utf-8' });
  });

  test.each<[string, () => Promise<Partial<Answer>>, string]>([
    ['that came too late', async () => ({ late: true }), 'END 短信'],
    ['to what came in among too much', () => Promise.reject(new Overloaded(2)), 'END 忙'],
    ['that could not be kept', () => Promise.reject(new StoreError('unavailable', 'no database')), 'END 忙'],
    ['without a word', async () => ({ replies: [] }), 'END '],
  ])('%s ends the session politely', async (_, given, said) => {
    answer = given;
    expect(await at()).toMatchObject({ status: 200, said });
  });

  test('is not waited for beyond 1.8 seconds', async () => {
    answer = () => new Promise(() => {});
    const waiting = at();
    await heard.messages.next();
    clock.advance(1_800);
    expect((await waiting).said).toBe('END 短信');
  });
});

describe('bad input', () => {
  test('a code of somebody else', async () => {
    expect(await at({ serviceCode: '*107#' })).toMatchObject({ status: 200, said: 'END 没有' });
    expect(heard.messages.all).toEqual([]);
  });

  test.each<[string, () => Promise<{ status: number; said: string }>]>([
    ...['sessionId', 'phoneNumber'].map(
      (missing): [string, () => Promise<{ status: number; said: string }>] => [
        `without ${missing}`,
        () => {
          const fields: Record<string, string> = {
            sessionId: 's',
            phoneNumber: '+8613800000001',
            serviceCode: '*106#',
            text: '',
          };
          delete fields[missing];
          return form(fields);
        },
      ],
    ),
    ['a phone that is none', () => at({ phoneNumber: 'anonymous' })],
    ['an empty session', () => at({ sessionId: ' ' })],
    ['a session of 129 characters', () => at({ sessionId: 'x'.repeat(129) })],
    ['a text of 1,001 characters', () => at({ text: '1'.repeat(1_001) })],
    ['broken JSON', () => call({ headers: { 'content-type': 'application/json' }, body: '{"Mobile":' })],
    ['JSON that is no object', () => call({ headers: { 'content-type': 'application/json' }, body: '[1]' })],
    ['fields that are objects', () => json({ ...HUBTEL, Type: 'Initiation', Message: { a: 1 } })],
    ['another type', () => call({ headers: { 'content-type': 'text/xml' }, body: '<a/>' })],
    ['nothing', () => call()],
  ])('%s gets 400 and reaches nobody', async (_, ask) => {
    const { status, said } = await ask();
    expect(status).toBe(400);
    expect(said).not.toMatch(/138|anonymous/);
    expect(heard.messages.all).toEqual([]);
  });

  test('a form in GB18030 is read', async () => {
    const body = Buffer.concat([
      Buffer.from('sessionId=s&phoneNumber=%2B8613800000001&serviceCode=*106%23&text='),
      Buffer.from([0xb2, 0xb9, 0xcc, 0xf9]),
    ]);
    await call({ body });
    expect(heard.messages.all).toMatchObject([{ text: '补贴' }]);
  });

  test('a plus that was not escaped', async () => {
    await call({ body: 'sessionId=s&phoneNumber=+8613800000001&serviceCode=*106#&text=' });
    expect(heard.messages.all).toMatchObject([{ from: '+8613800000001' }]);
  });

  test.each<[string, Partial<WebCall>, number]>([
    ['DELETE', { method: 'DELETE' }, 405],
    ['PATCH', { method: 'PATCH' }, 405],
    ['another address', { url: '/gateways/ussd/elsewhere' }, 404],
  ])('%s', async (_, change, status) => {
    expect((await call(change)).status).toBe(status);
  });
});

describe('who may call', () => {
  const body = 'sessionId=s&phoneNumber=%2B8613800000001&serviceCode=*106%23&text=';
  const query = new URLSearchParams(body).toString();
  type Row = [string, { token: string | null; open: boolean }, Partial<WebCall>, number];
  const shut = { token: null, open: false };
  const demo = { token: null, open: true };
  const secret = { token: TOKEN, open: false };
  test.each<Row>([
    ['a program on the machine of a demo', demo, {}, 200],
    ['the same by an address alone', demo, { method: 'GET', url: `/gateways/ussd?${query}` }, 405],
    ['what may speak for another', demo, { local: false }, 403],
    ['this machine, where it is no demo', shut, {}, 403],
    ['this machine, where it is no demo, by an address', shut, { method: 'GET' }, 405],
    ['this machine, where there is a token', { ...secret, open: true }, {}, 403],
    ['the token in the address', secret, { url: `/gateways/ussd?token=${TOKEN}`, local: false }, 200],
    [
      'the token and all else in the address',
      secret,
      { method: 'GET', url: `/gateways/ussd?token=${TOKEN}&${query}`, local: false },
      200,
    ],
    ['the token as a bearer', secret, { headers: { authorization: `Bearer ${TOKEN}` }, local: false }, 200],
    ['the token in its own header', secret, { headers: { 'x-ussd-token': TOKEN }, local: false }, 200],
    ['a token cut short', secret, { url: `/gateways/ussd?token=${TOKEN.slice(1)}` }, 403],
    ['an empty token', secret, { url: '/gateways/ussd?token=' }, 403],
  ])('%s', async (_, options, change, status) => {
    await gateway.stop();
    await up(options);
    const called = { ...change, body };
    expect((await call(called)).status).toBe(status);
    expect(heard.messages.all).toHaveLength(status === 200 ? 1 : 0);
  });

  test('whoever may not come in is told so before the body is read', async () => {
    await gateway.stop();
    await up(secret);
    const head = {
      method: 'POST',
      url: '/gateways/ussd',
      headers: {},
      peer: '127.0.0.1',
      address: '127.0.0.1',
      local: true,
    };
    expect(gateway.web?.admit?.(head)).toMatchObject({ status: 403 });
    expect(gateway.web?.admit?.({ ...head, headers: { 'x-ussd-token': TOKEN } })).toBeNull();
  });
});

test('stopped it takes nothing more, and lets what is open end', async () => {
  let finish = () => {};
  answer = () =>
    new Promise((resolve) => {
      finish = () => resolve({});
    });
  const open = at();
  await heard.messages.next();
  const stopped = gateway.stop();
  expect((await at()).said).toBe('END 忙');
  finish();
  await stopped;
  expect((await open).said).toBe(`CON ${TEXT}`);
  expect(gateway.health()).toMatchObject({ state: 'stopped', open: 0 });
});
