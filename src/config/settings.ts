/** The settings as the rest of the service sees them, and how the variables make them. */
import type { Language } from '../core/message';
import type { DatabaseAddress, QuietHours } from './values';
import type { LOG_LEVELS, ROLES, Values } from './variables';

/** Everything that can be set from outside. Frozen. Holds secrets: never log it whole. */
export interface Config {
  production: boolean;
  role: (typeof ROLES)[number];
  /** `publicUrl`: what the outside calls us, without a slash at its end. */
  http: { host: string; port: number; publicUrl: string };
  database: DatabaseAddress;
  /** Null: the queue lives in this process. */
  redisUrl: string | null;
  /** Raw addresses of the links, names unique; the gateway parses each. */
  smpp: readonly string[];
  twilio: TwilioConfig | null;
  /** Without a token the callback accepts loopback only. */
  ussd: { codes: readonly string[]; token: string | null };
  /** CIDRs whose MSISDN headers are believed. */
  wapTrustedGateways: readonly string[];
  /** 32 octets; null with an embedded database that makes its own. */
  dataKey: Buffer | null;
  language: Language;
  timeZone: string;
  /** Without its brackets. */
  signature: string;
  quietHours: QuietHours | null;
  logLevel: (typeof LOG_LEVELS)[number];
  /** On in a demo: not in production, and not beside carriers of real people. `SIMULATOR` decides where it is set. */
  simulator: boolean;
  /** Null: /metrics answers loopback only. */
  metricsToken: string | null;
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
  return {
    production,
    role: values.ROLE,
    http: {
      host,
      port,
      publicUrl: values.PUBLIC_URL ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    },
    database: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    smpp: values.SMPP_URL,
    twilio: arrangeTwilio(values),
    ussd: { codes: values.USSD_CODES, token: values.USSD_TOKEN },
    wapTrustedGateways: values.WAP_TRUSTED_GATEWAYS,
    dataKey: values.DATA_KEY,
    language: values.LANGUAGE_DEFAULT,
    timeZone: values.TIME_ZONE,
    signature: values.SIGNATURE,
    quietHours: values.QUIET_HOURS,
    logLevel: values.LOG_LEVEL,
    simulator: values.SIMULATOR === null ? isDemo(values) : values.SIMULATOR === 'on',
    metricsToken: values.METRICS_TOKEN,
  };
}

/** Whoever opens the simulator plays anybody: beside carriers it is on only where that is asked for. */
function isDemo({ NODE_ENV, SMPP_URL, TWILIO_ACCOUNT_SID }: Values): boolean {
  return NODE_ENV !== 'production' && SMPP_URL.length === 0 && TWILIO_ACCOUNT_SID === null;
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
