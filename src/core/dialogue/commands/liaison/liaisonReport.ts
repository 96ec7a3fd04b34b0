/** What the village liaison reports: a new number for a household. */

import type { SlotsOf } from '../../../model/intent';
import type { HouseholdFacts } from '../../../model/people';
import type { SentCode } from '../../../model/phoneMoves';
import { maskName, maskPhone } from '../../../text/mask';
import { normalisePhone } from '../../../text/phone';
import { type Traffic, trafficOf } from '../../phones/alarm';
import { askOwnCode, moveOf } from '../../phones/ask';
import { codesOf, drawCodes, isGood } from '../../phones/codes';
import { type Home, homeOf, isRefused } from '../../phones/home';
import { type Choice, command, type Scene, type Turn } from '../../scene/command';
import { say } from '../../scene/say';
import { count, forgotten, mobile, word } from '../../scene/slotForms';
import { notLiaison } from './unreached';
import { ownVillager, villagersNamed } from './villagers';

type Slots = SlotsOf['liaison.report'];

interface Reported {
  found: HouseholdFacts[];
  /** The only one found. */
  home: Home | null;
  sent: SentCode[];
  code: string;
  traffic: Traffic;
}

/**
 * 报号: the new number of a household of the village takes the place of the old one, once the liaison says the code that
 * her phone was sent. A number of the household that was reported dead comes into use again and takes nobody's place.
 */
export const liaisonReport = command('liaison.report', {
  slots: { head: forgotten(word), group: count, newPhone: mobile, household: word, oldPhone: mobile },
  async load({ head, group, newPhone, household }, ask, scene): Promise<Reported | null> {
    const { from } = scene.inbound;
    const village = await ask.villageOf(from);
    if (!village) return null;
    const sent = await codesOf(ask, scene);
    const meant = household ?? (head === undefined ? reportedLast(sent, scene) : undefined);
    const found =
      meant === undefined
        ? await villagersNamed({ head, group }, village, ask)
        : await ownVillager(meant, ask, scene);
    const [one] = found;
    const only = found.length === 1 && one && newPhone !== undefined;
    const [code] = await drawCodes(ask, scene, [from]);
    return {
      found,
      home: only ? await homeOf(ask, one.id, newPhone) : null,
      sent,
      code,
      traffic: await trafficOf(ask, scene),
    };
  },
  answer(slots, reported, scene) {
    const { head, newPhone } = slots;
    if (!reported) return head === undefined && newPhone === undefined ? notLiaison() : byThemselves();
    const { found, home } = reported;
    const isNamed = head !== undefined || slots.household !== undefined || found.length === 1;
    if (!isNamed || newPhone === undefined)
      return say({ view: 'liaison.howReport', data: { head: head === undefined ? null : maskName(head) } });
    if (found.length === 0) return say({ view: 'liaison.notHere', data: { head: maskName(head ?? '') } });
    if (!home) return which(found, newPhone);
    return report(home, slots, normalisePhone(newPhone), reported, scene);
  },
});

/** The villager whose number waits for this liaison's word: 不对 是139… corrects that. */
function reportedLast(sent: readonly SentCode[], { caller, now }: Scene): string | undefined {
  const waiting = sent.filter((one) => isGood(one, now) && one.move.household !== caller.household?.id);
  return waiting.at(0)?.move.household ?? undefined;
}

/** Nobody moves another's number but the liaison: who wants to is told how that person does it. */
function byThemselves(): Turn {
  return say({ view: 'phone.byThemselves', data: {} });
}

function report(
  home: Home,
  slots: Slots,
  phone: string,
  { sent, code, traffic }: Reported,
  scene: Scene,
): Turn {
  if (home.isTaken) return say({ view: 'phone.taken', data: { phone: maskPhone(phone) } });
  if (home.phones.includes(phone)) return say({ view: 'liaison.same', data: { head: maskName(home.head) } });
  if (home.hasOffice || isRefused(home, phone, scene.now)) return say({ view: 'phone.atOffice', data: {} });
  if (home.phones.length > 1 && slots.oldPhone === undefined && !home.dead.includes(phone))
    return whichPhone(home, slots);
  const old = oldOf(home, slots, phone);
  const move = moveOf(old, phone, home, scene);
  return askOwnCode(move, { code, home, sent, traffic, by: 'liaison' }, scene);
}

/** The number whose place is taken: its own where it comes into use again. */
function oldOf({ phones, dead }: Home, { oldPhone }: Slots, phone: string): string {
  if (dead.includes(phone)) return phone;
  const picked = phones.find((one) => one === oldPhone);
  return picked ?? phones[0] ?? dead[0] ?? '';
}

/** What is remembered names the households by their ids. */
function which(found: readonly HouseholdFacts[], newPhone: string): Turn {
  const choices = found.map(
    ({ id, head, group }): Choice => ({
      label: { row: { view: 'liaison.whichRow', data: { head: maskName(head), group } } },
      act: { intent: 'liaison.report', slots: { newPhone, household: id } },
    }),
  );
  const groups = found.map(({ group }) => group);
  return say({ view: 'liaison.which', data: { head: maskName(found[0]?.head ?? '') } }, choices, { groups });
}

function whichPhone({ id, head, phones }: Home, { newPhone }: Slots): Turn {
  const choices = phones.map(
    (oldPhone): Choice => ({
      label: { text: maskPhone(oldPhone) },
      act: {
        intent: 'liaison.report',
        slots: { ...(newPhone !== undefined && { newPhone }), household: id, oldPhone },
      },
    }),
  );
  return say({ view: 'liaison.whichPhone', data: { head: maskName(head) } }, choices);
}
