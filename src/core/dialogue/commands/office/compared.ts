/** Which department has how many cases at work, and how many of them late: those that are late most come first. */

import type { Office } from '../../../model/cases';
import { clip } from '../../../text/clip';
import { type Scene, say, type Turn } from '../../scene/command';
import type { Reads } from '../../scene/reads';

interface Account {
  department: string;
  running: number;
  late: number;
}

/** So many have room in one message. */
const MOST = 5;

export async function accountsOf(offices: readonly Office[], ask: Reads, { now }: Scene): Promise<Account[]> {
  const accounts = await Promise.all(
    offices.map(async ({ id, name }) => {
      const [running, late] = await Promise.all([
        ask.officeCases({ departments: [id] }),
        ask.officeCases({ departments: [id], until: now }),
      ]);
      return { department: clip(name, 6), running: running.count, late: late.count };
    }),
  );
  return accounts
    .filter(({ running }) => running > 0)
    .sort((one, other) => other.late - one.late || other.running - one.running);
}

/** What came in or was done today is not counted by text, and that is said to whoever asks for it. */
export function comparedTurn(accounts: readonly Account[], words: string, { says }: Scene): Turn {
  const rows = accounts.slice(0, MOST);
  const late = accounts.reduce((sum, one) => sum + one.late, 0);
  const data = { rows, late, more: accounts.length - rows.length, today: says.thisDay.test(words) };
  return say({ view: 'office.compared', data });
}
