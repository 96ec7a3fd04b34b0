/** What comes of a fault: `Refused` to who commits, where somebody else was first; StoreError to everybody else. */
import { StoreError } from '../../ports';
import { faultOf, storeError } from '../engine/errors';

/** What a change writes is there already, or what it changes is not as it was. */
export class Refused extends Error {}

/** `Refused` with these words where `error` says that a key is taken; else `error` itself. */
export function refusedIfTaken(error: unknown, says: string): unknown {
  return faultOf(error) === 'taken' ? new Refused(says) : error;
}

/** Where `work` finds a key taken, it throws `Refused` with these words. */
export async function orRefused<T>(work: Promise<T>, says: string): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw refusedIfTaken(error, says);
  }
}

/** A set of questions, each rejecting with a StoreError, which holds not a word of the rows. What is no function stays. */
export function withStoreErrors<T extends object>(asks: T): T {
  const safe = Object.entries(asks).map(([name, ask]) => [
    name,
    typeof ask === 'function' ? safely(ask) : ask,
  ]);
  return Object.fromEntries(safe) as T; // the same names, each with a function of the same type
}

function safely<A extends unknown[], R>(ask: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
  return async (...args) => {
    try {
      return await ask(...args);
    } catch (error) {
      throw error instanceof StoreError ? error : storeError(error);
    }
  };
}
