/** The offices' side of the service on a new store with the demo township: no carrier takes anything until a test says so. */

import { monotonicFactory } from 'ulid';
import { KeyedQueue } from '../../src/async/keyedQueue';
import type { CaseEvent } from '../../src/core/model/caseEvents';
import type { Change } from '../../src/core/model/change';
import type { CaseLimits } from '../../src/core/model/limits';
import type { Store, Trace } from '../../src/ports';
import { createReceive } from '../../src/service/answer/receive';
import { createIntake } from '../../src/service/intake';
import { Announcements } from '../../src/service/office/announcements';
import { createCaseEvents } from '../../src/service/office/caseEvents';
import { caseContextReader } from '../../src/service/office/caseFacts';
import { createFamily } from '../../src/service/office/familyPhones';
import { createPhoneMoves } from '../../src/service/office/phoneMoves';
import { createTemplateMessages } from '../../src/service/office/templateMessage';
import { createTickets } from '../../src/service/office/tickets';
import { type ComposerTools, createComposer, type OutboxRow } from '../../src/service/outbox/composeNotice';
import { createAlarmRound } from '../../src/service/upkeep/alarms';
import { createAuditHeadRound } from '../../src/service/upkeep/auditHead';
import { createCaseTimerRound } from '../../src/service/upkeep/caseTimers';
import { lexicon } from '../support/lexicon';
import { renderer } from '../support/renderer';
import { RULES } from '../support/rules';
import { FakeClock, fixedChance } from '../support/smsc/clock';
import { but, log, meter, newStore } from './emptyService';
import { APPLICANT, NOW } from './people';

const chooseRoute: ComposerTools['chooseRoute'] = () => ({ gateway: 'cm', source: '10628' });

interface Options {
  same?: { clock: FakeClock; inner: Store };
  chooseRoute?: ComposerTools['chooseRoute'];
  now?: number;
  /** Beside those that come with the service. */
  limits?: Partial<CaseLimits>;
  trace?: Trace;
}

/** `same`: another process on the store of this one, at the same time. */
export async function township({ same, ...more }: Options = {}) {
  const clock = same?.clock ?? new FakeClock(more.now ?? NOW);
  const inner = same?.inner ?? (await newStore(clock.now()));
  const committed: Change[] = [];
  const store: Store = but(inner, {
    async commit(changes) {
      const outcome = await inner.commit(changes);
      if (outcome === 'done') committed.push(...changes);
      return outcome;
    },
  });
  const ulid = monotonicFactory(same ? () => 0.7 : () => 0.2);
  const chance = { ...fixedChance(), id: () => ulid(clock.now()) };
  const settings = { language: 'zh-CN', utcOffset: 480 } as const;
  const rung: string[] = [];
  const limits = { ...RULES.limits, ...more.limits };
  const tools = {
    ...{ ...RULES, limits },
    store,
    clock,
    chance,
    settings,
    renderer,
    compose: createComposer({
      renderer,
      chance,
      chooseRoute: more.chooseRoute ?? chooseRoute,
      hours: RULES.hours,
      settings,
    }),
    ring: (gateway: string) => void rung.push(gateway),
    log,
    context: caseContextReader(store.cases, { limits, utcOffset: 480, clock }),
    perSecond: () => 100,
  };
  const of = <K extends Change['kind']>(kind: K) =>
    committed.filter((change): change is Extract<Change, { kind: K }> => change.kind === kind);
  const notify = createCaseEvents(tools);
  const announce = new Announcements(tools);
  return {
    inner,
    store,
    clock,
    chance,
    committed,
    rung,
    of,
    notify,
    announce,
    intake: createIntake({ ...tools, notify, announce, tell: tools.compose, utcOffset: 480 }),
    order: createTemplateMessages(tools),
    tickets: createTickets(tools),
    phones: createPhoneMoves(tools),
    family: createFamily(tools),
    tellAlarms: createAlarmRound(tools),
    tellAuditHead: createAuditHeadRound(tools),
    supervise: createCaseTimerRound(tools),
    receive: createReceive({
      ...tools,
      settings: { ...tools.settings, says: lexicon.says, families: limits },
      lexicon,
      turns: new KeyedQueue(),
      repliesBy: () => undefined,
      meter,
      trace: more.trace ?? null,
    }),
    /** Messages written since this was last asked, `to: text`. */
    said(): string[] {
      const owed = of('owed');
      committed.length = 0;
      return owed.map(saying);
    },
  };
}

export type Township = Awaited<ReturnType<typeof township>>;

export function saying({ message, suppressed }: OutboxRow): string {
  return `${message.to}${suppressed ? ` (${suppressed})` : ''}: ${message.text}`;
}

let events = 0;

/** An event of the case `QZ20261123-0001`, of 施工许可, whose applicant is 张三丰; a minute old at `NOW`. */
export function event(
  type: CaseEvent['type'],
  more: Partial<Omit<CaseEvent, 'case'>> & { case?: object } = {},
): CaseEvent {
  events += 1;
  const { case: about, ...rest } = more;
  return {
    id: `event-${events}`,
    type,
    at: NOW - 60_000 + events,
    note: '',
    detail: {},
    ...rest,
    case: {
      number: 'QZ20261123-0001',
      matter: '施工许可',
      department: '住建局',
      applicant: { name: '张三丰', phone: APPLICANT },
      ...about,
    },
  };
}
