/** Twilio's calls to us, on the whole service: what people send, and what became of what we sent. */

import { createTwilioGateway } from '../../../gateways/twilio/gateway';
import type { Change } from '../../../src/core/model/change';
import type { Outbound } from '../../../src/core/model/message';
import type { Gateway, Store, WebAnswer, WebCall } from '../../../src/ports';
import { type FakeTwilio, PUBLIC_URL, signedCall, startTwilio } from '../../support/twilio';
import { NOW } from '../../worlds/people';
import { openTestService, type TestService } from '../../worlds/spokenService';

const INBOUND = '/gateways/twilio/inbound';
const STATUS = '/gateways/twilio/status';
const SID = 'SM00000000000000000000000000000abc';
const BT = {
  MessageSid: SID,
  SmsSid: SID,
  AccountSid: `AC${'0'.repeat(31)}1`,
  From: '+8613800000001',
  To: '+15005550006',
  Body: '补贴',
  NumMedia: '0',
};

let twilio: FakeTwilio;
let gateway: Gateway;
let service: TestService;
let committed: Change[];

beforeEach(async () => {
  twilio = await startTwilio();
  committed = [];
  const watched = (store: Store): Store =>
    Object.assign(Object.create(store), {
      async commit(changes: Change[]) {
        const outcome = await store.commit(changes);
        if (outcome === 'done') committed.push(...changes);
        return outcome;
      },
    });
  service = await openTestService({
    now: NOW,
    carriers: (tools) => {
      gateway = createTwilioGateway(twilio.options(), tools);
      return [gateway];
    },
    wrap: watched,
  });
});
afterEach(async () => {
  await service.close();
  await twilio.stop();
});

async function call(made: WebCall): Promise<WebAnswer> {
  if (!gateway.web) throw new Error('this gateway is not called over HTTP');
  return gateway.web.answer(made);
}
const text = (body: WebAnswer['body']) => /<Message[^>]*>([^<]*)<\/Message>/.exec(String(body))?.[1];
const owed = () =>
  committed.flatMap((change): Outbound[] => (change.kind === 'owed' ? [change.message] : []));
const receipts = () => committed.filter(({ kind }) => kind === 'receipt');

test('a question gets its answer in the same breath, and what becomes of it is told to us', async () => {
  const answer = await call(signedCall(INBOUND, BT));
  expect(answer).toMatchObject({ status: 200, type: 'text/xml; charset=utf-8' });
  expect(text(answer.body)).toMatch(/^【乡信】王\*户/);
  expect(String(answer.body)).toContain(`action="${PUBLIC_URL}${STATUS}?re=${SID}" method="POST"`);
  expect(twilio.created.all).toEqual([]);
});

test('the answer is on record as given, and nothing sends it again', async () => {
  const answer = await call(signedCall(INBOUND, BT));
  expect(owed()).toMatchObject([
    { gateway: 'twilio', answers: SID, text: text(answer.body), from: '+15005550006' },
  ]);
  expect(await service.store.claim('twilio', { owner: 'o', until: NOW + 1 }, NOW + 1e9, 10)).toEqual([]);
});

test('a message that Twilio brings again is answered as before, and changes nothing', async () => {
  const [first, second] = await Promise.all([call(signedCall(INBOUND, BT)), call(signedCall(INBOUND, BT))]);
  await call(signedCall(INBOUND, { ...BT, MessageSid: 'SMother', SmsSid: 'SMother', Body: '1' }));
  const third = await call(signedCall(INBOUND, BT));
  expect(second.body).toBe(first.body);
  expect(third.body).toBe(first.body);
  expect(committed.filter(({ kind }) => kind === 'received')).toHaveLength(2);
});

test('who says nothing that needs an answer gets an empty one', async () => {
  const answer = await call(signedCall(INBOUND, { ...BT, From: '10086' }));
  expect(answer.status).toBe(200);
  expect(String(answer.body)).toMatch(/<Response\s*\/>/);
});

test.each([
  ['delivered', '', 'delivered', undefined],
  ['undelivered', '30003', 'undeliverable', '30003'],
  ['undelivered', '30036', 'expired', '30036'],
  ['failed', '30007', 'rejected', '30007'],
  ['sent', '', 'accepted', undefined],
])('%s %s of an answer moves it to %s', async (MessageStatus, ErrorCode, state, code) => {
  await call(signedCall(INBOUND, BT));
  const fields = { MessageSid: 'SM777', MessageStatus, ...(ErrorCode && { ErrorCode }) };
  expect((await call(signedCall(`${STATUS}?re=${SID}`, fields))).status).toBe(204);
  expect(receipts()).toMatchObject([{ message: owed()[0]?.id, receipt: { state } }]);
  expect(receipts()[0]).toMatchObject(code ? { receipt: { code } } : {});
});

test('states move forward and never back, in whatever order and however often Twilio tells them', async () => {
  await call(signedCall(INBOUND, BT));
  const tell = (MessageStatus: string) =>
    call(signedCall(`${STATUS}?re=${SID}`, { MessageSid: 'SM777', MessageStatus }));
  const state = async () => (await service.store.message(owed()[0]?.id ?? ''))?.state;
  expect(await state()).toBe('sent');
  const states = [];
  for (const word of ['sent', 'queued', 'delivered', 'delivered', 'sent', 'undelivered', 'read']) {
    await tell(word);
    states.push(await state());
  }
  expect(states).toEqual(['accepted', 'accepted', ...Array(5).fill('delivered')]);
});

