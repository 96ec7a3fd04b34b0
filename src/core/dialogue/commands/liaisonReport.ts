/** What the village liaison reports: a new number for a household. */
import { maskName, maskPhone } from '../../text/mask';
import { normalisePhone } from '../../text/phone';
import type { Choice, Command, Turn } from '../command';
import { say } from '../say';
import type { PhoneMove } from '../services';
import { notLiaison } from './liaison';
import { moved, revived } from './phoneMoves';

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
