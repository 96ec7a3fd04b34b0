/** What a move does when it is carried out, and takes back when it is undone. */
import type { Change } from '../../core/model/change';
import { OFFICE, type PhoneMove } from '../../core/model/phoneMoves';
import type { Session } from '../engine/engine';
import { forgetDialogue } from '../inbox/dialogues';
import { Refused } from '../sql/failures';
import { endFamilySince } from './familyPhones';
import { bringBack, moveRungs, NOTHING_TAKEN, type Taken, takeAlong } from './phoneBelongings';
import { type DoneMove, decideMove, endMove, insertMoves, movesFrom } from './phoneMoves';
import { dropPhone, isDead, type Phone, phoneRow, putPhones, retirePhone, revivePhone } from './phones';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

const OFFICES: ReadonlySet<string> = new Set(['liaison', 'leader', 'supervisor']);

/** What two numbers were registered as, and what went from the one to the other: recorded to undo the move by. */
interface Before {
  old: Phone | null;
  there: Phone | null;
  taken: Taken;
}

/** A move is written once, whether it waits for a word first or is carried out at once. Throws `Refused` where it was decided before. */
export async function applyPhoneMoves(
  session: Session,
  of: {
    phoneMove: Of<'phoneMove'>[];
    phoneMoved: Of<'phoneMoved'>[];
    phoneMoveEnded: Of<'phoneMoveEnded'>[];
    phoneMoveUndone: Of<'phoneMoveUndone'>[];
  },
): Promise<void> {
  await insertMoves(
    session,
    [...of.phoneMove, ...of.phoneMoved].map(({ move }) => move),
  );
  for (const change of of.phoneMoved) await carryOut(session, change);
  for (const { id, as, by, at } of of.phoneMoveEnded) await decideMove(session, id, { state: as, by, at });
  for (const change of of.phoneMoveUndone) await undo(session, change);
}

/** What is said to the old phone in the same transaction comes before: its dialogue goes last. */
async function carryOut(session: Session, { move, by, at }: Of<'phoneMoved'>): Promise<void> {
  const { id, oldPhone, newPhone } = move;
  const [old, there] = [await phoneRow(session, oldPhone), await phoneRow(session, newPhone)];
  refuseIfLate(move, old, there);
  const before: Before = {
    old,
    there,
    // An empty old phone matches every case without a phone: those are not this household's.
    taken:
      oldPhone === '' || oldPhone === newPhone ? NOTHING_TAKEN : await takeAlong(session, oldPhone, newPhone),
  };
  await decideMove(session, id, { state: 'done', by, at, oldPhone, before: JSON.stringify(before) });
  if (oldPhone === newPhone) {
    await revivePhone(session, newPhone);
    return;
  }
  await retirePhone(session, oldPhone);
  await putPhones(session, [successorOf(move, by, before)]);
  if (oldPhone === '') return;
  // Whoever held the old phone may have let others look.
  if (by !== oldPhone && move.household !== null) await endFamilySince(session, move.household, 0, by, at);
  if (by === OFFICE) await moveRungs(session, oldPhone, newPhone);
  // A proof of identity or a list that is open would still show what is not theirs any more.
  if (by !== oldPhone) await forgetDialogue(session, oldPhone);
}

/** What was asked of the numbers may have changed since: two orders in one moment would leave both of their new numbers in use. */
function refuseIfLate({ oldPhone, newPhone, household }: PhoneMove, old: Phone | null, there: Phone | null) {
  if (oldPhone !== newPhone && old?.state === 'moved') throw new Refused('the old number has moved');
  const whose = there === null || isDead(there.state) ? null : there.household;
  if (whose !== null && whose !== household) throw new Refused('the new number is of another household');
}

/** Nobody loses an office by being named here, and it goes along only where the office says so. */
function successorOf(move: PhoneMove, by: string, { old, there }: Before): Phone {
  const office = hasOffice(there) ? there : by === OFFICE && hasOffice(old) ? old : null;
  return {
    phone: move.newPhone,
    household: move.household,
    person: move.person ?? old?.person ?? null,
    role: office?.role ?? 'resident',
    language: old?.language ?? null,
    state: 'live',
    village: office?.village ?? null,
  };
}

function hasOffice(row: { role: string } | null): boolean {
  return row !== null && OFFICES.has(row.role);
}

/** The last move first, so that each finds what it left. Throws `Refused` where the move is not in force. */
async function undo(session: Session, { id, by, at }: Of<'phoneMoveUndone'>): Promise<void> {
  for (const move of (await movesFrom(session, id)).reverse()) {
    await endMove(session, move.id, by, at);
    await restore(session, move);
    if (move.household !== null && move.decidedAt !== null)
      await endFamilySince(session, move.household, move.decidedAt, by, at);
  }
}

async function restore(session: Session, { oldPhone, newPhone, by, before }: DoneMove): Promise<void> {
  const { old, there, taken } = JSON.parse(before ?? '') as Before; // written by us from one
  if (by === OFFICE && oldPhone !== newPhone) await moveRungs(session, newPhone, oldPhone);
  if (oldPhone !== '' && oldPhone !== newPhone) await bringBack(session, taken, newPhone, oldPhone);
  if (!there) await dropPhone(session, newPhone);
  await putPhones(
    session,
    [old, there].filter((phone) => phone !== null),
  );
  await forgetDialogue(session, newPhone);
}
