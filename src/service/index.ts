/** The shell around the core, composed: what gateways speak to, what the offices may ask for, and what sends. */
import { KeyedQueue } from '../async/keyedQueue';
import type { Inbound } from '../core/model/message';
import type { TextForm } from '../core/model/route';
import type { Hours } from '../core/notices/quietHours';
import type { ClockDoubt } from '../core/sending/clockTrust';
import type { Answer, Listener } from '../ports';
import { Admission } from './answer/admission';
import { LongTexts } from './answer/longTexts';
import { createReceive, type Receive } from './answer/receive';
import { createDesk, type Desk } from './desk';
import type { Intake } from './intake/intake';
import { createNewsDesk, type NewsDesk } from './office/news';
import type { Alerts, Offices } from './office/offices';
import { createOfficeSide } from './officeSide';
import { Outbox, type OutboxTools } from './outbox';
import { LEASE } from './outbox/dispatcher';
import { createPages } from './pages';
import { namesOf } from './render/names';
import type { ServiceTools } from './tools';
import { ClockSteps } from './upkeep/clockSteps';
import { ClockTrust } from './upkeep/clockTrust';
import { Housekeeping } from './upkeep/housekeeping';

export interface Service {
  listener: Listener;
  offices: Offices & { alerts: Alerts };
  readonly desk: Desk;
  /** Items of the news, as offices write them. */
  readonly news: NewsDesk;
  /** Files that offices hand in. */
  intake: Intake;
  /** How many routes are known, and how many messages wait for one to be known. */
  routes(): { known: number; unrouted: number };
  /** How this route writes texts; undefined: as usual. */
  formOf(route: string): TextForm | undefined;
  /** Why the wall clock is not believed; null where it is. */
  clockDoubt(): ClockDoubt | null;
  /** Whether no new message is taken in just now. */
  overloaded(): boolean;
  /** Hears bells and keeps house. Call after the gateways have started. */
  start(): void;
  /** Gateways must take nothing new any more; lets open sends end. */
  stop(): Promise<void>;
}

export function createService(tools: ServiceTools): Service {
  const { store, clock, meter, log } = tools;
  const steps = new ClockSteps(clock, tools.leaseFor ?? LEASE);
  const trust = new ClockTrust({ store, clock, log, shared: tools.shared ?? false });
  const admission = new Admission({ clock, meter, log });
  const outbox = createOutbox(tools, {
    leasesHold: () => trust.tellsLeases && steps.leasesHold,
    left: (inbound) => admission.left(inbound),
    // An alert that does not arrive is passed on at once.
    alertLost: () => housekeeping.hurry(),
  });
  const answers = createAnswers(tools, outbox, admission);
  const { offices, intake, rounds } = createOfficeSide(tools, outbox, hoursOf(tools));
  const { longTexts } = answers;
  const upkeep = { store, clock, meter, log, steps, trust, outbox, longTexts, rounds };
  const housekeeping = new Housekeeping(upkeep);
  return {
    listener: createListener(outbox, admission, answers),
    offices,
    desk: createDesk({ store, clock, chance: tools.chance, limits: tools.limits }),
    news: createNewsDesk(tools),
    intake,
    formOf: (route) => outbox.plan.current().find(({ name }) => name === route)?.form,
    routes: () => ({ known: outbox.plan.current().length, unrouted: outbox.routes.unrouted }),
    overloaded: () => admission.closed,
    clockDoubt: () => trust.doubt,
    start() {
      outbox.start();
      housekeeping.start();
    },
    async stop() {
      housekeeping.stop();
      intake.stop();
      await outbox.stop();
    },
  };
}

/** What gateways speak to. A text is admitted until its reply has left the outbox, or was the answer of the call. */
function createListener(
  outbox: Outbox,
  admission: Admission,
  { receive, longTexts, page }: Answers,
): Listener {
  const isQueued =
    ({ gateway }: Inbound) =>
    ({ replies }: Answer) =>
      replies.length > 0 && outbox.repliesBy(gateway) !== undefined;
  return {
    message: (inbound) => {
      void outbox.homes.heard(inbound);
      return admission.take(inbound, () => receive(inbound), isQueued(inbound));
    },
    part: (part) => admission.take(part, () => longTexts.take(part)),
    receipt: (receipt) => outbox.receipts.take(receipt),
    page,
    ready: (gateway) => outbox.dispatchers.get(gateway)?.look(),
  };
}

/** What sends: notices, replies of gateways that do not answer inline, and the receipts of both. */
function createOutbox(
  tools: ServiceTools,
  events: Pick<OutboxTools, 'leasesHold' | 'left' | 'alertLost'>,
): Outbox {
  return new Outbox({
    store: tools.store,
    queue: tools.queue,
    gateways: tools.gateways,
    renderer: tools.renderer,
    settings: tools.settings,
    limits: tools.limits,
    numbers: tools.numbers,
    hours: hoursOf(tools),
    clock: tools.clock,
    chance: tools.chance,
    meter: tools.meter,
    log: tools.log,
    plan: tools.plan,
    shared: tools.shared,
    leaseFor: tools.leaseFor,
    ...events,
  });
}

interface Answers {
  receive: Receive;
  longTexts: LongTexts;
  page: NonNullable<Listener['page']>;
}

/** What answers: texts and sessions, parts of long texts, and pages. A person is answered in one place at a time. */
function createAnswers(tools: ServiceTools, outbox: Outbox, admission: Admission): Answers {
  const { store, lexicon, renderer, clock, chance, meter, trace } = tools;
  const { says } = lexicon;
  const settings = { ...tools.settings, ...namesOf(renderer), says, families: tools.limits };
  const turns = new KeyedQueue();
  const { compose, ring } = outbox;
  const shared = { store, lexicon, renderer, settings, compose, ring, turns, clock, chance, meter, trace };
  const receive = createReceive({
    ...shared,
    repliesBy: (gateway) => outbox.repliesBy(gateway),
    keepsReplies: (gateway) => outbox.keepsReplies(gateway),
    follow: (lane) => outbox.routes.choose(lane),
  });
  return {
    receive,
    longTexts: new LongTexts({ store, receive, clock }),
    page: createPages({ ...shared, admission, repliesBy: () => undefined }),
  };
}

function hoursOf({ quietHours, settings }: Pick<ServiceTools, 'quietHours' | 'settings'>): Hours {
  return {
    get quiet() {
      return quietHours();
    },
    utcOffset: settings.utcOffset,
  };
}
