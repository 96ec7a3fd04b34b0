/** Who may see what: the registered phone its own, another phone what name and identity number have proved. */
import { DAY, MINUTE } from '../../calendar/durations';
import type { CaseFacts } from '../../model/cases';
import type { Change } from '../../model/change';
import type { Access, Dialogue } from '../../model/dialogue';
import type { Act, Whose } from '../../model/intent';
import type { Caller } from '../../model/people';
import { fingerprint } from '../../text/fingerprint';
import type { View } from '../../views';
import type { Scene, Turn } from './command';
import type { Reads } from './reads';

/** How long a digit answers the last list, and a proof of identity opens a household: milliseconds. */
export const OPEN_FOR = 30 * MINUTE;
/** Wrong tries that lock a phone for a day. */
export const TRIES = 5;

/** The access without what has run out: a grant, a lock, and wrong tries a day old. */
export function freshAccess(access: Access, now: number): Access {
  const lockOver = access.lockedUntil !== null && now >= access.lockedUntil;
  const triesOver = access.wrongAt !== null && now - access.wrongAt >= DAY;
  const kept = lockOver || triesOver ? { ...access, wrong: 0, wrongAt: null, lockedUntil: null } : access;
  const looked = kept.looking && now >= kept.looking.until ? withoutLook(kept) : kept;
  return looked.granted && now >= looked.granted.until ? { ...looked, granted: null } : looked;
}

function withoutLook({ looking: _, ...rest }: Access): Access {
  return rest;
}

/** Whose money goes on being spoken of. */
export function whoseOf({ look, proved, family }: Whose): Whose {
  return { ...(look && { look }), ...(proved && { proved }), ...(family !== undefined && { family }) };
}

/** A household that may be shown, and by what right. */
interface Shown {
  id: string;
  /** Null where nobody has read it yet. */
  head: string | null;
  by: 'own' | 'consent' | 'proof' | 'family';
}

/** Null where nobody let this phone see it, or does not any more. Unnamed, the own household goes first, then what was proved. */
function shownTo({ look, proved, family }: Whose, { caller, dialogue }: Asking): Shown | null {
  const { looking, granted } = dialogue.access;
  if (look) return looking ? { id: looking.household, head: null, by: 'consent' } : null;
  if (family !== undefined) return ofFamily(family, caller);
  const { household: own } = caller;
  if (!proved && own) return { id: own.id, head: own.head, by: 'own' };
  const [id] = granted?.households ?? [];
  if (id !== undefined) return { id, head: null, by: 'proof' };
  const [only, ...more] = caller.family ?? [];
  return !proved && only && more.length === 0 ? { ...only, by: 'family' } : null;
}

type Asking = Pick<Scene, 'caller' | 'dialogue'>;

function ofFamily(family: string, caller: Caller): Shown | null {
  const of = caller.family?.find(({ id }) => fingerprint(id) === family);
  return of ? { ...of, by: 'family' } : null;
}

/** The head of the household that is shown, where it is one of this phone's family. */
export function familyHead(whose: Whose, scene: Asking): string | null {
  const shown = shownTo(whose, scene);
  return shown?.by === 'family' ? shown.head : null;
}

/** Whose payments are shown; null where nobody let this phone see them, or does not any more. */
export async function householdShown(
  whose: Whose,
  ask: Reads,
  scene: Scene,
): Promise<{ id: string; head: string | null } | null> {
  const shown = shownTo(whose, scene);
  if (!shown || shown.head !== null) return shown;
  return (await ask.household(shown.id)) ?? shown;
}

/** The household to show: the one that registered this phone, else the one that was proved. */
export function householdOf(scene: Scene): { id: string; head: string | null } | null {
  return shownTo({}, scene);
}

/**
 * Whether the household shown is not the one that registered this phone: it was proved, lets the liaison look, or is of
 * the family. Such a phone is shown less (no account) and changes nothing of it.
 */
export function isAnothers({ look, proved, family }: Whose, { caller }: Pick<Scene, 'caller'>): boolean {
  return caller.household === null || look === true || proved === true || family !== undefined;
}

/** Whether it is this phone's own household, or one of its family: these it hears of by itself. */
export function isOurs(whose: Whose, scene: Asking): boolean {
  const by = shownTo(whose, scene)?.by;
  return by === 'own' || by === 'family';
}

/** On record: this phone is shown what another one registered. Of what is its own, the message that asked is the record. */
export function looked(
  subjects: readonly string[],
  scene: Scene,
  by: 'consent' | 'proof' | 'family',
): Change[] {
  const { inbound, now, fresh } = scene;
  const action = LOOKS[by];
  return subjects.map((subject, n) => {
    const id = `${fresh.id}:look:${n}`;
    return { kind: 'audit', id, at: now, actor: inbound.from, action, subject };
  });
}

const LOOKS = { consent: 'look.consent', proof: 'look.proved', family: 'look.family' } as const;

/** The same of a household, where it is shown by proof or consent alone, or to one of the family. */
export function lookedAtHousehold(scene: Scene, whose: Whose = {}): Change[] {
  const shown = shownTo(whose, scene);
  return !shown || shown.by === 'own' ? [] : looked([shown.id], scene, shown.by);
}

/** Whether this phone may read the case. */
export function maySee(found: CaseFacts, scene: Scene): boolean {
  return (
    (found.phone === scene.inbound.from && !scene.caller.gone) ||
    (scene.dialogue.access.granted?.cases.includes(found.number) ?? false)
  );
}

/** Asks for the proof that `act` needs, or says that the phone is locked. The words never depend on what exists. */
export function askIdentity(act: Act, dialogue: Dialogue): Turn {
  if (dialogue.access.lockedUntil !== null) return locked();
  return {
    reply: { show: asking(dialogue), expects: IDENTITY },
    changes: [],
    dialogue: { access: { ...dialogue.access, pending: act } },
  };
}

/** Of a name that was given, only the digits are still asked for. */
function asking({ open, access: { half, wrong } }: Dialogue): View {
  if (open?.context.state !== IDENTITY.state) return { view: 'identity.ask', data: {} };
  // After a wrong try the name may be the wrong one.
  if (half && wrong === 0 && (half.name === undefined) !== (half.tail === undefined))
    return { view: 'identity.half', data: { needsName: half.name === undefined } };
  return { view: 'identity.again', data: {} };
}

export const IDENTITY = { state: 'identity.ask', expects: 'identity' } as const;

export function locked(): Turn {
  return { reply: { show: { view: 'identity.locked', data: {} } }, changes: [], dialogue: { open: null } };
}

/** The access after a right answer. Wrong tries still count: a right one for oneself buys no more guesses at others. */
export function granted(
  access: Access,
  proven: { households: string[]; cases: string[] },
  now: number,
): Access {
  return {
    ...access,
    pending: null,
    half: null,
    granted: { households: proven.households.slice(0, 1), cases: proven.cases, until: now + OPEN_FOR },
  };
}

/** The access after a wrong answer. */
export function refused(access: Access, now: number): Access {
  const wrong = access.wrong + 1;
  const lockedUntil = wrong >= TRIES ? now + DAY : null;
  return { ...access, half: null, wrong, wrongAt: now, lockedUntil, granted: null };
}
