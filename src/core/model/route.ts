/** Routes: the gateways by which messages can leave. */
import type { HomeCarrier } from './homeCarrier';

/** A route as the operator has set it up. */
export interface PlannedRoute {
  /** Name of its gateway, in this process or in another. */
  name: string;
  /** The code that it sends from. */
  source: string;
  /** Segments a second; 0: no limit. */
  perSecond: number;
  /** It is a carrier's own, for its subscribers first; absent: for everybody's. */
  carrier?: HomeCarrier;
}

/** A route as a process that has its link told of it. */
export interface ToldRoute extends PlannedRoute {
  /** From 0, in the operator's order. */
  place: number;
  /** When it was last told of, milliseconds UTC by the clock of whoever told. */
  at: number;
}
