/** Work on the database that nobody waits for. */
import { setTimeout as pause } from 'node:timers/promises';

/** Keys removed in one transaction: whoever commits meanwhile waits a few milliseconds. */
export const KEYS_IN_A_SLICE = 100;

/** Runs `slice` until it says that there is no more. After each the database is left to others for as long as it took. */
export async function inSlices(slice: () => Promise<'more' | 'done'>): Promise<void> {
  for (let begun = performance.now(); (await slice()) === 'more'; begun = performance.now())
    await pause(performance.now() - begun);
}
