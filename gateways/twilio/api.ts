/** What Twilio is told, and its REST API as far as it is used, through the package. */
import type { Clock } from '../../src/ports';
import { failureOf, retryAfter, Throttled } from './failures';

/** What the Twilio gateway is told. */
export interface TwilioOptions {
  accountSid: string;
  authToken: string;
  /** A number, short code or sender name of the account. At least one of this and the next is given. */
  from: string | null;
  messagingServiceSid: string | null;
  /** Another base URL than Twilio's own. */
  apiUrl: string | null;
  /** What Twilio calls us, without a slash at its end: signatures are made over it. */
  publicUrl: string;
}

export const NAME = 'twilio';
export const INBOUND_PATH = '/gateways/twilio/inbound';
export const STATUS_PATH = '/gateways/twilio/status';

export type Package = typeof import('twilio');

/** What is created: see Twilio's Message resource. */
export interface Creation {
  to: string;
  from?: string;
  messagingServiceSid?: string;
  body: string;
  statusCallback: string;
  /** Seconds, 1 to 36000. */
  validityPeriod: number;
}

/** A message of the account, as a look-up shows it. */
export interface Listed {
  sid: string;
  body: string;
  /** `outbound-api`, `outbound-reply`, `inbound` … */
  direction: string;
  /** Milliseconds UTC. */
  createdAt: number;
}

/** Every method fails with SendError alone. */
export interface TwilioApi {
  /** Resolves with the SID. */
  create(message: Creation): Promise<string>;
  /** The newest messages to this number. */
  sentTo(phone: string): Promise<Listed[]>;
  /** Whether the account is there and lets us in. */
  ping(): Promise<void>;
}

/** Milliseconds for an answer, well within a lease. */
const TIMEOUT = 10_000;
/** Of one person's messages: what was sent a moment ago is among the newest. */
const LISTED = 50;

/** Takes 0.4 s and 60 MB, so it is loaded where Twilio is used and nowhere else. */
export function loadPackage(): Package {
  return require('twilio') as Package;
}

export function connectTo(twilio: Package, options: TwilioOptions, clock: Pick<Clock, 'now'>): TwilioApi {
  const http = new twilio.RequestClient({ timeout: TIMEOUT });
  const request = http.request.bind(http);
  // The package drops the headers of an answer that it throws, and Retry-After with them.
  http.request = async (asked) => {
    const response = await request(asked);
    if (response.statusCode !== 429) return response as never; // of the type that was asked for
    throw new Throttled(retryAfter(headerOf(response.headers, 'retry-after'), clock.now()));
  };
  const client = twilio(options.accountSid, options.authToken, { httpClient: http });
  if (options.apiUrl !== null) client.api.baseUrl = options.apiUrl;
  const failing = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw failureOf(error);
    });
  return {
    create: async (message) => (await failing(client.messages.create(message))).sid,
    sentTo: async (to) => {
      // Not by DateSent: what is still queued has none.
      const found = await failing(client.messages.list({ to, limit: LISTED, pageSize: LISTED }));
      return found.map(({ sid, body, direction, dateCreated }) => ({
        sid,
        body,
        direction,
        createdAt: dateCreated.getTime(),
      }));
    },
    ping: async () => {
      await failing(client.api.v2010.accounts(options.accountSid).fetch());
    },
  };
}

function headerOf(headers: unknown, name: string): unknown {
  return typeof headers === 'object' && headers !== null ? (headers as Record<string, unknown>)[name] : null;
}
