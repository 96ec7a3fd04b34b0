/** Sending by Twilio: what it is asked for, and what each of its failures comes to. */

import type { TwilioOptions } from '../../../gateways/twilio/api';
import { createTwilioGateway } from '../../../gateways/twilio/gateway';
import type { Outbound } from '../../../src/core/model/message';
import type { Gateway } from '../../../src/ports';
import { FakeClock, fixedChance } from '../../support/smsc/clock';
import { failure, outbound, recorder, send } from '../../support/smsc/link';
import { type FakeTwilio, PUBLIC_URL, signedCall, startTwilio } from '../../support/twilio';

const silent = () => {};
const log = { debug: silent, info: silent, warn: silent, error: silent };
let twilio: FakeTwilio;
let clock: FakeClock;
let gateway: Gateway;
let heard: ReturnType<typeof recorder>;

beforeEach(async () => {
  twilio = await startTwilio();
  clock = new FakeClock();
  heard = recorder();
});
afterEach(async () => {
  await gateway.stop();
  await twilio.stop();
});

async function up(changes: Partial<TwilioOptions> = {}) {
  gateway = createTwilioGateway(twilio.options(changes), { clock, chance: fixedChance(), log });
  await gateway.start(heard);
  expect(await heard.readies.next()).toBe('twilio');
}
const message = (changes: Partial<Outbound> = {}) =>
  outbound({ gateway: 'twilio', lane: 'notice', from: '+15005550006', text: '【乡信】已到账', ...changes });
const one = (changes?: Partial<Outbound>) => send({ gateway }, message(changes));

test('a message goes to Twilio with what becomes of it told to PUBLIC_URL', async () => {
  await up();
  const expiresAt = clock.now() + 3_600_900;
  expect(await one({ expiresAt })).toEqual({ references: [twilio.messages[0]?.sid] });
  expect(await twilio.created.next()).toEqual({
    To: '+8613800000001',
    From: '+15005550006',
    Body: '【乡信】已到账',
    StatusCallback: `${PUBLIC_URL}/gateways/twilio/status?m=out1`,
    ValidityPeriod: '3600',
  });
  expect(gateway).toMatchObject({ name: 'twilio', replies: 'inline', source: '+15005550006' });
  expect(gateway.health()).toMatchObject({ state: 'up', open: 0 });
});

test.each([
  [-1, '1'],
  [999, '1'],
  [36_000_900, '36000'],
  [90_000_000, '36000'],
])('what is worth sending for %i ms is valid for %s s', async (ms, seconds) => {
  await up();
  await one({ expiresAt: clock.now() + ms });
  expect((await twilio.created.next()).ValidityPeriod).toBe(seconds);
});

test('a Messaging Service sends where there is one', async () => {
  await up({ from: null, messagingServiceSid: `MG${'a'.repeat(32)}` });
  await one();
  const sent = await twilio.created.next();
  expect(sent.MessagingServiceSid).toBe(`MG${'a'.repeat(32)}`);
  expect(sent.From).toBeUndefined();
  expect(gateway.source).toBe(`MG${'a'.repeat(32)}`);
});

test.each<[number, number | undefined, string]>([
  [400, 21211, 'rejected 21211'],
  [400, 21610, 'optedOut 21610'],
  [400, 21614, 'rejected 21614'],
  [400, 21635, 'rejected 21635'],
  [400, undefined, 'rejected http_400'],
  [400, 21611, 'busy 21611'],
  [429, 63017, 'throttled 20429'],
  [500, 20500, 'busy 20500'],
  [503, undefined, 'busy http_503'],
  [504, undefined, 'unknown http_504'],
  [401, 20003, 'misconfigured 20003'],
  [400, 21606, 'misconfigured 21606'],
  [404, 20404, 'misconfigured 20404'],
])('an answer of %i with code %s is %s', async (status, code, fate) => {
  await up();
  twilio.faults.create = () => (code === undefined ? { status } : { status, code });
  expect(await failure(one())).toBe(fate);
});

test('Retry-After holds the next message back so long and no longer', async () => {
  await up();
  twilio.faults.create = (n) => (n === 0 ? { status: 429, code: 20429, retryAfter: '7' } : 'taken');
  expect(await failure(one())).toBe('throttled 20429');
  const next = one({ id: 'out2' });
  clock.advance(6_999);
  expect(twilio.created.all).toHaveLength(1);
  clock.advance(1);
  expect(await next).toEqual({ references: [twilio.messages[0]?.sid] });
});

