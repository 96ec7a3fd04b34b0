/** Every variable of the environment on one line or a few: its name, what is allowed, and how it is read. */
import { z } from 'zod';
import { LANGUAGES } from '../core/model/message';
import {
  cidr,
  databaseUrl,
  dataKey,
  hostName,
  port,
  quietHours,
  redisUrl,
  serviceCode,
  several,
  smppUrls,
  timeZone,
  webAddress,
} from './values';

export const ROLES = ['all', 'web', 'gateway', 'worker'] as const;
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

interface Variable<Out> {
  /** Said to whoever set it wrong. */
  allowed: string;
  schema: z.ZodType<Out, string>;
  /** Stands when the variable is absent or empty; without one the value is null. */
  default?: string;
  /** The value is never shown. */
  secret?: true;
}

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => ({
  allowed: values.join(', '),
  // zod's enum takes any input; what comes from the environment is text.
  schema: z.enum(values, 'is none of the allowed words') as unknown as z.ZodType<T[number], string>,
});
const text = (pattern: RegExp, wrong: string) => z.string().regex(pattern, wrong);
const token = text(/^[\x21-\x7e]{16,256}$/, 'is too short or has spaces in it');
const account = (letters: string) =>
  text(new RegExp(`^${letters}[0-9a-fA-F]{32}$`), 'is not such an identifier');

export const VARIABLES = {
  NODE_ENV: oneOf(['production', 'development', 'test']),
  HOST: {
    allowed: 'a host name or address, as 127.0.0.1',
    schema: text(/^[A-Za-z0-9.:_-]+$/, 'is not a host'),
    default: '127.0.0.1',
  },
  PORT: { allowed: '0 to 65535; 0 takes any free port', schema: port, default: '8080' },
  PUBLIC_URL: { allowed: 'an http:// or https:// address', schema: webAddress },
  ALLOWED_HOSTS: {
    allowed: 'names or addresses without port, as portal.example.gov.cn, separated by commas or spaces',
    schema: several(hostName),
    default: '',
  },
  DATABASE_URL: {
    allowed: 'file:PATH, or mysql://user:password@host:port/database',
    schema: databaseUrl,
    default: 'file:./data/xiangxin.db',
    secret: true,
  },
  REDIS_URL: {
    allowed: 'redis:// or rediss://, or redis+sentinel:// or redis+cluster:// with several hosts',
    schema: redisUrl,
    secret: true,
  },
  ROLE: { ...oneOf(ROLES), default: 'all' },
  SMPP_URL: {
    allowed: 'links separated by spaces, each smpp:// or smpps://system_id:password@host:port?name=NAME&…',
    schema: smppUrls,
    default: '',
    secret: true,
  },
  TWILIO_ACCOUNT_SID: { allowed: 'AC and 32 hexadecimal digits', schema: account('AC') },
  TWILIO_AUTH_TOKEN: {
    allowed: '32 hexadecimal digits',
    schema: text(/^[0-9a-fA-F]{32}$/, 'is not such a token'),
    secret: true,
  },
  TWILIO_FROM: {
    allowed: 'a number as +8613800000001, a short code, or a sender name of at most 11 letters',
    schema: text(/^(\+[1-9]\d{6,14}|\d{3,8}|[A-Za-z0-9 ]{1,11})$/, 'is not a sender'),
  },
  TWILIO_MESSAGING_SERVICE_SID: { allowed: 'MG and 32 hexadecimal digits', schema: account('MG') },
  TWILIO_API_URL: { allowed: 'an http:// or https:// address', schema: webAddress },
  USSD_CODES: {
    allowed: 'codes as *106#, separated by commas or spaces',
    schema: several(serviceCode),
    default: '*106#',
  },
  USSD_TOKEN: { allowed: 'at least 16 characters without spaces', schema: token, secret: true },
  WAP_TRUSTED_GATEWAYS: {
    allowed: 'ranges as 10.0.0.0/8 or 2001:db8::/32, separated by commas or spaces',
    schema: several(cidr),
    default: '',
  },
  WAP_MSISDN_HEADER: {
    allowed: 'the name of one header, as X-WAP-Network-Client-MSISDN',
    schema: text(/^[A-Za-z0-9-]{1,64}$/, 'is not the name of a header'),
    default: 'X-WAP-Network-Client-MSISDN',
  },
  DATA_KEY: {
    allowed: '32 bytes in base64, as `openssl rand -base64 32` prints',
    schema: dataKey,
    secret: true,
  },
  LIMITS_FILE: {
    allowed: 'the path of a JSON file like templates/limits.json',
    schema: text(/^[^\p{C}]{1,1024}$/u, 'is not a path'),
  },
  DATA_KEY_OLD: {
    allowed: '32 bytes in base64: the key before, for `xiangxin key rotate-data`',
    schema: dataKey,
    secret: true,
  },
  LANGUAGE_DEFAULT: { ...oneOf(LANGUAGES), default: 'zh-CN' },
  TIME_ZONE: { allowed: 'a name as Asia/Shanghai', schema: timeZone, default: 'Asia/Shanghai' },
  SIGNATURE: {
    allowed: '1 to 12 characters, without 【 and 】',
    schema: text(/^[^\p{C}【】]{1,12}$/u, 'is too long, or has brackets of its own'),
    default: '乡信',
  },
  QUIET_HOURS: {
    allowed: 'HH:MM-HH:MM; equal ends mean none',
    schema: quietHours,
    default: '21:00-08:00',
  },
  LOG_LEVEL: { ...oneOf(LOG_LEVELS), default: 'info' },
  SIMULATOR: oneOf(['on', 'off']),
  METRICS_TOKEN: { allowed: 'at least 16 characters without spaces', schema: token, secret: true },
} satisfies Record<string, Variable<unknown>>;

export type VariableName = keyof typeof VARIABLES;

/** The typed value of each variable; null where it is absent and has no default. */
export type Values = {
  [N in VariableName]:
    | z.output<(typeof VARIABLES)[N]['schema']>
    | ((typeof VARIABLES)[N] extends { default: string } ? never : null);
};
