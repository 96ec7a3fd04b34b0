/** The environment, read in one place, checked as a whole, and never looked at again. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'dotenv';
import type { DatabaseAddress, QuietHours } from './config/values';
import { type LOG_LEVELS, type ROLES, VARIABLES, type Values, type VariableName } from './config/variables';
import type { Language } from './core/message';

export type Environment = Record<string, string | undefined>;

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
  /** On unless this is production; `SIMULATOR` decides where it is set. */
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

export interface Fault {
  name: string;
  wrong: string;
  allowed: string;
}

/** Everything that is wrong with the environment, at once. Shows no secret. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly Fault[]) {
    const lines = faults.map((fault) => `  ${fault.name} ${fault.wrong}; allowed: ${fault.allowed}`);
    super(`The environment is not usable:\n${lines.join('\n')}`);
    this.name = 'ConfigError';
  }
}

/**
 * Throws ConfigError with every fault. A function of its arguments alone. `checkLink` is the gateway's own reading
 * of one address of SMPP_URL; it throws one Error that says what is wrong, without the password.
 */
export function readConfig(env: Environment, checkLink: (url: string) => unknown = () => {}): Config {
  const faults: Fault[] = [];
  const values = readValues(env, faults);
  faults.push(...faultsBetween(values, new Set(faults.map((fault) => fault.name))));
  faults.push(...(values.SMPP_URL ?? []).flatMap((url) => linkFaults(url, checkLink)));
  if (faults.length > 0) throw new ConfigError(faults);
  // Without a fault every variable has been read.
  return deepFreeze(arrange(values as Values));
}

/** `.env` of this folder, if there is one, under what the process was given. The only reader of process.env. */
export function loadEnvironment(folder: string, given: Environment = process.env): Environment {
  return { ...readDotenv(join(folder, '.env')), ...given };
}

function readDotenv(path: string): Environment {
  if (!existsSync(path)) return {};
  try {
    return parse(readFileSync(path));
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException; // what node:fs throws
    throw new ConfigError([
      {
        name: '.env',
        wrong: `can not be read (${code})`,
        allowed: 'a file that this user may read, or none',
      },
    ]);
  }
}

function readValues(env: Environment, faults: Fault[]): Partial<Values> {
  const values: Record<string, unknown> = {};
  for (const [name, variable] of Object.entries(VARIABLES)) {
    const fallback = 'default' in variable ? variable.default : undefined;
    // An empty variable is an absent one: compose files and shells pass those.
    const text = env[name]?.trim() || fallback;
    if (text === undefined) {
      values[name] = null;
      continue;
    }
    const result = variable.schema.safeParse(text);
    if (result.success) values[name] = result.data;
    for (const wrong of new Set(result.error?.issues.map((issue) => issue.message))) {
      const shown = 'secret' in variable ? '' : `("${text.slice(0, 60)}") `;
      faults.push({ name, wrong: `${shown}${wrong}`, allowed: variable.allowed });
    }
  }
  // Each value comes from the schema of its name.
  return values as Partial<Values>;
}

/** What single variables cannot know: which of them need one another. `wrongAlready` is not blamed twice. */
function faultsBetween(values: Partial<Values>, wrongAlready: Set<string>): Fault[] {
  const faults: Fault[] = [];
  const need = (name: VariableName, wrong: string) => {
    if (!wrongAlready.has(name)) faults.push({ name, wrong, allowed: VARIABLES[name].allowed });
  };
  const mysql = values.DATABASE_URL?.engine === 'mysql';
  if (values.ROLE && values.ROLE !== 'all') {
    if (!mysql) need('DATABASE_URL', `is not mysql://, which ROLE=${values.ROLE} needs`);
    if (!values.REDIS_URL) need('REDIS_URL', `is missing, which ROLE=${values.ROLE} needs`);
  }
  if (mysql && !values.DATA_KEY) need('DATA_KEY', 'is missing, which mysql:// needs');
  if (usesTwilio(values)) {
    if (!values.TWILIO_ACCOUNT_SID)
      need('TWILIO_ACCOUNT_SID', 'is missing, but other TWILIO_ variables are set');
    if (!values.TWILIO_AUTH_TOKEN)
      need('TWILIO_AUTH_TOKEN', 'is missing, but other TWILIO_ variables are set');
    if (!values.TWILIO_FROM && !wrongAlready.has('TWILIO_MESSAGING_SERVICE_SID')) {
      if (!values.TWILIO_MESSAGING_SERVICE_SID)
        need('TWILIO_FROM', 'is missing, and so is TWILIO_MESSAGING_SERVICE_SID: one of them must be set');
    }
  }
  return faults;
}

function linkFaults(url: string, checkLink: (url: string) => unknown): Fault[] {
  try {
    checkLink(url);
    return [];
  } catch (error) {
    const wrong = `has a fault (${error instanceof Error ? error.message : 'unknown'})`;
    return [{ name: 'SMPP_URL', wrong, allowed: VARIABLES.SMPP_URL.allowed }];
  }
}

function usesTwilio(values: Partial<Values>): boolean {
  return Object.entries(values).some(([name, value]) => name.startsWith('TWILIO_') && value !== null);
}

function arrange(values: Values): Config {
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
    simulator: values.SIMULATOR === null ? !production : values.SIMULATOR === 'on',
    metricsToken: values.METRICS_TOKEN,
  };
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

function deepFreeze<T>(value: T): T {
  // A Buffer's octets cannot be frozen; its holder is.
  if (typeof value === 'object' && value !== null && !Buffer.isBuffer(value)) {
    for (const inner of Object.values(value)) deepFreeze(inner);
    Object.freeze(value);
  }
  return value;
}
