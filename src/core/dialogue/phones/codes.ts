/** Codes that decide moves: how long they are good, how often they may be guessed, and which of them a phone has. */
import { DAY, MINUTE } from '../../calendar/durations';
import type { Change } from '../../model/change';
import type { PhoneCode, PhoneMove, SentCode } from '../../model/phoneMoves';
import type { Scene } from '../scene/command';
import type { Reads } from '../scene/reads';
import { twoFrom } from '../scene/shortNumbers';

const DIGITS = 6;
/** A code that answers what this very phone asked for. */
const CODE_MINUTES = 30;
/** A code that answers what somebody else asked for: it may come in the night. */
const ASKED_FOR = DAY;
/** So long a move can be undone. */
const UNDO_DAYS = 7;
/** Wrong tries after which a code is void, and those of a day after which the phone's codes count no more. */
export const WRONG = 3;
const WRONG_A_DAY = 6;
/** Of those that undo: who writes in somebody's name must not keep him from having his number back. */
const WRONG_A_DAY_UNDOING = 30;

/** Good at this moment: not run out, not guessed at too often, and its move still stands where it decides. */
export function isGood({ until, wrong, purpose, move }: SentCode, now: number): boolean {
  if (until <= now || wrong >= WRONG) return false;
  return purpose === 'move' ? move.state === 'asked' : isUndoable(move, now);
}

/** Whether it is done and can still be taken back. */
export function isUndoable({ state, decidedAt }: PhoneMove, now: number): boolean {
  return state === 'done' && now - (decidedAt ?? 0) < UNDO_DAYS * DAY;
}

/** Codes sent to this phone in the last day, or good for longer. */
export function codesOf(ask: Reads, { inbound, now }: Scene, said?: string): Promise<SentCode[]> {
  return ask.codesSentTo(inbound.from, now - DAY, said);
}

/** Two codes of this turn, neither of which any of these phones was given before. */
export async function drawCodes(
  ask: Reads,
  { fresh, now }: Scene,
  phones: readonly string[],
): Promise<[string, string]> {
  const [one, two] = twoFrom(fresh.secret, DIGITS);
  const first = await freeCode(ask, one, phones, now, null);
  return [first, await freeCode(ask, two, phones, now, first)];
}

async function freeCode(
  ask: Reads,
  code: string,
  phones: readonly string[],
  now: number,
  but: string | null,
): Promise<string> {
  const sent = await Promise.all(phones.map((phone) => ask.codesSentTo(phone, now - DAY, code)));
  if (code !== but && !sent.flat().some(({ isSaid }) => isSaid)) return code;
  const next = (Number(code) + 1) % 10 ** DIGITS;
  return freeCode(ask, String(next).padStart(DIGITS, '0'), phones, now, but);
}

/** A code for this phone that decides the move, or takes it back. */
export function codeFor(
  phone: string,
  { id }: Pick<PhoneMove, 'id'>,
  purpose: PhoneCode['purpose'],
  code: string,
  { now, fresh }: Pick<Scene, 'now' | 'fresh'>,
): Change {
  const until = now + (purpose === 'undo' ? UNDO_DAYS * DAY : ASKED_FOR);
  const sent = { id: `${fresh.id}:${phone}:${purpose}`, phone, move: id, purpose, code, at: now, until };
  return { kind: 'phoneCode', sent };
}

/** For what this very phone asked: short-lived. */
export function ownCodeFor(phone: string, move: Pick<PhoneMove, 'id'>, code: string, scene: Scene): Change {
  const change = codeFor(phone, move, 'move', code, scene);
  if (change.kind !== 'phoneCode') return change;
  return { ...change, sent: { ...change.sent, until: scene.now + CODE_MINUTES * MINUTE } };
}

/** Wrong codes from this phone in the last day. */
function missesOf({ dialogue: { misses }, now }: Scene): number {
  return misses && now - misses.since < DAY ? misses.count : 0;
}

/** Whether codes of this purpose are read from this phone no more today. */
export function isLockedOut(scene: Scene, purpose: PhoneCode['purpose'] = 'move'): boolean {
  return missesOf(scene) >= (purpose === 'undo' ? WRONG_A_DAY_UNDOING : WRONG_A_DAY);
}

/** One more. */
export function missed(scene: Scene): { count: number; since: number } {
  const count = missesOf(scene);
  return { count: count + 1, since: count === 0 ? scene.now : (scene.dialogue.misses?.since ?? scene.now) };
}
