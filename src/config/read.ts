/** Variables one by one, what they must have of one another, and the one error that says all that is wrong. */
import type { Carrier, GatewayPlan, Setting, Settings } from '../ports';
import { VARIABLES, type Values } from './variables';

export type Environment = Record<string, string | undefined>;

/** `wrong` follows the name as its sentence goes on. Shows no secret. */
export interface Fault {
  name: string;
  wrong: string;
  allowed: string;
}

/** Everything that is wrong with the environment, at once. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly Fault[]) {
    const lines = faults.map((fault) => `  ${fault.name} ${fault.wrong}; allowed: ${fault.allowed}`);
    super(`The environment is not usable:\n${lines.join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** The service's own settings and those of its carriers, by name. */
export function settingsOf(carriers: readonly Carrier[]): Settings {
  return Object.assign({}, VARIABLES, ...carriers.map(({ settings }) => settings));
}

/** Those of one carrier, as its schemas made them. */
export function ownValues({ settings }: Carrier, values: Readonly<Record<string, unknown>>) {
  const own = Object.keys(settings).filter((name) => Object.hasOwn(values, name));
  return Object.fromEntries(own.map((name) => [name, values[name]]));
}

/** The values that are right; the faults of the others. Absent ones without a default are null. */
export function readValues(
  env: Environment,
  settings: Settings,
): { values: Record<string, unknown>; faults: Fault[] } {
  const values: Record<string, unknown> = {};
  const faults: Fault[] = [];
  for (const [name, setting] of Object.entries(settings)) {
    // An empty variable is an absent one: compose files and shells pass those.
    const text = env[name]?.trim() || setting.default;
    const read = text === undefined ? { value: null, wrong: [] } : readValue(text, setting);
    if (read.wrong.length === 0) values[name] = read.value;
    for (const wrong of read.wrong) faults.push({ name, wrong, allowed: setting.allowed });
  }
  return { values, faults };
}

function readValue(text: string, { schema, secret }: Setting): { value: unknown; wrong: string[] } {
  const result = schema.safeParse(text);
  if (result.success) return { value: result.data, wrong: [] };
  const shown = secret ? '' : `("${text.slice(0, 60)}") `;
  const messages = new Set(result.error.issues.map(({ message }) => message));
  return { value: undefined, wrong: [...messages].map((message) => shown + message) };
}

/** What single variables cannot know: which of them need one another. One that is wrong already is not blamed twice. */
export function faultsBetween(
  values: Record<string, unknown>,
  carriers: readonly Carrier[],
  wrongAlready: ReadonlySet<string>,
): Fault[] {
  const settings = settingsOf(carriers);
  // Each value comes from the schema of its name; those that are wrong are absent.
  const found = [
    ...ownFaults(values as Partial<Values>),
    ...carriers.flatMap((carrier) => carrier.faults?.(ownValues(carrier, values)) ?? []),
  ];
  return found
    .filter(({ name }) => !wrongAlready.has(name))
    .map(({ name, wrong }) => ({ name, wrong, allowed: settings[name]?.allowed ?? '' }));
}

function ownFaults(values: Partial<Values>): Omit<Fault, 'allowed'>[] {
  const faults: Omit<Fault, 'allowed'>[] = [];
  const need = (name: keyof Values, wrong: string) => faults.push({ name, wrong });
  const mysql = values.DATABASE_URL?.engine === 'mysql';
  if (values.ROLE && values.ROLE !== 'all') {
    if (!mysql) need('DATABASE_URL', `is not mysql://, which ROLE=${values.ROLE} needs`);
    if (!values.REDIS_URL) need('REDIS_URL', `is missing, which ROLE=${values.ROLE} needs`);
  }
  if (values.TLS_CERT && !values.TLS_KEY) need('TLS_KEY', 'is missing, which TLS_CERT needs');
  for (const name of ['TLS_KEY', 'DESK_CERTIFICATE_CA'] as const) {
    if (values[name] && !values.TLS_CERT) need('TLS_CERT', `is missing, which ${name} needs`);
  }
  if (mysql && !values.DATA_KEY) need('DATA_KEY', 'is missing, which mysql:// needs');
  return faults;
}

/** Gateways of different carriers that have one name: rows of the outbox could not tell them apart. */
export function sameNames(gateways: readonly GatewayPlan[], carriers: readonly Carrier[]): Fault[] {
  const taken = new Set<string>();
  return gateways.flatMap(({ name, carrier }): Fault[] => {
    const key = name.toLowerCase();
    const isFirst = !taken.has(key);
    taken.add(key);
    if (isFirst) return [];
    const [[variable = '', setting] = []] = Object.entries(
      carriers.find((one) => one.name === carrier)?.settings ?? {},
    );
    const wrong = `has a link with the name "${name}", which another link has`;
    return [{ name: variable, wrong, allowed: setting?.allowed ?? '' }];
  });
}
