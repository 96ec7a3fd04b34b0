/** Which route a message takes, and when what waits at one is moved to another: decisions on what each route shows. */
import { DAY, HOUR, MINUTE, SECOND } from '../calendar/durations';
import type { Lane } from '../model/message';
import type { HomeCarrier } from '../model/route';
import type { Home } from './homeCarrier';

/** What no route was known for waits here until one is. */
export const UNROUTED = '';

/** What can be seen of a route. */
export interface Signs {
  up: boolean;
  /** Milliseconds since it came up, or went. */
  stateFor: number;
  /** Only the operator can bring it back: its log-in is refused. */
  refused: boolean;
  /** Sends that ended lately, and those of them that the carrier put off or did not answer. */
  ended: number;
  failed: number;
  /** Messages that should have their receipt by now, and those of them that have none. */
  awaited: number;
  silent: number;
}

/** From best to worst. A route that was worse is `recovering` until it has proved itself on a few messages. */
const CONDITIONS = ['well', 'recovering', 'slow', 'failing', 'down'] as const;
export type Condition = (typeof CONDITIONS)[number];

export interface Standing {
  condition: Condition;
  /** By the monotonic clock, milliseconds. */
  since: number;
  /** Milliseconds that it was last left alone for; doubles while it keeps failing. */
  rest: number;
}

export const NEW_ROUTE: Standing = { condition: 'well', since: 0, rest: 0 };

/** A link that comes back so soon was never gone, milliseconds. */
const GRACE = 5 * SECOND;
/** Fewer than these prove nothing. */
const ENOUGH = 20;
/** Shares at which a route is left; what comes back has to be much better. */
const FAILING = 0.2;
const SILENT = 0.75;
const SOUND = 0.05;
/** First and longest rest of a route that fails, milliseconds. */
const REST = { first: MINUTE, longest: 10 * MINUTE } as const;
/** Milliseconds in which a recovering route has to stay sound; with too few messages to tell, the second. */
const TRIAL = { least: 30 * SECOND, most: 5 * MINUTE } as const;

/** What a route is now, after what it was; `now` as in `since`. Counts in `signs` begin anew where the condition changes. */
export function standingAfter(before: Standing, signs: Signs, now: number): Standing {
  const become = (condition: Condition, rest = before.rest): Standing =>
    condition === before.condition ? before : { condition, since: now, rest };
  if (!signs.up) return signs.refused || signs.stateFor >= GRACE ? become('down') : before;
  switch (before.condition) {
    case 'down':
      return become('recovering');
    case 'slow':
    case 'failing':
      return now - before.since >= before.rest ? become('recovering') : before;
    case 'recovering':
      if (hasProved(before, signs, now)) return become('well', 0);
  }
  const fault = faultOf(signs);
  const rest = Math.min(before.rest * 2 || REST.first, REST.longest);
  return fault ? become(fault, rest) : before;
}

function faultOf({ ended, failed, awaited, silent }: Signs): 'failing' | 'slow' | null {
  if (ended >= ENOUGH && failed >= ended * FAILING) return 'failing';
  return awaited >= ENOUGH && silent >= awaited * SILENT ? 'slow' : null;
}

function hasProved({ since }: Standing, signs: Signs, now: number): boolean {
  const heard = signs.awaited === 0 || signs.silent < signs.awaited * SILENT;
  const sound = heard && signs.failed <= signs.ended * SOUND;
  return sound && now - since >= (signs.ended >= ENOUGH ? TRIAL.least : TRIAL.most);
}

/** A route that may be chosen; the operator lists them by preference. */
export interface Candidate {
  name: string;
  /** The code that it sends from. */
  source: string;
  condition: Condition;
  /** Messages that wait at it, and how many of them leave in a second. */
  backlog: number;
  perSecond: number;
  /** Whose own link it is; absent: it is for everybody's subscribers. */
  carrier?: HomeCarrier | undefined;
}

export interface Wanted {
  lane: Lane;
  /** An answer leaves by the code that the person wrote to. */
  code?: string;
  /** Whose subscriber the recipient is; absent: of several recipients. */
  home?: Home;
  /** Chance in [0, 1). */
  fraction: number;
}

/** What a condition is worth in milliseconds of waiting. */
const PRICE: Readonly<Record<Condition, number>> = {
  well: 0,
  recovering: 5 * MINUTE,
  slow: 10 * MINUTE,
  failing: HOUR,
  down: DAY,
};
/** The same for each place further down the operator's list. */
const PLACE = MINUTE;
/** The same where the recipient's own carrier has a route: for one that is everybody's, and for another carrier's own. */
const EVERYBODYS = 5 * MINUTE;
const FOREIGN = 6 * HOUR;
/** Share of what is not urgent that a recovering route has to prove itself on. */
const TRIED_WITH = 0.1;
/** Being moved is worth it from so much less waiting on, milliseconds: nothing goes to and fro. */
const WORTH_MOVING = 5 * MINUTE;

/** The route with the least to wait; a route that is down only where there is no other. Null where none fits. */
export function chooseRoute(routes: readonly Candidate[], wanted: Wanted): Candidate | null {
  return cheapest(costs(routes, wanted))?.route ?? null;
}

/**
 * Where messages of `lane` that wait at `from` are better off, by minutes; null where they stay. Of a carrier's own link
 * they go to no other carrier's own: that would send them back.
 */
export function refugeFrom(
  from: Candidate,
  routes: readonly Candidate[],
  wanted: Omit<Wanted, 'fraction'>,
): Candidate | null {
  const given = { ...wanted, fraction: 1 };
  const place = routes.findIndex(({ name }) => name === from.name);
  const here = costOf(from, Math.max(0, place), given);
  const others = routes.filter(
    ({ name, carrier }) => name === from.name || mayTakeOver(from.carrier, carrier),
  );
  const best = cheapest(costs(others, given).filter(({ route }) => route.name !== from.name));
  return best && here - best.cost >= WORTH_MOVING ? best.route : null;
}

interface Priced {
  route: Candidate;
  cost: number;
}

function costs(routes: readonly Candidate[], wanted: Wanted): Priced[] {
  return routes
    .map((route, place) => ({ route, cost: costOf(route, place, wanted) }))
    .filter(({ route }) => wanted.code === undefined || route.source === wanted.code);
}

function mayTakeOver(from: HomeCarrier | undefined, other: HomeCarrier | undefined): boolean {
  return from === undefined || other === undefined || from === other;
}

function costOf(route: Candidate, place: number, { lane, fraction, home }: Wanted): number {
  const patient = lane === 'notice' || lane === 'bulk';
  const tried = patient && route.condition === 'recovering' && fraction < TRIED_WITH;
  // What is urgent overtakes all that waits.
  const wait = patient ? (route.backlog / Math.max(1, route.perSecond)) * 1_000 : 0;
  return wait + (tried ? 0 : PRICE[route.condition]) + place * PLACE + strangeness(route.carrier, home);
}

function strangeness(carrier: HomeCarrier | undefined, home: Home | undefined): number {
  if (!home) return 0;
  if (carrier === undefined) return home.home === null ? 0 : EVERYBODYS;
  if (carrier === home.home) return 0;
  return home.home !== null || home.away.includes(carrier) ? FOREIGN : EVERYBODYS;
}

function cheapest(priced: readonly Priced[]): Priced | undefined {
  return priced.reduce<Priced | undefined>(
    (best, one) => (best && best.cost <= one.cost ? best : one),
    undefined,
  );
}
