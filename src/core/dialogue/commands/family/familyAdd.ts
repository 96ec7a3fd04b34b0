import type { SlotsOf } from '../../../model/intent';
import { isTexted } from '../../../model/message';
import { maskName, maskPhone } from '../../../text/mask';
import { normalisePhone, sayPhone } from '../../../text/phone';
import type { NoFamily } from '../../../views/familyViews';
import { alarmOf } from '../../phones/alarm';
import { isLockedOut } from '../../phones/codes';
import {
  AWAITS_FAMILY_CODE,
  askedFor,
  type FamilyHome,
  familyHome,
  isAnswered,
  isAskedOut,
  isFull,
  isLive,
} from '../../phones/family';
import { noticeOf } from '../../phones/told';
import { askIdentity } from '../../scene/access';
import { audited } from '../../scene/audited';
import { command, type Scene, type Turn } from '../../scene/command';
import { asking, say } from '../../scene/say';
import { digitsFrom } from '../../scene/shortNumbers';
import { mobile, yes } from '../../scene/slotForms';

type Slots = SlotsOf['family.add'];

interface Facts {
  /** Null: nobody is known whose it could be. */
  home: FamilyHome | null;
  /** Households that the phone named reads already. */
  has: number;
}

const DIGITS = 6;

/**
 * 加家人: another phone is to read this household's money. The registered phone says so with the code that it was sent,
 * and the other one has to agree. 常查: who has proved whose household it is asks its registered phone.
 */
export const familyAdd = command('family.add', {
  slots: { phone: mobile, me: yes, instead: yes },
  keepsText: true,
  above: 'family.list',
  asks: {
    'family.ask': {
      form: () => ({ fields: [{ name: 'phone', kind: 'digits', max: 11 }] }),
      outlivesPage: true,
      isWaitedFor: true,
      ended: 'family',
    },
  },
  async load(slots, ask, scene): Promise<Facts> {
    const id = meant(slots, scene);
    const home = id === null ? null : await familyHome(ask, id);
    const { from } = scene.inbound;
    const phone = slots.phone === undefined ? from : normalisePhone(slots.phone);
    const { family = [] } = phone === from ? scene.caller : await ask.caller(phone);
    return { home, has: family.length };
  },
  answer(slots, { home, has }, scene) {
    const { caller, dialogue } = scene;
    if (!home) return askIdentity({ intent: 'family.add', slots: { me: true } }, dialogue);
    const isOwn = caller.household?.id === home.id;
    return isOwn ? fromRegistered(slots, home, has, scene) : fromOther(home, has, scene);
  },
});

/** The own household, where it is not that of somebody else which was proved. */
function meant({ me }: Slots, { caller, dialogue }: Scene): string | null {
  const [proved] = dialogue.access.granted?.households ?? [];
  const own = caller.household?.id;
  return (me ? proved : (own ?? proved)) ?? null;
}

function fromRegistered(
  { phone: said, me, instead }: Slots,
  home: FamilyHome,
  has: number,
  scene: Scene,
): Turn {
  const { from } = scene.inbound;
  if (me) return no('self');
  if (said === undefined) {
    return asking({ view: 'family.ask', data: {} }, { state: 'family.ask', expects: 'newPhone' });
  }
  const phone = normalisePhone(said);
  if (phone === from || home.phones.includes(phone)) return no('self');
  if (isLive(home, phone)) return no('already');
  if (isFull(home, phone, scene)) return no('full');
  if (has >= scene.families.familyHouseholds) return no('office');
  // A code that would not be read is not given.
  if (isLockedOut(scene)) return say({ view: 'phone.codeOver', data: { locked: true } });
  if (isAskedOut(home, 'own', scene)) return { ...no('often'), changes: alarmOf('phone.asks', scene) };
  const before = instead ? askedJustNow(scene) : null;
  const wrong = before === null || before === phone || isLive(home, before) ? null : before;
  return askCode(phone, wrong, home, scene);
}

/** The phone that a code was asked for, where that is what is open. */
function askedJustNow({ dialogue: { open } }: Scene): string | null {
  const said = open?.act.intent === 'family.add' ? open.act.slots.phone : undefined;
  return said === undefined ? null : normalisePhone(said);
}

/**
 * In the answer where that goes to this phone alone, else by text message. Asked for once more, the first asking is over,
 * and so is that of the `wrong` number that was said before.
 */
function askCode(phone: string, wrong: string | null, home: FamilyHome, scene: Scene): Turn {
  const { inbound, now, fresh } = scene;
  const { from } = inbound;
  const code = digitsFrom(fresh.secret, DIGITS);
  const row = askedFor(phone, home.id, scene);
  const texted = isTexted(scene.medium);
  const data = { head: maskName(home.head), phone: sayPhone(phone) };
  const show = {
    view: 'family.sure',
    data: { ...data, code: texted ? code : null, to: maskPhone(from) },
  } as const;
  return {
    reply: { show, expects: AWAITS_FAMILY_CODE },
    changes: [
      ...[phone, ...(wrong === null ? [] : [wrong])].map(
        (one) => ({ kind: 'familyEnded', phone: one, household: home.id, by: from, at: now }) as const,
      ),
      { kind: 'familyPhone', family: row, code },
      audited('family.ask', home.id, scene),
    ],
    notices: texted ? [] : [noticeOf(from, row, { view: 'notice.familyCode', data: { ...data, code } })],
  };
}

/** Whatever comes of it, whoever asks reads the same: a No, and that nobody was asked, are nobody's to know. */
function fromOther(home: FamilyHome, has: number, scene: Scene): Turn {
  const { inbound, now, fresh, families } = scene;
  const { from } = inbound;
  if (isLive(home, from)) return no('already');
  if (home.phones.length === 0) return no('office');
  const waits = say({ view: 'family.waits', data: { head: maskName(home.head) } });
  const isFamilyOfMany = has >= families.familyHouseholds;
  if (isAnswered(home, from, now) || isFull(home, from, scene) || isFamilyOfMany) return waits;
  if (isAskedOut(home, 'others', scene)) return { ...waits, changes: alarmOf('phone.asks', scene) };
  const code = digitsFrom(fresh.secret, DIGITS);
  const row = askedFor(from, home.id, scene);
  const data = { head: maskName(home.head), phone: maskPhone(from), code };
  return {
    ...waits,
    changes: [{ kind: 'familyPhone', family: row, code }, audited('family.ask', home.id, scene)],
    notices: home.phones.map((phone) => noticeOf(phone, row, { view: 'notice.familyAsk', data })),
  };
}

function no(why: NoFamily): Turn {
  return say({ view: 'family.no', data: { why } });
}
