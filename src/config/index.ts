/** The environment, read in one place, checked as a whole, and never looked at again. */
import type { Carrier } from '../ports';
import { readDotenv } from './dotenv';
import {
  ConfigError,
  type Environment,
  type Fault,
  faultsBetween,
  readValues,
  sameNames,
  settingsOf,
} from './read';
import { arrange, type Config } from './settings';
import type { Values } from './variables';

export { ConfigError, type Environment } from './read';
export type { Config } from './settings';

/** What is set from outside, and what was wrong with where it stands. */
export interface Loaded {
  env: Environment;
  faults: readonly Fault[];
}

/** Throws ConfigError with every fault, those `found` before among them. A function of its arguments alone. */
export function readConfig(
  env: Environment,
  carriers: readonly Carrier[],
  found: readonly Fault[] = [],
): Config {
  const { values, faults } = readValues(env, settingsOf(carriers));
  const wrong = new Set(faults.map(({ name }) => name));
  const all = [...found, ...faults, ...faultsBetween(values, carriers, wrong)];
  if (all.length > 0) throw new ConfigError(all);
  // Without a fault every variable has been read.
  const config = arrange(values as Values, carriers);
  const twice = sameNames(config.gateways, carriers);
  if (twice.length > 0) throw new ConfigError(twice);
  return deepFreeze(config);
}

/** `.env` of this folder, if there is one, under what the process was given. The only reader of process.env. */
export function loadEnvironment(
  folder: string,
  carriers: readonly Carrier[],
  given: Environment = process.env,
): Loaded {
  const { values, faults } = readDotenv(folder, Object.keys(settingsOf(carriers)));
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
