/** How somebody first comes in at the desk: as an invented colleague in a demo, by a one-time link where nobody governs yet. */
import type { Config } from '../config';
import { DEMO_STAFF } from '../demo/desk';
import { holdsDemo } from '../demo/records';
import { addAccount, firstLink } from '../service/desk/accounts';
import { createPasswords } from '../service/desk/passwords';
import { newCode } from '../service/desk/secrets';
import { systemChance, systemClock } from './clock';
import type { Core } from './core';
import { meetsPeople } from './sendingPlan';

/** What `serve` prints. The password of the demo is another at each start, and the same for all its logins. */
export type DeskDoor = { logins: string[]; password: string } | { link: string };

const PASSWORD_LETTERS = 12;
const FIRST_NAME = '管理员';

/** Null: nobody needs it, or this process meets nobody. */
export async function openDeskDoor(config: Config, { store }: Pick<Core, 'store'>): Promise<DeskDoor | null> {
  if (!meetsPeople(config)) return null;
  const tools = { store, clock: systemClock, chance: systemChance };
  if (!config.production && (await holdsDemo(store))) return staffTheDemo(tools);
  const link = await firstLink(tools, FIRST_NAME);
  return link === null ? null : { link };
}

async function staffTheDemo(tools: Parameters<typeof firstLink>[0]): Promise<DeskDoor> {
  const { store, chance } = tools;
  const written = newCode(chance, PASSWORD_LETTERS, 4);
  const password = await createPasswords().hash(written);
  for (const { login, name, grants } of DEMO_STAFF) {
    const kept = await store.desk.accountByLogin(login);
    const account =
      kept?.id ?? (await addAccount({ login, name, phone: null, grants, by: 'demo' }, tools))?.id;
    if (account === undefined) continue; // another process has just made it
    await store.commit([{ kind: 'accountPassword', account, password, mustChange: false }]);
  }
  return { logins: DEMO_STAFF.map(({ login }) => login), password: written };
}
