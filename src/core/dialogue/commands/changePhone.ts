import type { Notice } from '../../cases/decision';
import { maskName, maskPhone } from '../../text/mask';
import { normalisePhone } from '../../text/phone';
import { askIdentity, locked, refused } from '../access';
import type { Choice, Command, Scene, Turn } from '../command';
import type { Reads } from '../facts';
import { say } from '../say';
import type { PhoneMove } from '../services';
import { audited, moved, moveTo, noticeOf, waits } from './phoneMoves';

interface Facts {
  /** Moves that wait for the word of this phone, be it the old one or the liaison's. */
  waiting: PhoneMove[];
  /** Whose phone is to be changed. */
  household: string | null;
  phones: string[];
  /** Somebody else registered the new number. */
  taken: boolean;
  /** Liaisons who can confirm it. */
  liaisons: string[];
  /** Moves that whoever is to confirm this one was asked of, and has not answered. */
  beside: PhoneMove[];
}

const CODE = /(?<!\d)\d{4}(?!\d)/;
const NO = /不是|不换|不要|拒绝|(?<!\d)0(?!\d)|\bno\b/i;

/**
 * 换手机号. The registered phone decides by itself; a new one proves who asks, and then the old phone or the
 * village liaison has to agree. The old number sees nothing afterwards.
 */
export const changePhone: Command<'contact.changePhone', Facts> = {
  intent: 'contact.changePhone',
  async load({ newPhone }, ask, scene) {
    const { from } = scene.inbound;
    const { granted } = scene.dialogue.access;
    // A look that somebody consented to is no proof of being that household.
    const proved = granted?.consent ? undefined : granted?.households[0];
    const own = scene.caller.household?.id ?? proved ?? null;
    const phones = own === null ? [] : await ask.phonesOf(own);
    const village = await ask.villageOf(from);
    const waiting = [...(await ask.movesOf(from)), ...(village ? await ask.movesIn(village) : [])];
    const liaisons = own === null ? [] : await ask.liaisonsOf(own);
    const beside = [
      ...(own === null ? [] : await ask.movesOf(phones[0] ?? '')),
      ...(await movesBefore(liaisons, ask)),
    ];
    const next = newPhone === undefined ? from : normalisePhone(newPhone);
    return {
      waiting: waiting.filter((move) => waits(move, scene)),
      household: own,
      phones,
      taken: await isTaken(ask, next, own),
      liaisons,
      beside: beside.filter((move) => waits(move, scene)),
    };
  },
  answer(slots, facts, scene) {
    const answered = slots.newPhone === undefined ? decide(facts.waiting, scene) : null;
    if (answered) return answered;
    if (facts.household === null)
      return askIdentity({ intent: 'contact.changePhone', slots }, scene.dialogue);
    return scene.caller.household
      ? fromRegistered(slots, facts, facts.household, scene)
      : fromNew(facts, facts.household, scene);
  },
};

/** What the liaisons were asked of, all of one village. */
async function movesBefore([liaison]: readonly string[], ask: Reads): Promise<PhoneMove[]> {
  const village = liaison === undefined ? null : await ask.villageOf(liaison);
  return village === null ? [] : ask.movesIn(village);
}

async function isTaken(ask: Reads, phone: string, own: string | null): Promise<boolean> {
  const other = (await ask.caller(phone)).household;
  return other !== null && other.id !== own;
}

/** The word of the old phone, or of the liaison: the code that was sent, or no. */
function decide(waiting: PhoneMove[], scene: Scene): Turn | null {
  if (waiting.length === 0) return null;
  const { said } = scene;
  const { from } = scene.inbound;
  const code = CODE.exec(said.normalize('NFKC'))?.[0];
  if (code === undefined && !NO.test(said)) return null;
  const move = theOne(waiting, code, from);
  if (!move) return say({ view: 'phone.noSuchCode', data: {} });
  if (code !== undefined) return moved(move, from, scene);
  const changes = [{ kind: 'phoneMoveRefused', id: move.id, by: from, at: scene.now } as const];
  return { ...say({ view: 'phone.refused', data: {} }), changes };
}

/** What a phone was asked of itself comes first, the newest before others; of other people's households none is guessed. */
function theOne(waiting: PhoneMove[], code: string | undefined, from: string): PhoneMove | undefined {
  const meant = waiting.filter((move) => code === undefined || move.code === code);
  const own = meant.find(({ oldPhone }) => oldPhone === from);
  return own ?? (meant.length === 1 ? meant[0] : undefined);
}

/** The registered phone names the new one and says yes to it. */
function fromRegistered(
  { newPhone, sure }: { newPhone?: string; sure?: true },
  { taken }: Facts,
  household: string,
  scene: Scene,
): Turn {
  const { from } = scene.inbound;
  if (newPhone === undefined) {
    const expects = { state: 'phone.ask', expects: 'newPhone' } as const;
    return { reply: { show: { view: 'phone.ask', data: {} }, expects }, changes: [] };
  }
  const phone = normalisePhone(newPhone);
  if (phone === from) return say({ view: 'phone.same', data: {} });
  if (taken) return isSomebodyElses(phone, scene);
  if (!sure) return confirm(newPhone);
  return moved(moveTo(phone, from, household, scene), from, scene);
}

function confirm(newPhone: string): Turn {
  const choices: Choice[] = [
    { label: { name: 'yes' }, act: { intent: 'contact.changePhone', slots: { newPhone, sure: true } } },
    { label: { name: 'no' }, act: { intent: 'cancel', slots: {} } },
  ];
  return {
    reply: {
      // In full: who typed it has to see a wrong digit.
      show: { view: 'phone.sure', data: { phone: newPhone } },
      choices,
      expects: { state: 'menu', expects: 'choice', options: choices.length },
    },
    changes: [],
  };
}

/** Counts as a wrong try, so that nobody finds out by trying whose numbers are on file. */
function isSomebodyElses(phone: string, scene: Scene): Turn {
  const { access } = scene.dialogue;
  if (access.lockedUntil !== null) return locked();
  return {
    ...say({ view: 'phone.taken', data: { phone: maskPhone(phone) } }),
    dialogue: { access: { ...refused(access, scene.now), granted: access.granted } },
  };
}

/** Who has proved who they are wants this phone registered: somebody else has to agree. */
function fromNew({ phones, taken, liaisons, beside }: Facts, household: string, scene: Scene): Turn {
  const { from } = scene.inbound;
  if (phones.includes(from)) return say({ view: 'phone.same', data: {} });
  if (taken) return isSomebodyElses(from, scene);
  const [old] = phones;
  const waiting = say({ view: 'phone.waits', data: { old: old !== undefined } });
  // Whoever may say yes has been asked, and is not asked again for every message.
  if (beside.some((move) => move.newPhone === from && move.household === household)) return waiting;
  const move = moveTo(from, old ?? '', household, scene, beside);
  const masked = maskPhone(from);
  const notices: Notice[] = liaisons.map((liaison) =>
    noticeOf(liaison, move, {
      view: 'notice.phoneAskLiaison',
      data: { head: maskName(scene.caller.household?.head ?? ''), phone: masked, code: move.code },
    }),
  );
  if (old !== undefined)
    notices.unshift(
      noticeOf(old, move, { view: 'notice.phoneAsk', data: { phone: masked, code: move.code } }),
    );
  return {
    ...waiting,
    changes: [{ kind: 'phoneMove', move }, audited(move, from, scene)],
    notices,
  };
}
