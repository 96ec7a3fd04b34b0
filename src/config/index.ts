/** The environment, read in one place, checked as a whole, and never looked at again. */
import { readDotenv } from './dotenv';
import { ConfigError, type Fault } from './fault';
import { type Environment, faultsBetween, linkFaults, readValues } from './read';
import { arrange, type Config } from './settings';
import type { Values } from './variables';

export { ConfigError } from './fault';
export type { Environment } from './read';
export type { Config } from './settings';

/** What is set from outside, and what was wrong with where it stands. */
export interface Loaded {
  env: Environment;
  faults: readonly Fault[];
}

/**
 * Throws ConfigError with every fault, those `found` before among them. A function of its arguments alone. `checkLink` is
 * the gateway's own reading of one address of SMPP_URL; it throws one Error that says what is wrong, without the password.
 */
export function readConfig(
  env: Environment,
  checkLink: (url: string) => unknown = () => {},
  found: readonly Fault[] = [],
): Config {
  const { values, faults } = readValues(env);
  const all = [
    ...found,
    ...faults,
    ...faultsBetween(values, new Set(faults.map(({ name }) => name))),
    ...(values.SMPP_URL ?? []).flatMap((url) => linkFaults(url, checkLink)),
  ];
  if (all.length > 0) throw new ConfigError(all);
  // Without a fault every variable has been read.
  return deepFreeze(arrange(values as Values));
}

/** `.env` of this folder, if there is one, under what the process was given. The only reader of process.env. */
export function loadEnvironment(folder: string, given: Environment = process.env): Loaded {
  const { values, faults } = readDotenv(folder);
  return { env: { ...values, ...given }, faults };
}

function deepFreeze<T>(value: T): T {
  // A Buffer's octets cannot be frozen; its holder is.
  if (typeof value === 'object' && value !== null && !Buffer.isBuffer(value)) {
    for (const inner of Object.values(value)) deepFreeze(inner);
    Object.freeze(value);
  }
  return value;
}
