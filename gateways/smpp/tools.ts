import type { Chance, Clock, Log, Meter } from '../../src/ports';

/** What a gateway is given to work with. */
export interface Tools {
  clock: Clock;
  chance: Chance;
  log: Log;
  meter: Meter;
}
