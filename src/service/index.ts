/** The shell as one thing: what gateways speak to, and what keeps the outbox moving. */

import { KeyedQueue } from '../async/keyedQueue';
import type { CaseLimits } from '../core/cases/decision';
import type { OtherNames } from '../core/dialogue/commands/guides/matterSearch';
import type { ConverseSettings } from '../core/dialogue/converse';
import type { Lexicon } from '../core/language/lexicon/lexicon';
import { type Inbound, LANGUAGES, type Outbound } from '../core/model/message';
import type { Hours, QuietHours } from '../core/notices/quietHours';
import type { PlannedRoute } from '../core/sending/route';
import { shortened } from '../core/text/clip';
import type { Answer, Chance, Clock, Gateway, Listener, Log, Meter, Queue, Store, Trace } from '../ports';
import { Admission } from './answer/admission';
import { createParts } from './answer/longTexts';
import { createReceive, type Receive } from './answer/receive';
import { createAnnounce } from './office/announcements';
import { surroundingsReader } from './office/caseContext';
import { createNotify } from './office/caseEvents';
import type { Offices } from './office/offices';
import { createPhones } from './office/phoneMoves';
import { createOrder } from './office/templateMessage';
import { createTickets } from './office/tickets';
import { createOwe, type Owe } from './outbox/composeNotice';
import { Dispatcher, LEASE } from './outbox/dispatcher';
import { type Bell, createBell } from './outbox/outboxSignal';
import { Receipts } from './outbox/receipts';
import { withoutStopped } from './outbox/recheck';
import { RoutePlan, routesOf } from './outbox/routing/routePlan';
import { Routes } from './outbox/routing/routes';
import { createPages } from './pages';
import type { Renderer } from './render/renderer';
import type { Templates } from './render/templates';
import { createTellAlarms } from './upkeep/alarms';
import { createSupervise } from './upkeep/caseTimers';
import { ClockSteps } from './upkeep/clockSteps';
import { Housekeeping } from './upkeep/housekeeping';

export interface ServiceTools {
  store: Store;
  queue: Queue;
  gateways: readonly Gateway[];
  lexicon: Lexicon;
  renderer: Renderer;
  /** What the renderer was made of. */
  templates: Templates;
  settings: ConverseSettings;
  limits: CaseLimits;
  /** When notices wait; null: never. */
  quietHours: QuietHours | null;
  clock: Clock;
  chance: Chance;
  meter: Meter;
  log: Log;
  trace: Trace;
  /** How long a row of the outbox is one process's to send, milliseconds. */
  leaseFor?: number;
  /** Routes by preference, also those of other processes; absent: the gateways that can send of themselves. */
  plan?: readonly PlannedRoute[];
  /** Other processes work on the same store: they tell one another of their routes. */
  shared?: boolean;
  /** False: other processes look after timers, alerts and batches. */
  looksAfter?: boolean;
}

export interface Service {
  listener: Listener;
  offices: Offices;
  /** What messages leave by: how many routes are known, and how many messages wait for one to be known. */
  routes(): { known: number; unrouted: number };
  /** Whether nothing new is to be taken in just now. */
  overloaded(): boolean;
  /** Rings and watches. Call after the gateways have started. */
  start(): void;
  /** Gateways must take nothing new any more; lets open sends end. */
  stop(): Promise<void>;
}

