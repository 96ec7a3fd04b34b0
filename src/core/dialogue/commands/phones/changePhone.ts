import type { SlotsOf } from '../../../model/intent';
import { maskPhone } from '../../../text/mask';
import { normalisePhone } from '../../../text/phone';
import { trafficOf } from '../../phones/alarm';
import { AWAITS_CODE, askOthers, askOwnCode, moveOf } from '../../phones/ask';
import { codesOf, drawCodes, isGood, isUndoable } from '../../phones/codes';
import { type Deciding, decide } from '../../phones/decide';
import { decline } from '../../phones/decline';
import { type Home, holdsOffice, homeOf, isRefused } from '../../phones/home';
import { askIdentity, locked, refused } from '../../scene/access';
import { command, type Scene, type Turn } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import { asking, say } from '../../scene/say';
import { mobile, upTo, yes } from '../../scene/slotForms';

type Slots = SlotsOf['contact.changePhone'];

interface Facts extends Deciding {
  /** Whose phone is to be changed; null: nobody who is known. */
  home: Home | null;
  /** For the first, and for whoever else is asked. */
  codes: [string, string];
}

/**
 * 换手机号. The registered phone agrees with the code that it was sent; a new one proves who asks, and then the old phone
 * or the village liaison has to agree with theirs. The old number sees nothing afterwards, and can undo it for a week.
 */
export const changePhone = command('contact.changePhone', {
  slots: { newPhone: mobile, code: upTo(8), yes, no: yes, notMine: yes },
  keepsText: true,
  asks: {
    'phone.ask': {
      form: () => ({ fields: [{ name: 'newPhone', kind: 'digits', max: 11 }] }),
      outlivesPage: true,
      isWaitedFor: true,
      ended: 'phone',
    },
    'phone.code': {
      form: () => ({ fields: [{ name: 'code', kind: 'digits', max: 6 }] }),
      outlivesPage: true,
    },
  },
  async load({ newPhone, code, no, notMine }, ask, scene): Promise<Facts> {
    const { from } = scene.inbound;
    const sent = await codesOf(ask, scene, code);
    const own = ownOf(scene);
    const next = newPhone === undefined ? from : normalisePhone(newPhone);
    const home = own === null ? null : await homeOf(ask, own, next);
    const codes = await drawCodes(ask, scene, [from, ...(home ? [...home.phones, ...home.liaisons] : [])]);
    const isAnswer = code !== undefined || no || notMine;
    const homes = isAnswer ? await homesOf(sent, code, ask, scene) : new Map<string, Home>();
    return { sent, homes, traffic: await trafficOf(ask, scene), undoCode: codes[0], home, codes };
  },
  answer(slots, facts, scene) {
    const answered = slots.newPhone === undefined ? answerTo(slots, facts, scene) : null;
    if (answered) return answered;
    const { home } = facts;
    if (!home) return whoever(slots, scene);
    if (home.hasOffice || holdsOffice(scene.caller)) return say({ view: 'phone.atOffice', data: {} });
    return scene.caller.household
      ? fromRegistered(slots, home, facts, scene)
      : fromNew(home, facts.codes, scene);
  },
});

function ownOf({ caller, dialogue }: Scene): string | null {
  return caller.household?.id ?? dialogue.access.granted?.households[0] ?? null;
}

/** By move: those that a word of this phone may decide on, as they are now. */
async function homesOf(
  sent: Deciding['sent'],
  code: string | undefined,
  ask: Reads,
  { now }: Scene,
): Promise<Map<string, Home>> {
  const meant = sent.filter((one) =>
    code === undefined ? isGood(one, now) || isUndoable(one.move, now) : one.isSaid,
  );
  const homes = await Promise.all(
    meant.map(async ({ move: { id, household, newPhone } }) => {
      const home = household === null ? null : await homeOf(ask, household, newPhone);
      return home ? [[id, home] as const] : [];
    }),
  );
  return new Map(homes.flat());
}

/** The word that was awaited from this phone, if any was. */
function answerTo({ code, yes, no, notMine }: Slots, facts: Facts, scene: Scene): Turn | null {
  if (code !== undefined) return decide(facts, scene) ?? say({ view: 'phone.noSuchCode', data: {} });
  if (no || notMine) {
    const declined = decline(facts, notMine ?? false, scene);
    return declined ?? say({ view: 'phone.nothingAsked', data: {} });
  }
  if (!yes) return null;
  // Anybody can write 1 in another's name: only the code shows who holds the phone.
  const awaited = facts.sent.some((one) => isGood(one, scene.now));
  if (!awaited) return say({ view: 'phone.nothingAsked', data: {} });
  return asking({ view: 'phone.needsCode', data: {} }, AWAITS_CODE);
}

/** Who is not known yet proves it; who has, and is of no household, can be helped at the window. */
function whoever(slots: Slots, scene: Scene): Turn {
  const { granted } = scene.dialogue.access;
  if (granted) return say({ view: 'phone.atOffice', data: {} });
  return askIdentity({ intent: 'contact.changePhone', slots }, scene.dialogue);
}

/** The registered phone names the new one. */
function fromRegistered(
  { newPhone }: Slots,
  home: Home,
  { sent, codes, traffic }: Pick<Facts, 'sent' | 'codes' | 'traffic'>,
  scene: Scene,
): Turn {
  const { from } = scene.inbound;
  if (newPhone === undefined) {
    return asking({ view: 'phone.ask', data: {} }, { state: 'phone.ask', expects: 'newPhone' });
  }
  const phone = normalisePhone(newPhone);
  if (phone === from) return say({ view: 'phone.same', data: {} });
  if (home.isTaken) return isSomebodyElses(phone, scene);
  const move = moveOf(from, phone, home, scene);
  return askOwnCode(move, { code: codes[0], home, sent, traffic, by: 'own' }, scene);
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
function fromNew(home: Home, codes: Facts['codes'], scene: Scene): Turn {
  const { from } = scene.inbound;
  if (home.phones.includes(from)) return say({ view: 'phone.same', data: {} });
  if (home.isTaken) return isSomebodyElses(from, scene);
  if (isRefused(home, from, scene.now)) return say({ view: 'phone.atOffice', data: {} });
  const old = home.phones[0] ?? home.dead[0] ?? '';
  return askOthers(moveOf(old, from, home, scene), codes, home, scene);
}
