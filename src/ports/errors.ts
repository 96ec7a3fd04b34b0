/** The closed sets of ways in which sending and storing fail. */

/** Sending fails in no other way. */
export class SendError extends Error {
  constructor(
    /** busy: the carrier has no room for anything just now. retry: it does not say why it failed. throttled: we are too fast. rejected: this message never. unknown: it may have gone. stopped: the link went before it was written. misconfigured: the operator must act. optedOut: the person told the carrier to send them nothing. */
    readonly fate:
      | 'busy'
      | 'retry'
      | 'throttled'
      | 'rejected'
      | 'unknown'
      | 'stopped'
      | 'misconfigured'
      | 'optedOut',
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
