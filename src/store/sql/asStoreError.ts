import { StoreError } from '../../ports';
import { storeError } from '../engine/errors';

/** Whatever goes wrong comes out as a StoreError, without a word of the rows. */
export function safely<A extends unknown[], R>(ask: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
  return async (...args) => {
    try {
      return await ask(...args);
    } catch (error) {
      throw error instanceof StoreError ? error : storeError(error);
    }
  };
}

/** As `safely`, for a set of questions. */
export function safelyAll<T extends object>(asks: T): T {
  const safe = Object.entries(asks).map(([name, ask]) => [name, safely(ask)]);
  return Object.fromEntries(safe) as T; // the same names, each with a function of the same type
}
