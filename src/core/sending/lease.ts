import { MINUTE } from '../calendar/durations';

/** No lease ends so much later than it is given, whatever the clocks of several machines say, milliseconds. */
export const NO_LEASE = 10 * MINUTE;
