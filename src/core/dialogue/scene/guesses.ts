/**
 * How often a person's name and number may be guessed: wrong tries count for the phone that makes them (access.ts), for
 * the name and for the digits that are asked for, whether there is such a person or not, and for the whole service.
 */
import { DAY, HOUR } from '../../calendar/durations';
import type { Change } from '../../model/change';

/** What an installation may decide otherwise. */
export interface GuessLimits {
  /** Wrong tries at one name, from whatever phones, in a day and in thirty. Whoever knows a birthday has but a thousand left to guess. */
  nameDay: number;
  nameMonth: number;
  /** Wrong tries with the same digits, under whatever names, in a day. */
  tailDay: number;
  /** Wrong tries of everybody in an hour: more than honest people make by mistake. */
  serviceHour: number;
  /** From so many of these on the supervisors are told. */
  alarmHour: number;
}

export const GUESS_LIMITS: GuessLimits = {
  nameDay: 10,
  nameMonth: 30,
  tailDay: 10,
  serviceHour: 60,
  alarmHour: 20,
};

export type Try = Extract<Change, { kind: 'tried' }>;

/** The counters of one wrong try: `name` and `tail` are keyed hashes. The last one is that of the whole service. */
export function triesAt(name: string, tail: string, now: number, limits: GuessLimits): [Try, Try, Try, Try] {
  const of = (key: string, most: number, per: number): Try => {
    const stretch = Math.floor(now / per);
    return { kind: 'tried', key: `${key}:${stretch}`, most, until: (stretch + 1) * per };
  };
  return [
    of(`proof.name.day:${name}`, limits.nameDay, DAY),
    of(`proof.name.month:${name}`, limits.nameMonth, 30 * DAY),
    of(`proof.tail.day:${tail}`, limits.tailDay, DAY),
    of('proof.service', limits.serviceHour, HOUR),
  ];
}

/** What the counters say before a try: whether there is one, and whether the supervisors are told if it is wrong. */
export interface Standing {
  closed: boolean;
  alarming: boolean;
}

/** How far the tries under these keys have come. `taken`: by key. */
export function standing(
  tries: readonly Try[],
  taken: ReadonlyMap<string, number>,
  limits: GuessLimits,
): Standing {
  const left = tries.map(({ key, most }) => most - (taken.get(key) ?? 0));
  const service = taken.get(tries.at(-1)?.key ?? '') ?? 0;
  const closed = left.some((some) => some <= 0);
  // The one that takes the last try is the one that closes it.
  return { closed, alarming: closed || left.some((some) => some === 1) || service + 1 >= limits.alarmHour };
}
