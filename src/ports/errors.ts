/** The closed sets of ways in which sending, storing and taking in fail. */
import type { Fate } from '../core/model/message';

/** Sending fails in no other way. */
export class SendError extends Error {
  constructor(
    readonly fate: Fate,
    /** The carrier's code, or ours in lower case (`timeout`). */
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'SendError';
  }
}

/** The store fails in no other way. */
export class StoreError extends Error {
  constructor(
    readonly kind: 'unavailable' | 'full' | 'readonly' | 'busy' | 'broken',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StoreError';
  }
}

/** What was decided on has been written by somebody else since: nothing was written, and it is to be read again. */
export class Moved extends Error {
  constructor() {
    super('it was written by somebody else meanwhile');
    this.name = 'Moved';
  }
}

/** More comes in than can be answered in time: nothing was done with this, and it may be sent again. */
export class Overloaded extends Error {
  constructor(
    /** In so many seconds it is worth trying. */
    readonly retryAfter: number,
  ) {
    super('more comes in than can be answered in time');
    this.name = 'Overloaded';
  }
}
