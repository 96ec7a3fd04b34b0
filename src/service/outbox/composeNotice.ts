/** A notice → the row of the outbox that carries it: in the person's language, by a route, at a fit time, or suppressed. */

import type { Reachable } from '../../core/cases/directory';
import type { Change, Suppression } from '../../core/model/change';
import type { Lane, Language, Outbound } from '../../core/model/message';
import type { Notice } from '../../core/notices/notice';
import { isBlocked, suppression, topicOf } from '../../core/notices/optOut';
import { expiresAt, type Hours, notBefore } from '../../core/notices/quietHours';
import { UNROUTED } from '../../core/sending/route';
import { canReceive } from '../../core/text/phone';
import type { Chance } from '../../ports';
import type { Renderer } from '../render/renderer';
import type { Bell } from './outboxBell';

/** By which gateway a message leaves, and from which code; `UNROUTED` from none where no route is known yet. */
export type ChooseWay = (lane: Lane) => { gateway: string; source: string };

export interface OweTools {
  renderer: Renderer;
  chance: Chance;
  way: ChooseWay;
  /** When notices may leave. */
  hours: Hours;
  settings: { language: Language };
}

export type Owed = Extract<Change, { kind: 'owed' }>;

/** What is to be said, to whom and in what manner. */
export interface Owing
  extends Pick<Notice, 'to' | 'audience' | 'view' | 'scope' | 'why' | 'quiet' | 'lives' | 'until'> {
  lane: Lane;
  /** Absent: nothing is known of the person. */
  person?: Reachable | undefined;
  about?: Outbound['about'] | undefined;
  /** Known to be of no use, whatever else is known. */
  suppressed?: Suppression;
}

/** The row that carries it, and all that has to be written with it: rows that carry the rest of a long one, too. */
export interface Carried {
  owed: Owed;
  changes: Change[];
}

/** `now` is milliseconds UTC. Throws only where a template misses data: a fault of ours. */
export type Owe = (owing: Owing, now: number) => Carried;

export function createOwe({ renderer, chance, way, hours, settings }: OweTools): Owe {
  return (owing, now) => {
    const { to, view, lane, person, about } = owing;
    const from = owing.quiet ? notBefore(now, lane, hours) : now;
    const { lives, until = Number.POSITIVE_INFINITY } = owing;
    const end = lives === undefined ? expiresAt(from, lane, hours) : from + lives;
    const chosen = way(lane);
    const suppressed = owing.suppressed ?? whyNot(owing, chosen.gateway);
    const owe = (text: string): Owed => {
      const message: Outbound = {
        id: chance.id(),
        gateway: chosen.gateway,
        lane,
        to,
        from: chosen.source,
        text,
        template: view.view,
        ...(about && { about }),
        expiresAt: Math.min(until, end),
        attempts: 0,
      };
      return {
        kind: 'owed',
        message,
        at: now,
        ...(from > now && { notBefore: from }),
        ...(suppressed && { suppressed }),
      };
    };
    const language = person?.language ?? settings.language;
    const [first, ...rest] = renderer.messages({ show: view }, language, 'sms').map(({ text }) => owe(text));
    if (!first) throw new Error(`${view.view} says nothing`);
    const changes: Change[] = [first, ...rest];
    if (overrules(owing)) changes.push(overruled(owing, first, chance.id()));
    return { owed: first, changes };
  };
}

/** The law wants it said although the person stopped such notices. */
function overrules({ scope, person }: Owing): boolean {
  return scope === 'statutory' && (person?.stopped.length ?? 0) > 0;
}

function overruled({ why = '' }: Owing, { message, at }: Owed, id: string): Change {
  return { kind: 'audit', id, at, actor: message.id, action: 'optOut.overruled', subject: why };
}

function whyNot(owing: Owing, gateway: string): Suppression | null {
  if (!canReceive(owing.to)) return 'noPhone';
  if (owing.person?.dead) return 'deadNumber';
  if (isBlocked(owing.person?.stopped ?? [], gateway)) return 'optedOut';
  return suppression(owing, owing.person?.stopped ?? [], topicOf(owing.view.view));
}

/** Ids of all messages that carry it. */
export function messagesOf({ changes }: Carried): string[] {
  return changes.flatMap((change) => (change.kind === 'owed' ? [change.message.id] : []));
}

/** The alert that a notice carries, if any: it waits for an answer from now on. */
export function alertOf({ alert }: Pick<Notice, 'alert'>, { message }: Owed, chance: Chance): Change[] {
  return alert ? [{ kind: 'alert', alert: { ...alert, id: chance.id(), message: message.id } }] : [];
}

/** Wakes whoever sends what was just committed and may go. */
export function ringFor(changes: readonly Change[], bell: Bell): void {
  const gateways = changes.flatMap((change) =>
    change.kind === 'owed' && !change.suppressed && change.notBefore === undefined
      ? [change.message.gateway]
      : [],
  );
  // What waits for a route has nobody to be rung for.
  for (const gateway of new Set(gateways)) if (gateway !== UNROUTED) bell(gateway);
}

/** One for each person and key. */
export function distinct(notices: readonly Notice[]): Notice[] {
  return [...new Map(notices.map((notice) => [`${notice.to} ${notice.key}`, notice])).values()];
}
