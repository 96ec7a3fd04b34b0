import type { SlotsOf } from '../../../model/intent';
import type { FamilyWaiting } from '../../../model/people';
import { maskName, maskPhone } from '../../../text/mask';
import { alarmOf } from '../../phones/alarm';
import { isLockedOut, missed, WRONG } from '../../phones/codes';
import { AWAITS_FAMILY_CODE, decided, tellAdded, tellYours } from '../../phones/family';
import { noticeOf } from '../../phones/told';
import { audited } from '../../scene/audited';
import { command, type Scene, type Turn } from '../../scene/command';
import { asking, say } from '../../scene/say';
import { upTo, word, yes } from '../../scene/slotForms';
import { houseLine } from './houseLine';

interface Facts {
  /** What the registered phone decides by its code. */
  asked: FamilyWaiting[];
  /** What this phone is invited to. */
  invited: FamilyWaiting[];
  /** Registered phones, by household. */
  phones: ReadonlyMap<string, readonly string[]>;
}

/** JR482913, JR1, JR0: the registered phone agrees with its code, the one that is invited with a yes. */
export const familyAnswer = command('family.answer', {
  slots: { code: upTo(8), yes, no: yes, id: word },
  keepsText: true,
  above: 'family.list',
  asks: {
    'family.code': {
      form: () => ({ fields: [{ name: 'code', kind: 'digits', max: 6 }] }),
      outlivesPage: true,
      ended: 'family',
    },
  },
  async load({ code }, ask, { inbound, now }): Promise<Facts> {
    const all = await ask.familyWaiting(inbound.from, now, code);
    const ids = [...new Set(all.map(({ household }) => household))];
    const phones = await Promise.all(ids.map(async (id) => [id, await ask.phonesOf(id)] as const));
    return {
      asked: all.filter(({ state, wrong }) => state === 'asked' && wrong < WRONG),
      invited: all.filter(({ state }) => state === 'invited'),
      phones: new Map(phones),
    };
  },
  answer(slots, facts, scene) {
    const { asked, invited } = facts;
    if (slots.no) return refuse([...asked, ...invited], scene);
    if (slots.code !== undefined) return withCode(facts, scene);
    return agree(slots, facts, scene);
  },
});

function nothing(): Turn {
  return say({ view: 'family.nothing', data: {} });
}

/** Who is invited needs no code: what a forged yes gives, it gives to the very phone. */
function agree({ id }: SlotsOf['family.answer'], facts: Facts, scene: Scene): Turn {
  const { asked, invited } = facts;
  const meant = id === undefined ? invited : invited.filter((one) => one.id === id);
  const [only, ...more] = meant;
  if (only) return more.length === 0 ? accepted(only, facts, scene) : whichInvite(meant);
  if (asked.length === 0) return nothing();
  return asking({ view: 'family.needsCode', data: {} }, AWAITS_FAMILY_CODE);
}

function whichInvite(invited: readonly FamilyWaiting[]): Turn {
  const choices = invited.map(({ id, head }) =>
    houseLine(head, { intent: 'family.answer', slots: { yes: true, id } }),
  );
  return say({ view: 'family.which', data: {} }, choices);
}

function accepted(row: FamilyWaiting, { phones }: Facts, scene: Scene): Turn {
  const { caller } = scene;
  const homes = (caller.family?.length ?? 0) + 1;
  const own = caller.household !== null || homes > 1;
  return {
    reply: { show: { view: 'family.yours', data: { head: maskName(row.head), own } } },
    changes: [decided(row, 'live', scene), audited('family.add', row.household, scene)],
    notices: tellAdded(row, { head: row.head, phones: phones.get(row.household) ?? [] }, null),
  };
}

function withCode(facts: Facts, scene: Scene): Turn {
  const { asked } = facts;
  if (asked.length === 0) return nothing();
  if (isLockedOut(scene)) return say({ view: 'phone.codeOver', data: { locked: true } });
  const said = asked.find(({ isSaid }) => isSaid);
  return said ? given(said, facts, scene) : wrong(asked, scene);
}

/** By its registered phone: to whoever asked for it at once, to any other phone once that agrees. */
function given(row: FamilyWaiting, { phones }: Facts, scene: Scene): Turn {
  const { from } = scene.inbound;
  const { phone, household, askedBy } = row;
  const shown = { phone: maskPhone(phone) };
  const head = maskName(row.head);
  if (askedBy === phone)
    return {
      reply: { show: { view: 'family.added', data: shown } },
      changes: [decided(row, 'live', scene), audited('family.add', household, scene)],
      notices: [
        tellYours(row, row.head),
        ...tellAdded(row, { head: row.head, phones: phones.get(household) ?? [] }, from),
      ],
      dialogue: { open: null },
    };
  return {
    reply: { show: { view: 'family.invited', data: shown } },
    changes: [decided(row, 'invited', scene), audited('family.invite', household, scene)],
    notices: [noticeOf(phone, row, { view: 'notice.familyInvite', data: { head, from: maskPhone(from) } })],
    dialogue: { open: null },
  };
}

function wrong(asked: readonly FamilyWaiting[], scene: Scene): Turn {
  const misses = missed(scene);
  const left = WRONG - 1 - Math.max(...asked.map((one) => one.wrong));
  const locked = isLockedOut({ ...scene, dialogue: { ...scene.dialogue, misses } });
  const over = left <= 0 || locked;
  return {
    ...(over
      ? say({ view: 'phone.codeOver', data: { locked } })
      : asking({ view: 'family.wrongCode', data: { left } }, AWAITS_FAMILY_CODE)),
    changes: [
      { kind: 'familyCodeWrong', ids: asked.map(({ id }) => id) },
      audited('family.wrongCode', asked[0]?.household ?? '', scene),
      ...(over ? alarmOf('phone.codes', scene) : []),
    ],
    dialogue: { misses, ...(over && { open: null }) },
  };
}

/** To all that waits for this phone: whoever asked hears nothing of it. What the phone asked itself is only over. */
function refuse(waiting: readonly FamilyWaiting[], scene: Scene): Turn {
  if (waiting.length === 0) return nothing();
  const { from } = scene.inbound;
  return {
    reply: { show: { view: 'family.refused', data: {} } },
    changes: [
      ...waiting.map((row) => decided(row, row.askedBy === from ? 'ended' : 'refused', scene)),
      audited('family.refuse', waiting[0]?.household ?? '', scene),
    ],
    dialogue: { open: null },
  };
}
