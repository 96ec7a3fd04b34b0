/** A notice → the row of the outbox that carries it: in the person's language, by a route, at a fit time, or suppressed. */

import type { Notice } from '../core/cases/decision';
import type { Reachable } from '../core/cases/reads';
import type { Change, Suppression } from '../core/change';
import type { Lane, Language, Outbound } from '../core/message';
import { suppression, topicOf } from '../core/sending/optOut';
import { expiresAt, notBefore, type QuietHours } from '../core/sending/quiet';
import { UNROUTED } from '../core/sending/route';
import { canReceive } from '../core/text/phone';
import type { Chance } from '../ports';
import type { Bell } from './bell';
import type { Renderer } from './render';

/** By which gateway a message leaves, and from which code; `UNROUTED` from none where no route is known yet. */
export type ChooseWay = (lane: Lane) => { gateway: string; source: string };

export interface OweTools {
  renderer: Renderer;
  chance: Chance;
  way: ChooseWay;
  /** Null: none. */
  quietHours: QuietHours | null;
  settings: { language: Language; utcOffset: number };
}

export type Owed = Extract<Change, { kind: 'owed' }>;

/** What is to be said, to whom and in what manner. */
export interface Owing
  extends Pick<Notice, 'to' | 'audience' | 'view' | 'scope' | 'why' | 'quiet' | 'lives'> {
  lane: Exclude<Lane, 'reply'>;
  /** Absent: nothing is known of the person. */
  person?: Reachable | undefined;
  about?: Outbound['about'] | undefined;
  /** Known to be of no use, whatever else is known. */
  suppressed?: Suppression;
}

/** The row, and all that has to be written with it. */
export interface Carried {
  owed: Owed;
  changes: Change[];
}

/** `now` is milliseconds UTC. Throws only where a template misses data: a fault of ours. */
export type Owe = (owing: Owing, now: number) => Carried;

export function createOwe({ renderer, chance, way, quietHours, settings }: OweTools): Owe {
  return (owing, now) => {
    const { to, view, lane, person, about } = owing;
    const chosen = way(lane);
    const { text } = renderer.render({ show: view }, person?.language ?? settings.language, 'sms');
    const from = owing.quiet ? notBefore(now, quietHours, settings.utcOffset, lane) : now;
    const suppressed = owing.suppressed ?? whyNot(owing);
    const message: Outbound = {
      id: chance.id(),
      gateway: chosen.gateway,
      lane,
      to,
      from: chosen.source,
      text,
      template: view.view,
      ...(about && { about }),
      expiresAt: owing.lives === undefined ? expiresAt(from, lane) : from + owing.lives,
      attempts: 0,
    };
    const owed: Owed = {
      kind: 'owed',
      message,
      at: now,
      ...(from > now && { notBefore: from }),
      ...(suppressed && { suppressed }),
    };
    return { owed, changes: overrules(owing) ? [owed, overruled(owing, owed, chance.id())] : [owed] };
  };
}

/** The law wants it said although the person stopped such notices. */
function overrules({ scope, person }: Owing): boolean {
  return scope === 'statutory' && (person?.stopped.length ?? 0) > 0;
}

function overruled({ why = '' }: Owing, { message, at }: Owed, id: string): Change {
  return { kind: 'audit', id, at, actor: message.id, action: 'optOut.overruled', subject: why };
}

function whyNot(owing: Owing): Suppression | null {
  if (!canReceive(owing.to)) return 'noPhone';
  if (owing.person?.dead) return 'deadNumber';
  return suppression(owing, owing.person?.stopped ?? [], topicOf(owing.view.view));
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
