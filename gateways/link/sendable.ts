/** What every link can carry: addresses, and how many parts. */
import { SendError } from '../../src/ports';

/** Parts that a header can count. */
export const MOST_PARTS = 255;

/** Addresses have at most 20 characters in every protocol. The number itself stays out of the error. */
export function checked(whose: string, address: string): string {
  if (/^[\x20-\x7e]{1,20}$/.test(address)) return address;
  throw new SendError('rejected', 'address', `the ${whose}'s address must be 1 to 20 ASCII characters`);
}

/** A text of more parts than any carrier joins. */
export function tooLong(): SendError {
  return new SendError(
    'rejected',
    'too_long',
    `the text needs more than ${MOST_PARTS} parts: send a shorter one`,
  );
}