test('what waits for its turn is called off by its signal and was never sent', async () => {
  await up();
  twilio.faults.create = () => ({ status: 429, retryAfter: '60' });
  await failure(one());
  const called = new AbortController();
  const waiting = failure(send({ gateway }, message({ id: 'out2' }), called.signal));
  called.abort();
  expect(await waiting).toBe('stopped aborted');
  expect(twilio.created.all).toHaveLength(1);
});

describe('without an answer', () => {
  test('the message is looked up, and found it is sent', async () => {
    await up();
    twilio.faults.create = () => 'lost';
    expect(await one()).toEqual({ references: [twilio.messages[0]?.sid] });
    expect(twilio.listings.all).toEqual(['+8613800000001']);
  });

  test('not found it may have gone; before the next try it is looked up again', async () => {
    await up();
    twilio.faults.create = () => 'gone';
    expect(await failure(one())).toBe('unknown econnreset');
    twilio.faults.create = () => 'taken';
    const { references } = await one({ mayHaveGone: true, attempts: 1 });
    expect(references).toEqual([twilio.messages[0]?.sid]);
    expect(twilio.listings.all).toHaveLength(2);
    expect(twilio.messages).toHaveLength(1);
  });

  test('one that turned up late is not sent again', async () => {
    await up();
    twilio.faults.create = () => 'lost';
    twilio.faults.list = () => ({ status: 503 });
    expect(await failure(one())).toBe('unknown econnreset');
    twilio.faults.list = () => 'taken';
    expect(await one({ mayHaveGone: true })).toEqual({ references: [twilio.messages[0]?.sid] });
    expect(twilio.created.all).toHaveLength(1);
  });

  test('who can not look it up does not send it', async () => {
    await up();
    twilio.faults.list = () => 'gone';
    expect(await failure(one({ mayHaveGone: true }))).toBe('stopped econnreset');
    expect(twilio.created.all).toEqual([]);
  });

  test('the same text that went before, or belongs to another message, is not it', async () => {
    await up();
    twilio.faults.now = () => clock.now() - 3_600_000;
    await one({ id: 'earlier' });
    twilio.faults.now = () => clock.now();
    await one({ id: 'another' });
    twilio.faults.create = () => 'gone';
    expect(await failure(one())).toBe('unknown econnreset');
  });

  test('a callback that names the message tells its id without looking', async () => {
    await up();
    twilio.faults.create = () => 'lost';
    twilio.faults.list = () => ({ status: 503 });
    await failure(one());
    const sid = twilio.messages[0]?.sid ?? '';
    await gateway.web?.answer(
      signedCall('/gateways/twilio/status?m=out1', { MessageSid: sid, MessageStatus: 'sent' }),
    );
    expect(await one({ mayHaveGone: true })).toEqual({ references: [sid] });
    expect(twilio.listings.all).toHaveLength(1);
  });
});

test('an account that is refused is asked again, and sends once it is let in', async () => {
  twilio.faults.account = () => ({ status: 401, code: 20003 });
  gateway = createTwilioGateway(twilio.options(), { clock, chance: fixedChance(), log });
  const refused = new Promise<void>((resolve) => {
    const { warn } = log;
    log.warn = () => {
      log.warn = warn;
      resolve();
    };
  });
  await gateway.start(heard);
  await refused;
  expect(gateway.health()).toMatchObject({
    state: 'refused',
    detail: 'Twilio answered 401, error 20003 (20003)',
  });
  expect(await failure(one())).toBe('stopped not_up');
  twilio.faults.account = () => 'taken';
  clock.advance(10_000);
  await heard.readies.next();
  await one();
});

test('a Twilio that is not there is no message’s fault', async () => {
  await up();
  await twilio.stop();
  expect(await failure(one())).toMatch(/^(stopped econnrefused|unknown econnreset)$/);
});

test('a text of 1,601 characters is refused before it is sent', async () => {
  await up();
  expect(await failure(one({ text: '乡'.repeat(1_601) }))).toBe('rejected 21617');
  await one({ text: '乡'.repeat(1_600) });
  expect(twilio.created.all).toHaveLength(1);
});

test('nothing goes once it is stopped', async () => {
  await up();
  await gateway.stop();
  expect(gateway.health().state).toBe('stopped');
  expect(await failure(one())).toBe('stopped not_up');
});
