/** What the village liaison does by message: who cannot be reached, a new number for a household, a look for a villager. */
import { maskName, maskPhone } from '../../text/mask';
import { normalisePhone } from '../../text/phone';
import type { Choice, Command, Scene, Turn } from '../command';
import type { Caller } from '../facts';
import { pageOf } from '../paging';
import { say } from '../say';
import type { PhoneMove, Unreached } from '../services';
import { moved, noticeOf, revived } from './phoneMoves';

const MINUTE = 60_000;
/** How long a villager's consent shows the household to the liaison. */
const LOOK_FOR = 10 * MINUTE;
/** Wrong codes after which a consent is void. */
const WRONG = 3;

/** Households of the liaison's village that no message reaches, a page at a time. */
export const liaisonUnreached: Command<'liaison.unreached', Unreached[] | null> = {
  intent: 'liaison.unreached',
  async load(_, ask, scene) {
    const village = await ask.villageOf(scene.inbound.from);
    return village === null ? null : ask.unreached(village);
  },
  answer(_, unreached, scene) {
    if (!unreached) return notLiaison();
    if (unreached.length === 0) return say({ view: 'liaison.allReached', data: {} });
    const { rows, page, pages } = pageOf(unreached, scene.page, scene.medium, scene.language);
    const choices = rows.map(
      ({ head, group, why }): Choice => ({
        label: { row: { view: 'liaison.unreachedRow', data: { head: maskName(head), group, why } } },
        // The name stays out of what is remembered; how to report is the same for all.
        act: { intent: 'liaison.report', slots: {} },
      }),
    );
    return {
      reply: {
        show: { view: 'liaison.unreached', data: { count: unreached.length } },
        choices,
        expects: { state: 'menu', expects: 'choice', options: choices.length },
        list: { page, pages, rows: [] },
      },
      changes: [],
    };
  },
};

interface Reported {
  found: { id: string; head: string; group: number }[];
  phones: string[];
  /** Its numbers that were reported dead. */
  dead: string[];
  taken: boolean;
}

/**
 * 报号: the new number of a household of the village takes the place of the old one; both are told. A number of its own
 * that was reported dead is in use again, and takes nobody's place.
 */
export const liaisonReport: Command<'liaison.report', Reported | null> = {
  intent: 'liaison.report',
  async load({ head, newPhone, household }, ask, scene) {
    const village = await ask.villageOf(scene.inbound.from);
    if (!village) return null;
    if (head === undefined || newPhone === undefined)
      return { found: [], phones: [], dead: [], taken: false };
    const named = await ask.householdsNamed(village, head);
    const found = household === undefined ? named : named.filter(({ id }) => id === household);
    const [one] = found;
    const other = (await ask.caller(normalisePhone(newPhone))).household;
    return {
      found,
      phones: found.length === 1 && one ? await ask.phonesOf(one.id) : [],
      dead: found.length === 1 && one ? await ask.deadPhonesOf(one.id) : [],
      taken: other !== null && other.id !== one?.id,
    };
  },
  answer({ head, newPhone }, reported, scene) {
    if (!reported) return notLiaison();
    if (head === undefined || newPhone === undefined) return say({ view: 'liaison.howReport', data: {} });
    const { found, phones, dead, taken } = reported;
    const [one] = found;
    if (!one) return say({ view: 'liaison.notHere', data: { head: maskName(head) } });
    if (found.length > 1) return which(found, head, newPhone);
    const phone = normalisePhone(newPhone);
    if (taken) return say({ view: 'phone.taken', data: { phone: maskPhone(phone) } });
    if (phones.includes(phone)) return say({ view: 'phone.same', data: {} });
    const { from } = scene.inbound;
    const show = {
      view: 'liaison.reported',
      data: { head: maskName(one.head), phone: maskPhone(phone) },
    } as const;
    if (dead.includes(phone)) return { ...revived(phone, from, scene), reply: { show } };
    const move: PhoneMove = {
      id: scene.freshId,
      oldPhone: phones[0] ?? '',
      newPhone: phone,
      household: one.id,
      person: null,
      code: '',
      at: scene.now,
      state: 'asked',
    };
    return { ...moved(move, from, scene), reply: { show } };
  },
};

function which(found: Reported['found'], head: string, newPhone: string): Turn {
  const choices = found.map(
    ({ id, head: name, group }): Choice => ({
      label: { row: { view: 'liaison.whichRow', data: { head: maskName(name), group } } },
      act: { intent: 'liaison.report', slots: { head, newPhone, household: id } },
    }),
  );
  return {
    reply: {
      show: { view: 'liaison.which', data: { head: maskName(head) } },
      choices,
      expects: { state: 'menu', expects: 'choice', options: choices.length },
    },
    changes: [],
  };
}

interface Looked {
  consent: { code: string; until: number; wrong: number } | null;
  villager: Caller;
}

/** 代查: with the code that the villager was given, the liaison reads that household for ten minutes; the villager is told. */
export const liaisonLook: Command<'liaison.look', Looked | 'incomplete' | null> = {
  intent: 'liaison.look',
  async load({ phone, code }, ask, scene) {
    if (!(await ask.villageOf(scene.inbound.from))) return null;
    if (phone === undefined || code === undefined) return 'incomplete';
    const villager = normalisePhone(phone);
    return { consent: await ask.consent(villager), villager: await ask.caller(villager) };
  },
  answer({ phone = '', code }, looked, scene) {
    if (!looked) return notLiaison();
    if (looked === 'incomplete') return say({ view: 'liaison.howLook', data: {} });
    const { consent, villager } = looked;
    const { household } = villager;
    const at = normalisePhone(phone);
    const holds = consent !== null && scene.now <= consent.until && household !== null;
    if (!holds || consent.code !== code) return wrongCode(at, consent, scene);
    return {
      reply: null,
      changes: [
        { kind: 'consentUsed', phone: at },
        {
          kind: 'audit',
          id: `${scene.freshId}:look`,
          at: scene.now,
          actor: scene.inbound.from,
          action: 'liaison.look',
          subject: household.id,
        },
      ],
      dialogue: {
        access: {
          ...scene.dialogue.access,
          granted: { households: [household.id], cases: [], until: scene.now + LOOK_FOR, consent: true },
        },
        open: null,
      },
      notices: [noticeOf(at, { id: scene.freshId }, { view: 'notice.looked', data: {} })],
      leadsTo: { act: { intent: 'subsidy.query', slots: {} }, page: 1 },
    };
  },
};

/** The same words whether there is a consent or not. */
function wrongCode(phone: string, consent: Looked['consent'], scene: Scene): Turn {
  const turn = say({ view: 'liaison.noConsent', data: {} });
  if (!consent) return turn;
  const wrong = consent.wrong + 1;
  const { code, until } = consent;
  return {
    ...turn,
    changes:
      wrong >= WRONG
        ? [{ kind: 'consentUsed', phone }]
        : [{ kind: 'consent', phone, code, at: scene.now, until, wrong }],
  };
}

function notLiaison(): Turn {
  return say({ view: 'liaison.only', data: {} });
}
