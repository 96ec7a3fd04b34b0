/** A Twilio in this process: takes messages, lists them, signs its calls, and fails as a test says. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import type { TwilioOptions } from '../../gateways/twilio/api';
import { Feed } from '../../src/carrier/feed';
import type { WebCall } from '../../src/ports';

export const ACCOUNT = `AC${'0'.repeat(31)}1`;
const TOKEN = '0123456789abcdef0123456789abcdef';
export const PUBLIC_URL = 'https://xiangxin.example.gov.cn';

/** `lost`: taken, and the connection ends without an answer. `gone`: not taken, and without an answer too. */
type Outcome = 'taken' | 'lost' | 'gone' | { status: number; code?: number; retryAfter?: string };

export type FakeTwilio = Awaited<ReturnType<typeof startTwilio>>;

export async function startTwilio() {
  const created = new Feed<Record<string, string>>();
  const listings = new Feed<string>();
  const messages: { sid: string; to: string; body: string; direction: string; date_created: string }[] = [];
  const faults = {
    create: (_n: number): Outcome => 'taken',
    list: (): Outcome => 'taken',
    account: (): Outcome => 'taken',
    /** What its clock says, milliseconds UTC. */
    now: () => Date.UTC(2026, 10, 23, 1),
  };

  const take = (form: Record<string, string>) => {
    const sid = `SM${String(messages.length + 1).padStart(32, '0')}`;
    const date_created = new Date(faults.now()).toUTCString();
    messages.unshift({
      sid,
      to: form.To ?? '',
      body: form.Body ?? '',
      direction: 'outbound-api',
      date_created,
    });
    return { sid, status: 'queued', body: form.Body, to: form.To, num_segments: '1', date_created };
  };

  const answer = (response: ServerResponse, outcome: Outcome, body: () => unknown) => {
    if (outcome === 'lost') body();
    if (outcome === 'lost' || outcome === 'gone') return void response.destroy();
    const [status, said] =
      outcome === 'taken' ? [200, body()] : [outcome.status, { code: outcome.code, message: 'no' }];
    const wait =
      typeof outcome === 'object' && outcome.retryAfter ? { 'Retry-After': outcome.retryAfter } : {};
    response.writeHead(status, { 'Content-Type': 'application/json', ...wait }).end(JSON.stringify(said));
  };

  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://twilio');
    const account = `/2010-04-01/Accounts/${ACCOUNT}`;
    if (pathname === `${account}.json`) return answer(response, faults.account(), () => ({ sid: ACCOUNT }));
    if (pathname !== `${account}/Messages.json`) return answer(response, { status: 404 }, () => null);
    if (request.method === 'POST') {
      const form = Object.fromEntries(new URLSearchParams(text));
      const outcome = faults.create(created.all.length);
      answer(response, outcome, () => take(form));
      return created.push(form);
    }
    const to = searchParams.get('To') ?? '';
    listings.push(to);
    answer(response, faults.list(), () => ({ messages: messages.filter((one) => one.to === to) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // a server that listens on a port has an address of this form
  const { port } = server.address() as AddressInfo;
  return {
    created,
    listings,
    messages,
    faults,
    options: (changes: Partial<TwilioOptions> = {}): TwilioOptions => ({
      accountSid: ACCOUNT,
      authToken: TOKEN,
      from: '+15005550006',
      messagingServiceSid: null,
      apiUrl: `http://127.0.0.1:${port}`,
      publicUrl: PUBLIC_URL,
      ...changes,
    }),
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A call of Twilio's as the gateway gets it, signed with the account's token. */
export function signedCall(url: string, fields: Record<string, string>, signature?: string): WebCall {
  return {
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      host: '10.0.0.7:8080',
      'x-twilio-signature': signature ?? getExpectedTwilioSignature(TOKEN, PUBLIC_URL + url, fields),
    },
    body: Buffer.from(new URLSearchParams(fields).toString()),
    peer: '10.0.0.1',
    address: '10.0.0.1',
  };
}
