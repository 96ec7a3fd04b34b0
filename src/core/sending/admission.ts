/**
 * How much is taken in: what is taken is to be answered within two seconds, and the rest is better told to come again
 * than left waiting. Decisions on what waits, without a clock: as CoDel (RFC 8289) they go by how long things wait and
 * not by how many they are, for nobody knows how fast the machine, the disk and the carrier are just now.
 */

/** What came in and whose answer had not gone on its way yet, at the end of a stretch of a tenth of a second. */
export interface Stretch {
  count: number;
  /** Milliseconds that the oldest waits, but for the first twentieth: one that is stuck by itself says nothing of the rest. */
  age: number;
  /** Something was refused. */
  pressed: boolean;
}

export interface Admission {
  /** So many may wait. */
  most: number;
  /** Nothing is taken, however few wait. */
  shut: boolean;
}

/** More may wait while they wait for less than `short`, many more where it is hardly at all, fewer when for more than `long`; milliseconds. */
const WAITS = { hardly: 200, short: 600, long: 900 } as const;
/** How much more, and fewer, in a stretch: ten times as many after a second of `leap`, twice after one and a half of `up`, half after one of `down`. */
const STEPS = { leap: 1.25, up: 1.05, down: 0.94 } as const;
/** Nothing is taken from this age on, until it is below `short`, milliseconds. */
const TOO_OLD = 1_500;
/** Fewer are no queue, and more no machine answers in time. */
const LIMITS = { least: 10, most: 20_000 } as const;
/** Which of those that wait, the oldest first, tells the age. */
export const TELLS = 0.05;
/** When it is worth coming again, seconds. */
export const COME_AGAIN = 2;

/** Nothing was seen yet. */
export const AT_FIRST: Admission = { most: 300, shut: false };

/** The next stretch’s admission, from this one’s and from how long what came in has waited. */
export function admissionAfter({ most, shut }: Admission, { count, age, pressed }: Stretch): Admission {
  const queue = count >= LIMITS.least;
  const slow = queue && age > WAITS.long;
  return {
    most: slow ? fewer(Math.min(most, count)) : pressed ? more(most, age) : most,
    shut: queue && age >= (shut ? WAITS.short : TOO_OLD),
  };
}

function more(most: number, age: number): number {
  if (age >= WAITS.short) return most;
  return Math.min(LIMITS.most, Math.ceil(most * (age < WAITS.hardly ? STEPS.leap : STEPS.up)));
}

function fewer(most: number): number {
  return Math.max(LIMITS.least, Math.floor(most * STEPS.down));
}