test('word of what nobody knows is kept, for it may come before its message', async () => {
  await call(signedCall(`${STATUS}?m=out1`, { MessageSid: 'SM888', MessageStatus: 'delivered' }));
  expect(committed).toMatchObject([{ kind: 'strayReceipt', receipt: { references: ['SM888'] } }]);
});

test('a hundred forged signatures get 403 and change nothing', async () => {
  const right = signedCall(INBOUND, BT).headers['x-twilio-signature'] ?? '';
  for (let i = 0; i < 100; i++) {
    const forged =
      i === 0 ? '' : right.slice(0, i % 27) + String.fromCharCode(65 + (i % 26)) + right.slice((i % 27) + 1);
    if (forged === right) continue;
    const url = i % 2 ? INBOUND : STATUS;
    const answer = await call(signedCall(url, { ...BT, MessageStatus: 'delivered' }, forged));
    expect(answer.status).toBe(403);
    expect(String(answer.body)).not.toContain('补贴');
  }
  expect(committed).toEqual([]);
});

test.each<[string, (made: WebCall) => WebCall]>([
  ['no signature', (made) => ({ ...made, headers: { 'content-type': made.headers['content-type'] ?? '' } })],
  [
    'another body',
    (made) => ({ ...made, body: Buffer.from(made.body.toString().replace('Body=', 'Body=x')) }),
  ],
  ['one field more', (made) => ({ ...made, body: Buffer.concat([made.body, Buffer.from('&Body=TD')]) })],
  ['another address', (made) => ({ ...made, url: `${made.url}?x=1` })],
])('%s than was signed: 403', async (_, change) => {
  expect((await call(change(signedCall(INBOUND, BT)))).status).toBe(403);
  expect(committed).toEqual([]);
});

test('what a proxy writes into the headers does not matter', async () => {
  const made = signedCall(INBOUND, BT);
  const headers = {
    ...made.headers,
    host: 'evil.example',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'http',
  };
  expect((await call({ ...made, headers })).status).toBe(200);
});

test.each<[string, Partial<WebCall>, number]>([
  ['GET', { method: 'GET' }, 405],
  ['another path', { url: '/gateways/twilio/elsewhere' }, 404],
  ['JSON', { headers: { 'content-type': 'application/json' } }, 415],
])('%s', async (_, change, status) => {
  expect((await call({ ...signedCall(INBOUND, BT), ...change })).status).toBe(status);
});

test.each(['MessageSid', 'From', 'To'])('a signed form without %s gets 400', async (missing) => {
  const fields: Record<string, string> = { ...BT, SmsSid: '' };
  delete fields[missing];
  expect((await call(signedCall(INBOUND, fields))).status).toBe(400);
  expect(committed).toEqual([]);
});

test('a status that nobody knows gets 400', async () => {
  const fields = { MessageSid: SID, MessageStatus: 'constructor' };
  expect((await call(signedCall(STATUS, fields))).status).toBe(400);
});

describe('who tells Twilio itself to stop', () => {
  const NUMBER = BT.From;
  const says = (Body: string, more: object = {}) => {
    const sid = `SM${String(++said).padStart(32, '0')}`;
    return call(signedCall(INBOUND, { ...BT, MessageSid: sid, SmsSid: sid, Body, ...more }));
  };
  let said = 100;
  const stopped = async () => (await service.store.reads.caller(NUMBER)).stopped;
  const isEmpty = (answer: WebAnswer) => /<Response\s*\/>/.test(String(answer.body));

  test.each(['STOP', 'stopall', 'END', ' Quit ', 'CANCEL', 'Unsubscribe', 'REVOKE', 'OPTOUT'])(
    '%s is kept, and answered by nobody',
    async (word) => {
      const answer = await says(word, { OptOutType: 'STOP' });
      expect([answer.status, isEmpty(answer)]).toEqual([200, true]);
      expect((await stopped()).sort()).toEqual(['all', 'by:twilio']);
      expect(owed()).toEqual([]);
    },
  );

  test.each([
    ['its own words where it says no more', 'Quit', {}],
    ['words of the county’s own', '不要了', { OptOutType: 'STOP' }],
  ])('%s', async (_, word, more) => {
    expect(isEmpty(await says(word, more))).toBe(true);
    expect((await stopped()).sort()).toEqual(['all', 'by:twilio']);
  });

  test('what is asked afterwards is taken and not answered, until START', async () => {
    await says('STOP', { OptOutType: 'STOP' });
    expect(isEmpty(await says('补贴'))).toBe(true);
    expect(text((await says('START', { OptOutType: 'START' })).body)).toMatch(/^【乡信】/);
    expect(await stopped()).toEqual([]);
    expect(text((await says('补贴')).body)).toMatch(/^【乡信】王\*户/);
  });

  test.each(['restart', 'ending', 'stop it please', '取消'])('%s is a text like any other', async (words) => {
    expect(isEmpty(await says(words))).toBe(false);
    expect(await stopped()).not.toContain('by:twilio');
  });

  test('an answer that Twilio would not send stops what follows', async () => {
    await call(signedCall(INBOUND, BT));
    const fields = { MessageSid: 'SM777', MessageStatus: 'failed', ErrorCode: '21610', To: NUMBER };
    expect((await call(signedCall(`${STATUS}?re=${SID}`, fields))).status).toBe(204);
    expect(await stopped()).toEqual(['by:twilio']);
    expect(isEmpty(await says('补贴'))).toBe(true);
  });
});
