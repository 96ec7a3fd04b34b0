/** Every variable of the environment on one line or a few: its name, what is allowed, and how it is read. */
import { LANGUAGES } from '../core/model/message';
import type { Settings, ValuesOf } from '../ports';
import { cidr, oneOf, several, text, token, webAddress } from './schema';
import {
  databaseUrl,
  dataKey,
  hostName,
  leaseSeconds,
  path,
  port,
  quietHours,
  redisUrl,
  timeZone,
} from './values';

export const ROLES = ['all', 'web', 'gateway', 'worker'] as const;
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

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
  TRUSTED_PROXIES: {
    allowed: 'ranges as 10.0.0.0/8 or 2001:db8::/32, separated by commas or spaces',
    schema: several(cidr),
    default: '127.0.0.0/8 ::1',
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
  DATA_KEY: {
    allowed: '32 bytes in base64, as `openssl rand -base64 32` prints',
    schema: dataKey,
    secret: true,
  },
  LIMITS_FILE: {
    allowed: 'the path of a JSON file like templates/limits.json',
    schema: path,
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
  WEBHOOK_NETWORKS: {
    allowed: 'ranges of this side that webhooks may call, as 10.0.0.0/8, separated by commas or spaces',
    schema: several(cidr),
    default: '',
  },
  OUTBOX_LEASE: { allowed: 'whole seconds, 5 to 300', schema: leaseSeconds, default: '30' },
  LOG_LEVEL: { ...oneOf(LOG_LEVELS), default: 'info' },
  SIMULATOR: oneOf(['on', 'off']),
  DESK_CERTIFICATE_GATEWAYS: {
    allowed: 'ranges as 10.0.0.0/8 or 2001:db8::/32, separated by commas or spaces',
    schema: several(cidr),
    default: '',
  },
  TLS_CERT: { allowed: 'the path of a file in PEM: the certificate with those above it', schema: path },
  TLS_KEY: { allowed: 'the path of a file in PEM: the key of TLS_CERT', schema: path },
  DESK_CERTIFICATE_CA: {
    allowed: 'the path of a file in PEM: the authority of certificates for the desk',
    schema: path,
  },
  METRICS_TOKEN: { allowed: 'at least 16 characters without spaces', schema: token, secret: true },
} satisfies Settings;

export type Values = ValuesOf<typeof VARIABLES>;
