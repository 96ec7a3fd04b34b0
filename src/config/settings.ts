/** The settings as the rest of the service sees them, and how the variables make them. */
import type { Language } from '../core/model/message';
import type { DatabaseAddress, QuietHours } from './values';
import type { LOG_LEVELS, ROLES, Values } from './variables';

/** Everything that can be set from outside. Frozen. Holds secrets: never log it whole. */
export interface Config {
  production: boolean;
  role: (typeof ROLES)[number];
  /** An invented township to try: not production, and nobody out there comes in by a carrier, an aggregator or a gateway. */
  demo: boolean;
  /** `publicUrl`: what the outside calls us, without a slash at its end; `allowedHosts`: further names, in lower case. */
  http: { host: string; port: number; publicUrl: string; allowedHosts: readonly string[] };
  database: DatabaseAddress;
  /** Null: the queue lives in this process. */
  redisUrl: string | null;
  /** Raw addresses of the links, names unique; the gateway parses each. */
  smpp: readonly string[];
  twilio: TwilioConfig | null;
  /** Without a token the callback is shut, but on a demo to programs of this machine. */
  ussd: { codes: readonly string[]; token: string | null };
  /** CIDRs whose word on a subscriber's number is believed. */
  wapTrustedGateways: readonly string[];
  /** The one header that they write it in, in lower case. */
  wapMsisdnHeader: string;
  /** 32 octets; null with an embedded database that makes its own. */
  dataKey: Buffer | null;
  /** The key before it, for `key rotate-data` alone. */
  dataKeyOld: Buffer | null;
  language: Language;
  /** The installation's own limits of casework; null: those that come with the program. */
  limitsFile: string | null;
  timeZone: string;
  /** Without its brackets. */
  signature: string;
  quietHours: QuietHours | null;
  logLevel: (typeof LOG_LEVELS)[number];
  /** On in a demo, where `SIMULATOR` does not decide otherwise. */
  simulator: boolean;
  /** Null: nobody reads /metrics by a token. */
  metricsToken: string | null;
  /** Whether a request from this machine speaks for this machine: not in production, and not behind a proxy that is named by PUBLIC_URL. */
  trustsLoopback: boolean;
}

/** At least one of `from` and `messagingServiceSid` is set. */
export interface TwilioConfig {
  accountSid: string;
  authToken: string;
  from: string | null;
  messagingServiceSid: string | null;
  apiUrl: string | null;
}

/** Every variable has been read without a fault. */
export function arrange(values: Values): Config {
  const { HOST: host, PORT: port } = values;
  const production = values.NODE_ENV === 'production';
  const demo = isDemo(values);
  return {
    production,
    demo,
    role: values.ROLE,
    http: {
      host,
      port,
      allowedHosts: values.ALLOWED_HOSTS,
      publicUrl: values.PUBLIC_URL ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    },
    database: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    smpp: values.SMPP_URL,
    twilio: arrangeTwilio(values),
    ussd: { codes: values.USSD_CODES, token: values.USSD_TOKEN },
    wapTrustedGateways: values.WAP_TRUSTED_GATEWAYS,
    wapMsisdnHeader: values.WAP_MSISDN_HEADER.toLowerCase(),
    dataKey: values.DATA_KEY,
    dataKeyOld: values.DATA_KEY_OLD,
    language: values.LANGUAGE_DEFAULT,
    limitsFile: values.LIMITS_FILE,
    timeZone: values.TIME_ZONE,
    signature: values.SIGNATURE,
    quietHours: values.QUIET_HOURS,
    logLevel: values.LOG_LEVEL,
    simulator: values.SIMULATOR === null ? demo : values.SIMULATOR === 'on',
    metricsToken: values.METRICS_TOKEN,
    trustsLoopback:
      !production &&
      /^https?:\/\/(localhost|127\.[\d.]+|\[::1\])(:|\/|$)/.test(values.PUBLIC_URL ?? 'http://localhost'),
  };
}

/** Whoever plays anybody must not stand beside people: one way in for them, and it is no demo. */
function isDemo(values: Values): boolean {
  const { NODE_ENV, SMPP_URL, TWILIO_ACCOUNT_SID, USSD_TOKEN, WAP_TRUSTED_GATEWAYS } = values;
  const carriers = SMPP_URL.length > 0 || TWILIO_ACCOUNT_SID !== null;
  const others = USSD_TOKEN !== null || WAP_TRUSTED_GATEWAYS.length > 0;
  return NODE_ENV !== 'production' && !carriers && !others;
}

function arrangeTwilio(values: Values): TwilioConfig | null {
  if (values.TWILIO_ACCOUNT_SID === null || values.TWILIO_AUTH_TOKEN === null) return null;
  return {
    accountSid: values.TWILIO_ACCOUNT_SID,
    authToken: values.TWILIO_AUTH_TOKEN,
    from: values.TWILIO_FROM,
    messagingServiceSid: values.TWILIO_MESSAGING_SERVICE_SID,
    apiUrl: values.TWILIO_API_URL,
  };
}
