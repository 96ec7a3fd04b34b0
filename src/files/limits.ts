/** Limits of casework that an installation may decide otherwise, from `templates/limits.json`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseLimits } from '../core/model/limits';
import { SETTING_NAMES, settingFaults } from '../core/setup/installation';

/** What is set by the environment, and not by this file. */
const ELSEWHERE: ReadonlySet<string> = new Set(['signature', 'quietHours']);

/**
 * Reads the limits from the installation's own file, or else those that come with the program below `root`. Throws an
 * Error that names the file, and the setting that says it, each fault and what is allowed.
 */
export function loadLimits(root: string, own: string | null = null): CaseLimits {
  const file = own ?? join(root, 'templates', 'limits.json');
  const name = own === null ? file : `LIMITS_FILE, ${file}`;
  const said = parsed(file, name);
  const faults = faultsOf(said);
  if (faults.length > 0) throw new Error(`${name}: ${faults.join('; ')}`);
  return said as CaseLimits; // every field has just been checked
}

function parsed(file: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (fault) {
    if (fault instanceof SyntaxError) throw new Error(`${name}: is not JSON: ${fault.message}`);
    throw new Error(`${name}: cannot be read: ${fault instanceof Error ? fault.message : fault}`);
  }
}

function faultsOf(said: unknown): string[] {
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return ['must be a JSON object'];
  const names = SETTING_NAMES.filter((name) => !ELSEWHERE.has(name));
  const missing = names.filter((name) => !Object.hasOwn(said, name)).map((name) => `${name} is missing`);
  const strange = Object.keys(said).filter((name) => ELSEWHERE.has(name));
  const wrong = settingFaults({ ...said }).map(({ name, must }) => `${name} ${must}`);
  return [...missing, ...strange.map((name) => `${name} is set by the environment`), ...wrong];
}
