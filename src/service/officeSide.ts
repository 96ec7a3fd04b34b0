/** What offices ask of the service and hand in, and the work of theirs that goes on by itself. */
import type { Hours } from '../core/notices/quietHours';
import { createIntake } from './intake';
import { createOffices } from './office';
import { caseContextReader } from './office/caseFacts';
import type { Outbox } from './outbox';
import type { ServiceTools } from './tools';
import { createAlarmRound } from './upkeep/alarms';
import { createAuditHeadRound } from './upkeep/auditHead';
import { createCaseTimerRound } from './upkeep/caseTimers';

/** What the offices may ask for, and the rounds that look after cases, batches and alarms. */
export function createOfficeSide(tools: ServiceTools, outbox: Outbox, hours: Hours) {
  const { store, renderer, templates, settings, limits, clock, chance, log, looksAfter = true } = tools;
  const { compose, ring, plan } = outbox;
  const context = caseContextReader(store.cases, { limits, utcOffset: settings.utcOffset, clock });
  const offices = createOffices({
    store,
    renderer,
    templates,
    settings,
    limits,
    hours,
    context,
    compose,
    ring,
    clock,
    chance,
    perSecond: (gateway) => plan.perSecond(gateway),
  });
  const { announce, notify } = offices;
  const intake = createIntake({
    ...{ store, announce, notify, context, clock, chance, log, limits, tell: compose },
    ...{ utcOffset: settings.utcOffset, sheets: tools.sheets, columns: tools.columns },
    leaseFor: tools.leaseFor,
  });
  const rounds = [
    createCaseTimerRound({ store, context, compose, ring, clock, chance }),
    () => announce.advance(),
    () => intake.advance(),
    createAuditHeadRound({ store, compose, ring, clock, log, settings }),
    createAlarmRound({ store, compose, ring, clock, log, settings }),
    ...(tools.rounds ?? []),
  ];
  return { offices, intake, rounds: looksAfter ? rounds : [] };
}