export function createService(given: ServiceTools): Service {
  const tools = { ...given, settings: { ...given.settings, matterNames: namesBy(given.renderer) } };
  const dispatchers = new Map<string, Dispatcher>();
  const dispatch = (gateway: string) => dispatchers.get(gateway);
  const steps = new ClockSteps(tools.clock, tools.leaseFor ?? LEASE);
  const leasesHold = () => steps.leasesHold;
  const admission = new Admission(tools);
  const bell = createBell(tools);
  /** What is owed without a lease is looked for at once, here or wherever its gateway is. */
  const ring = (gateway: string) => {
    const here = dispatch(gateway);
    if (here) here.look();
    else bell(gateway);
  };
  const plan = new RoutePlan({
    ...tools,
    own: tools.plan ?? routesOf(tools.gateways),
    has: (name) => tools.gateways.some((gateway) => gateway.name === name),
    shared: tools.shared ?? false,
  });
  const routes = new Routes({
    ...tools,
    plan: () => plan.current(),
    release: (gateway, lane) => dispatch(gateway)?.release([lane]),
    leasesHold,
    ring,
  });
  const hours: Hours = { quiet: tools.quietHours, utcOffset: tools.settings.utcOffset };
  const owe = createOwe({ ...tools, hours, way: (lane) => routes.choose(lane) });
  /** An alert that did not arrive goes on at once. */
  const lost = () => housekeeping.hurry();
  const sending = {
    ...tools,
    hours,
    store: withoutStopped(tools.store, tools.clock),
    routes,
    leasesHold,
    left: (inbound: string) => admission.left(inbound),
    lost: ({ lane }: Outbound) => (lane === 'alert' ? lost() : undefined),
  };
  for (const gateway of tools.gateways) {
    if (gateway.send) dispatchers.set(gateway.name, new Dispatcher(gateway, sending));
  }
  const inline = new Set(
    tools.gateways.filter(({ replies }) => replies === 'inline').map(({ name }) => name),
  );
  const turns = new KeyedQueue();
  const answer = createReceive({
    ...tools,
    owe,
    ring,
    turns,
    dispatch: (gateway) => (inline.has(gateway) ? undefined : dispatch(gateway)),
    keepsReplies: (gateway) => inline.has(gateway) && dispatchers.has(gateway),
    follow: (lane) => routes.choose(lane),
  });
  const receive: Receive = (inbound, beside) => answer(shortened(inbound), beside);
  /** Whether an answer waits for its link: it goes on its way later. */
  const isQueued =
    ({ gateway }: Inbound) =>
    ({ replies }: Answer) =>
      replies.length > 0 && !inline.has(gateway) && dispatchers.has(gateway);
  const receipts = new Receipts({
    ...tools,
    hours,
    heard: (gateway, message) => routes.heard(gateway, message),
    lost,
  });
  const parts = createParts({ ...tools, receive });
  const { offices, rounds } = createOffices({ ...tools, hours, owe, ring, plan });
  const housekeeping = new Housekeeping({
    ...tools,
    steps,
    dispatchers,
    parts,
    receipts,
    plan,
    routes,
    rounds,
  });
  return {
    listener: {
      message: (inbound) => admission.take(inbound, () => receive(inbound), isQueued(inbound)),
      part: (part) => admission.take(part, () => parts.take(part)),
      receipt: (receipt) => receipts.take(receipt),
      page: createPages({ ...tools, owe, ring, turns, admission, dispatch: () => undefined }),
      ready: (gateway) => dispatch(gateway)?.look(),
    },
    offices,
    routes: () => ({ known: plan.current().length, unrouted: routes.unrouted }),
    overloaded: () => admission.closed,
    start() {
      for (const [gateway, dispatcher] of dispatchers)
        tools.queue.work('owed', gateway, async () => dispatcher.look(), 1);
      housekeeping.start();
    },
    async stop() {
      housekeeping.stop();
      await Promise.all([...dispatchers.values()].map((each) => each.stop()));
    },
  };
}

/** What the words of each language call a matter. */
function namesBy(renderer: Renderer): OtherNames {
  return (matter) => LANGUAGES.map((language) => renderer.word('matter', matter, language));
}

/** What the offices ask for, and what has to be looked after for them. */
function createOffices(
  tools: Omit<ServiceTools, 'plan'> & { hours: Hours; owe: Owe; ring: Bell; plan: RoutePlan },
) {
  const { store, settings, limits, plan, looksAfter = true } = tools;
  const shared = {
    ...tools,
    bell: tools.ring,
    surroundings: surroundingsReader(store.cases, {
      limits,
      utcOffset: settings.utcOffset,
      clock: tools.clock,
    }),
    perSecond: (name: string) => plan.current().find((route) => route.name === name)?.perSecond ?? 0,
  };
  const announce = createAnnounce(shared);
  const offices: Offices = {
    notify: createNotify(shared),
    announce,
    order: createOrder(shared),
    tickets: createTickets(shared),
    phones: createPhones(shared),
  };
  return {
    offices,
    rounds: looksAfter ? [createSupervise(shared), announce.advance, createTellAlarms(shared)] : [],
  };
}
