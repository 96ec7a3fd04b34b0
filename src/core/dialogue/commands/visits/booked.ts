/** The visits that a phone has booked: which they are, what they are called, and the one that was spoken of last. */

import { dayAt } from '../../../calendar/deadline';
import type { Subject } from '../../../model/dialogue';
import type { Appointment, Matter } from '../../../model/matters';
import { clip } from '../../../text/clip';
import type { Scene, Turn } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import { subjectOf } from '../../scene/subjectOf';
import { dayInWords } from './visitDay';

export interface Booked {
  booked: Appointment[];
  /** All that the offices list: what a visit may be for. */
  matters: Matter[];
}

/** The visits of this phone from today on. Those of a number that changed hands are shown to nobody. */
export async function bookedBy(ask: Reads, { inbound, caller, now, utcOffset }: Scene): Promise<Booked> {
  const [booked, matters] = await Promise.all([
    caller.gone ? [] : ask.appointmentsOf(inbound.from, dayAt(now, utcOffset)),
    ask.matters(),
  ]);
  return { booked, matters };
}

/** As lists and replies name it. */
export function visitInWords(visit: Appointment, matters: readonly Matter[], scene: Scene) {
  const { day, period } = visit;
  return { matter: clip(nameOf(visit, matters), 12), day: dayInWords(day, scene), period };
}

/** Of its matter; its id where the offices do not list that any more. */
export function nameOf({ matter }: Appointment, matters: readonly Matter[]): string {
  return matters.find(({ id }) => id === matter)?.name ?? matter;
}

/** Shown a visit, 改到后天 moves it. */
export const DONE = { state: 'appointment.done', expects: 'none' } as const;

/** The visit that the last reply told of. */
export function shownLast(scene: Scene): Subject | null {
  const { open } = scene.dialogue;
  // Told by itself, or picked from a list that is still open.
  const shown = open?.context.state === 'appointment.done' || open?.leaf?.intent === 'appointment.book';
  const subject = subjectOf(scene);
  return shown && subject?.kind === 'visit' ? subject : null;
}

/** What a reply about it is about. */
export function visitSubject(visit: string, matter: string): NonNullable<Turn['subject']> {
  return { kind: 'visit', visit, matter };
}
