import { dayToKeep } from '../../../calendar/day';
import { dayAt, hourOf } from '../../../calendar/deadline';
import type { Appointment, Matter } from '../../../model/matters';
import { clip } from '../../../text/clip';
import { type Choice, command, type Scene, type Turn } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import { word } from '../../scene/slotForms';

export interface Visits {
  booked: Appointment[];
  matters: Matter[];
}

const NOON = 12;

/** 取消预约: the only visit at once, of several the one that is picked. Its seat is free again. */
export const appointmentCancel = command('appointment.cancel', {
  slots: { id: word },
  keepsText: true,
  load: (_, ask, scene) => visitsOf(ask, scene),
  answer({ id }, { booked, matters }, scene) {
    const meant = id === undefined ? booked : booked.filter((one) => one.id === id);
    const [one] = meant;
    if (!one) return { reply: { show: { view: 'visit.none', data: {} } }, changes: [] };
    return meant.length === 1 ? giveUp(one, matters, scene) : whichVisit(meant, matters, scene);
  },
});

/** The visits of this phone from today on, and what they may be for. Those of a number that changed hands are shown to nobody. */
export async function visitsOf(ask: Reads, { inbound, caller, now, utcOffset }: Scene): Promise<Visits> {
  const [booked, matters] = await Promise.all([
    caller.gone ? [] : ask.appointmentsOf(inbound.from, dayAt(now, utcOffset)),
    ask.matters(),
  ]);
  return { booked, matters };
}

function giveUp(one: Appointment, matters: Matter[], scene: Scene): Turn {
  return {
    reply: { show: { view: 'visit.cancelled', data: inWords(one, matters, scene) } },
    changes: [{ kind: 'unbooked', id: one.id, at: scene.now }],
    dialogue: { open: null },
  };
}

/** Asks which of them is to be dropped. */
export function whichVisit(booked: Appointment[], matters: Matter[], scene: Scene): Turn {
  const choices = booked.map(
    (one): Choice => ({
      label: { row: { view: 'visit.row', data: inWords(one, matters, scene) } },
      act: { intent: 'appointment.cancel', slots: { id: one.id } },
    }),
  );
  return {
    reply: {
      show: { view: 'visit.list', data: {} },
      choices,
      expects: { state: 'menu', expects: 'choice', options: choices.length },
    },
    changes: [],
  };
}

function inWords({ matter, day, period }: Appointment, matters: Matter[], scene: Scene) {
  const name = matters.find(({ id }) => id === matter)?.name ?? matter;
  const { now, utcOffset, language } = scene;
  return {
    matter: clip(name, 12),
    day: dayToKeep(hourOf(day, NOON, utcOffset), now, utcOffset, language),
    period,
  };
}
