/** Visits that this phone has booked, as they are told. */
import type { SlotsOf } from '../../../model/intent';
import type { Appointment, Matter } from '../../../model/matters';
import { clip } from '../../../text/clip';
import type { Choice, Scene, Turn } from '../../scene/command';
import { leadTo, say } from '../../scene/say';
import { subjectOf } from '../../scene/subjectOf';
import { type Booked, DONE, nameOf, visitInWords, visitSubject } from './booked';
import { reminded } from './reminded';
import { dayInWords } from './visitDay';

/** 我都约了啥: the only one with how to move and drop it, or a line for each. */
export function ownVisits(booked: Appointment[], matters: Matter[], scene: Scene): Turn {
  const [one] = booked;
  const matter = matters.find(({ id }) => id === one?.matter);
  if (!one || !matter) return say({ view: 'visit.none', data: {} });
  if (booked.length === 1) return already(one, matter, scene);
  const choices = booked.map(
    (each): Choice => ({
      label: { row: { view: 'visit.row', data: visitInWords(each, matters, scene) } },
      act: { intent: 'appointment.book', slots: { about: 'mine', matter: nameOf(each, matters) } },
    }),
  );
  const show = { view: 'visit.own', data: { count: booked.length } } as const;
  return say(show, choices);
}

/** One that is booked: when, and how to move and drop it. */
export function already(visit: Appointment, { name }: Matter, scene: Scene): Turn {
  const data = {
    matter: clip(name, 12),
    day: dayInWords(visit.day, scene),
    period: visit.period,
    ...reminded(visit.day, scene),
  };
  return {
    reply: { show: { view: 'visit.already', data }, expects: DONE },
    changes: [],
    subject: visitSubject(visit.id, name),
  };
}

/** Another day was said for it: whether it shall be moved there. */
export function moveOrNot(
  visit: Appointment,
  { name }: Matter,
  to: { date: string; day: string; period?: Appointment['period'] },
  scene: Scene,
): Turn {
  const { date, day, period } = to;
  const slots = { matter: name, date, move: true, ...(period && { period }) } as const;
  const choices: Choice[] = [
    { label: { name: 'move' }, act: { intent: 'appointment.book', slots } },
    { label: { name: 'moveNot' }, act: { intent: 'cancel', slots: {} } },
  ];
  const data = { matter: clip(name, 12), from: dayInWords(visit.day, scene), to: dayInWords(day, scene) };
  return say({ view: 'visit.moveSure', data }, choices, { confirms: true });
}

/** Nobody has to book for it: where and when to come, with what. */
export function comeAnyTime({ name, guide }: Matter): Turn {
  const data = {
    matter: clip(name, 12),
    place: guide?.place ?? null,
    hours: guide?.hours ?? null,
    papers: guide?.papers.join('、') ?? null,
  };
  return { ...say({ view: 'visit.noNeed', data }), subject: { kind: 'matter', matter: name } };
}

/** One for another matter, at the time when he comes: the visit that was booked first is not given up for it. */
export function besideFirst({ matter }: SlotsOf['appointment.book'], { booked }: Booked, scene: Scene): Turn {
  const subject = subjectOf(scene);
  const first = booked.find(({ id }) => id === subject?.visit);
  const slots = {
    ...(matter !== undefined && { matter }),
    ...(first && { date: first.day, period: first.period }),
  };
  return {
    ...leadTo({ intent: 'appointment.book', slots }),
    ...(first && { note: { view: 'visit.stays', data: { matter: clip(subject?.matter ?? '', 12) } } }),
  };
}
