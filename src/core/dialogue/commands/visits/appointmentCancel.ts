import type { Appointment, Matter } from '../../../model/matters';
import { type Choice, command, type Scene, type Turn } from '../../scene/command';
import { say } from '../../scene/say';
import { spoken, word } from '../../scene/slotForms';
import { likeness } from '../tickets/likeness';
import { bookedBy, nameOf, shownLast, visitInWords } from './booked';

/** 取消预约: the only visit at once, of several the one that is picked. Its seat is free again. */
export const appointmentCancel = command('appointment.cancel', {
  slots: { id: word, words: spoken },
  keepsText: true,
  load: (_, ask, scene) => bookedBy(ask, scene),
  answer({ id, words }, { booked, matters }, scene) {
    const named = id === undefined ? visitsNamed(words, booked, matters, scene) : [];
    const wanted = id ?? shownLast(scene)?.visit;
    const picked = named.length > 0 ? named : booked.filter((one) => one.id === wanted);
    const meant = picked.length > 0 ? picked : booked;
    const [one] = meant;
    if (!one) return say({ view: 'visit.none', data: {} });
    // The one that was meant has gone: another is not dropped in its place.
    const isSure = meant.length === 1 && (id === undefined || picked.length === 1);
    return isSure ? giveUp(one, matters, scene) : whichVisit(meant, matters, scene);
  },
});

/** 建房的不去了: those whose matter the words name. */
function visitsNamed(words = '', booked: Appointment[], matters: Matter[], { says }: Scene): Appointment[] {
  const named = booked.filter((one) => likeness(words, nameOf(one, matters), says).shared > 0);
  return named.length < booked.length ? named : [];
}

function giveUp(one: Appointment, matters: Matter[], scene: Scene): Turn {
  return {
    reply: { show: { view: 'visit.cancelled', data: visitInWords(one, matters, scene) } },
    changes: [{ kind: 'unbooked', id: one.id, at: scene.now }],
    dialogue: { open: null },
    undo: null,
  };
}

/** Asks which of them is to be dropped; of one, whether it is. */
export function whichVisit(booked: Appointment[], matters: Matter[], scene: Scene): Turn {
  const [only] = booked;
  if (only && booked.length === 1) return sureToDrop(only, matters, scene);
  const choices = booked.map(
    (one): Choice => ({
      label: { row: { view: 'visit.row', data: visitInWords(one, matters, scene) } },
      act: { intent: 'appointment.cancel', slots: { id: one.id } },
    }),
  );
  return say({ view: 'visit.list', data: {} }, choices);
}

function sureToDrop(one: Appointment, matters: Matter[], scene: Scene): Turn {
  const choices: Choice[] = [
    { label: { name: 'drop' }, act: { intent: 'appointment.cancel', slots: { id: one.id } } },
    { label: { name: 'dropNot' }, act: { intent: 'cancel', slots: {} } },
  ];
  const show = { view: 'visit.sure', data: visitInWords(one, matters, scene) } as const;
  return say(show, choices, { confirms: 'drop' });
}
