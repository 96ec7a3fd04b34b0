import { Refused } from '../commit';
import { faultOf } from '../engine/errors';

/** Where `work` finds a key taken, it throws `Refused` with these words. */
export async function orRefused(work: Promise<void>, says: string): Promise<void> {
  try {
    await work;
  } catch (error) {
    throw faultOf(error) === 'taken' ? new Refused(says) : error;
  }
}
