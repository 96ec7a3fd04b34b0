/** The settings as the rest of the service sees them, and how the variables make them. */
import type { Language } from '../core/model/message';
import type { Carrier, GatewayPlan } from '../ports';
import { ownValues } from './read';
import type { DatabaseAddress, QuietHours } from './values';
import type { LOG_LEVELS, ROLES, Values } from './variables';

/** Everything that can be set from outside. Frozen. Holds secrets: never log it whole. */
export interface Config {
  production: boolean;
  role: (typeof ROLES)[number];
  /** An invented township to try: not production, and nobody out there comes in by a carrier, an aggregator or a gateway. */
  demo: boolean;
  http: HttpSettings;
  database: DatabaseAddress;
  /** Null: the queue lives in this process. */
  redisUrl: string | null;
  /** What the settings of all carriers ask for, in the order of preference. Nothing of it is open. */
  gateways: readonly GatewayPlan[];
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
  /** How long a row of the outbox is one process's to send, milliseconds. */
  leaseFor: number;
  logLevel: (typeof LOG_LEVELS)[number];
  /** On in a demo, where `SIMULATOR` does not decide otherwise. */
  simulator: boolean;
  /** Null: nobody reads /metrics by a token. */
  metricsToken: string | null;
  /** Addresses and ranges of gateways that are believed when they say whose certificate they proved. */
  certificateGateways: string[];
  /** Whether a request from this machine speaks for this machine: not in production, and not behind a proxy that is named by PUBLIC_URL. */
  trustsLoopback: boolean;
  /** Networks of this side that webhooks may call, by `http:` too. */
  webhookNetworks: readonly string[];
}

/** Where requests come in. */
interface HttpSettings {
  host: string;
  port: number;
  /** What the outside calls us, without a slash at its end. */
  publicUrl: string;
  /** Further names, in lower case. */
  allowedHosts: readonly string[];
  /** Ranges of proxies that are believed when they say whom they were asked by. */
  proxies: readonly string[];
  /** Paths; null: plain HTTP. `deskCa`: of the authority whose certificates sign in at the desk. */
  tls: { cert: string; key: string; deskCa: string | null } | null;
}

/** Every variable, the carriers' own among them, has been read without a fault. */
export function arrange(values: Values, carriers: readonly Carrier[]): Config {
  const production = values.NODE_ENV === 'production';
  const http = httpOf(values);
  const { publicUrl } = http;
  const gateways = carriers.flatMap((carrier) => carrier.gateways(ownValues(carrier, values), { publicUrl }));
  // Whoever plays anybody must not stand beside people: one way in for them, and it is no demo.
  const demo = !production && !gateways.some(({ people }) => people);
  return {
    production,
    demo,
    role: values.ROLE,
    http,
    database: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    gateways,
    dataKey: values.DATA_KEY,
    dataKeyOld: values.DATA_KEY_OLD,
    language: values.LANGUAGE_DEFAULT,
    limitsFile: values.LIMITS_FILE,
    timeZone: values.TIME_ZONE,
    signature: values.SIGNATURE,
    quietHours: values.QUIET_HOURS,
    leaseFor: values.OUTBOX_LEASE,
    logLevel: values.LOG_LEVEL,
    simulator: values.SIMULATOR === null ? demo : values.SIMULATOR === 'on',
    metricsToken: values.METRICS_TOKEN,
    certificateGateways: values.DESK_CERTIFICATE_GATEWAYS,
    webhookNetworks: values.WEBHOOK_NETWORKS,
    trustsLoopback:
      !production &&
      /^https?:\/\/(localhost|127\.[\d.]+|\[::1\])(:|\/|$)/.test(values.PUBLIC_URL ?? 'http://localhost'),
  };
}

function httpOf(values: Values): HttpSettings {
  const { HOST: host, PORT: port } = values;
  const { TLS_CERT: cert, TLS_KEY: key, DESK_CERTIFICATE_CA: deskCa } = values;
  const tls = cert !== null && key !== null ? { cert, key, deskCa } : null;
  const here = `http${tls ? 's' : ''}://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return {
    host,
    port,
    publicUrl: values.PUBLIC_URL ?? here,
    allowedHosts: values.ALLOWED_HOSTS,
    proxies: values.TRUSTED_PROXIES,
    tls,
  };
}
