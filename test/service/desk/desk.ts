/** The desk over a real store, with a clock that the test sets and that moves at every reading. */
import { loadLimits } from '../../../src/files/limits';
import { ROOT } from '../../../src/files/root';
import { systemChance } from '../../../src/main/clock';
import type { Store } from '../../../src/ports';
import { createDesk, type Desk } from '../../../src/service/desk';
import { addAccount } from '../../../src/service/desk/accounts';
import { NOW } from '../../support/builders/changes';
import { newStore } from '../../worlds/emptyService';

export const MINUTE = 60_000;
export const PASSWORD = '麦子熟了三月里又下了雨天';
export const FROM = { address: '192.0.2.7', agent: 'Firefox' };

export interface TestDesk {
  desk: Desk;
  store: Store;
  tools: Parameters<typeof createDesk>[0];
  /** Lets time pass. */
  pass(ms: number): void;
  now(): number;
  /** How often a password was compared. */
  hashed(): number;
  /** A clerk with a password, and her session's token. */
  clerk(login?: string): Promise<{ id: string; token: string }>;
}

export async function openDesk(): Promise<TestDesk> {
  const store = await newStore();
  let now = NOW;
  const clock = {
    now: () => {
      now += 1;
      return now;
    },
  };
  let hashed = 0;
  // Costs nothing; test/service/desk/passwords.test.ts has the true one.
  const passwords = {
    hash: async (password: string) => `kept ${password}`,
    isRight: async (kept: string | null, password: string) => {
      hashed += 1;
      return kept === `kept ${password}`;
    },
  };
  const tools = { passwords, store, clock, chance: systemChance, limits: loadLimits(ROOT) };
  const desk = createDesk(tools);
  return {
    desk,
    store,
    tools,
    pass: (ms) => {
      now += ms;
    },
    now: () => now,
    hashed: () => hashed,
    async clerk(login = 'wang') {
      const grants = [{ role: 'entryClerk', area: '', department: null } as const];
      const added = await addAccount({ login, name: '王会计', phone: null, grants, by: 'test' }, tools);
      if (!added) throw new Error('this login is taken');
      const started = await desk.startByLink({ link: added.link, password: PASSWORD, from: FROM });
      if (started.as !== 'in') throw new Error(`the link does not start: ${started.as}`);
      return { id: added.id, token: started.token };
    },
  };
}
