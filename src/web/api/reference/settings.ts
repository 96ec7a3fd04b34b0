/** Settings of the installation over the API: a row each, `name` and `value` as the desk writes it. */
import {
  type Installation,
  isSettingName,
  SETTING_NAMES,
  type SettingName,
} from '../../../core/setup/installation';
import { settingFrom, settingText } from '../../../core/setup/settingText';
import type { Verdict } from '../../../service/office/offices';
import type { Author, ReferenceOffice } from '../../../service/reference';
import type { SentRow } from './rows';

/** A setting that was read. */
interface Said {
  name: SettingName;
  value: unknown;
}

export function settingRows(installation: Installation): { name: string; value: string }[] {
  return SETTING_NAMES.map((name) => ({ name, value: settingText(name, installation) }));
}

/** `row` as its schema reads it. */
export function settingIn({ name: said, value: written = '' }: SentRow): Said | { error: string } {
  const name = String(said);
  if (!isSettingName(name)) return { error: '/name is no setting' };
  const value = settingFrom(name, Array.isArray(written) ? written.join(' ') : String(written));
  return value === undefined ? { error: '/value can not be read' } : { name, value };
}

/** Those that are wrong, by themselves or beside the others, are left out; all others hold. */
export async function putSettings(
  said: readonly Said[],
  author: Author,
  reference: Pick<ReferenceOffice, 'set' | 'installation'>,
): Promise<Verdict[]> {
  const was = new Map(SETTING_NAMES.map((name) => [name, JSON.stringify(reference.installation[name])]));
  const wrong = new Map<string, string>();
  const left = () => said.filter(({ name }) => !wrong.has(name));
  const put = () => reference.set(Object.fromEntries(left().map(({ name, value }) => [name, value])), author);
  for (let faults = await put(); faults.length > 0; faults = await put()) {
    const before = wrong.size;
    for (const { name, must } of faults) wrong.set(name, `/value ${must}`);
    // What is wrong holds already, and is none of theirs.
    if (wrong.size === before) break;
  }
  return said.map(({ name, value }) => {
    const error = wrong.get(name);
    if (error) return { error };
    return was.get(name) === JSON.stringify(value) ? 'duplicate' : 'accepted';
  });
}
