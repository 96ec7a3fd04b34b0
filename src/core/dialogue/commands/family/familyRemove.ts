import type { SlotsOf } from '../../../model/intent';
import type { FamilyHousehold, FamilyPhone } from '../../../model/people';
import { fingerprint } from '../../../text/fingerprint';
import { maskName, maskPhone } from '../../../text/mask';
import { type FamilyHome, familyHome, standing, tellEnded } from '../../phones/family';
import { noticeOf } from '../../phones/told';
import { audited } from '../../scene/audited';
import { type Choice, command, type Scene, type Turn } from '../../scene/command';
import { say } from '../../scene/say';
import { upTo, word, yes } from '../../scene/slotForms';
import { houseLine } from './houseLine';

type Slots = SlotsOf['family.remove'];

interface Facts {
  /** The own household. */
  home: FamilyHome | null;
  /** Registered phones of the household that is left. */
  phones: readonly string[];
}

/** 去掉家人, 退出家人: a phone reads that household's money no more. It only narrows who sees, so that a word is enough. */
export const familyRemove = command('family.remove', {
  slots: { phone: upTo(16), leave: yes, id: word, household: word, sure: yes },
  writes: ({ id, sure }) => id === undefined || sure !== undefined,
  keepsText: true,
  above: 'family.list',
  async load(slots, ask, { caller }): Promise<Facts> {
    const own = caller.household?.id;
    const home = own === undefined || slots.leave ? null : await familyHome(ask, own);
    const left = home ? null : leftOf(slots, caller.family ?? []);
    return { home, phones: left ? await ask.phonesOf(left.id) : [] };
  },
  answer(slots, { home, phones }, scene) {
    return home ? remove(slots, home, scene) : leave(slots, phones, scene);
  },
});

function remove({ phone, id, sure }: Slots, home: FamilyHome, scene: Scene): Turn {
  const all = standing(home, scene.now);
  const meant = all.filter((one) =>
    id === undefined ? phone !== undefined && one.phone.endsWith(phone) : one.id === id,
  );
  const [only, ...more] = meant;
  if (only && more.length === 0) {
    // Picked by a digit it is asked first; who names the number has said it.
    return id === undefined || sure ? removed(only, home, scene) : isSure(only);
  }
  if (all.length === 0) return say({ view: 'family.none', data: {} });
  return whichPhone(more.length > 0 ? meant : all);
}

function isSure({ id, phone }: FamilyPhone): Turn {
  const choices: Choice[] = [
    { label: { name: 'familyDrop' }, act: { intent: 'family.remove', slots: { id, sure: true } } },
    { label: { name: 'familyKeep' }, act: { intent: 'cancel', slots: {} } },
  ];
  const show = { view: 'family.removeSure', data: { phone: maskPhone(phone) } } as const;
  return say(show, choices, { confirms: 'drop' });
}

function whichPhone(rows: readonly FamilyPhone[]): Turn {
  const choices = rows.map(
    ({ id, phone }): Choice => ({
      label: { text: maskPhone(phone) },
      act: { intent: 'family.remove', slots: { id } },
    }),
  );
  return say({ view: 'family.whichToRemove', data: {} }, choices);
}

function removed({ id, phone, state }: FamilyPhone, { id: household, head }: FamilyHome, scene: Scene): Turn {
  const { inbound, now } = scene;
  return {
    reply: { show: { view: 'family.removed', data: { phone: maskPhone(phone) } } },
    changes: [
      { kind: 'familyEnded', phone, household, by: inbound.from, at: now },
      audited('family.remove', household, scene),
    ],
    notices: state === 'live' ? [tellEnded(phone, head, id)] : [],
    dialogue: { open: null },
  };
}

/** The household that is meant; null: none, or it has to be picked. */
function leftOf({ household }: Slots, family: readonly FamilyHousehold[]): FamilyHousehold | null {
  const found = family.filter(({ id }) => household === undefined || fingerprint(id) === household);
  return found.length === 1 ? (found[0] ?? null) : null;
}

function leave(slots: Slots, phones: readonly string[], scene: Scene): Turn {
  const { family = [] } = scene.caller;
  const left = leftOf(slots, family);
  if (!left) return family.length === 0 ? say({ view: 'family.none', data: {} }) : whichHouse(family);
  const { inbound, now, fresh } = scene;
  const notice = { view: 'notice.familyLeft', data: { phone: maskPhone(inbound.from) } } as const;
  return {
    reply: { show: { view: 'family.left', data: { head: maskName(left.head) } } },
    changes: [
      { kind: 'familyEnded', phone: inbound.from, household: left.id, by: inbound.from, at: now },
      audited('family.remove', left.id, scene),
    ],
    notices: phones.map((phone) => noticeOf(phone, fresh, notice)),
    dialogue: { open: null, trail: [] },
  };
}

function whichHouse(family: readonly FamilyHousehold[]): Turn {
  const choices = family.map(({ id, head }) =>
    houseLine(head, { intent: 'family.remove', slots: { leave: true, household: fingerprint(id) } }),
  );
  return say({ view: 'family.whichToLeave', data: {} }, choices);
}
