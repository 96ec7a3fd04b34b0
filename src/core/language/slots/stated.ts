/** The slots of an intent that is known: what the words state, and nothing that they leave out. */

import type { Context } from '../../model/dialogue';
import type { Act, BareIntent, Intent, OfficeList, SlotsOf } from '../../model/intent';
import { asksOfIt } from '../answers/booking';
import { isAside } from '../answers/freeText';
import { picked } from '../answers/pick';
import { scoreAnswer } from '../answers/score';
import type { Lexicon } from '../lexicon/lexicon';
import { bookingSlots } from '../reading/appointment';
import { heardIn } from '../reading/heard';
import { identityIn } from '../reading/identity';
import { matterOf } from '../reading/matter';
import { smallNumber } from '../reading/numerals';
import { programmeMeant } from '../reading/programme';
import { isCommand, type Reading } from '../reading/reading';
import { scoreHeard, scoreOf } from '../reading/score';
import { core } from '../reading/spans';
import { villagerIn } from '../reading/villager';
import { ticketIn } from './asked';
import { languageIn } from './language';
import { subsidySlots } from './money';
import { newOf } from './newPhone';
import { isAnothers, isOfAnother } from './whose';
import { wishesNoMore } from './wishes';

/** What is said, where, and which kind of the intent the model takes it for. */
interface Said {
  reading: Reading;
  /** A notice that stands in front: what the own words leave out is looked for there. */
  quoted?: Reading | null;
  context: Context | null;
  kind: string | null;
  lexicon: Lexicon;
}

type Fill<I extends Intent> = (said: Said) => SlotsOf[I] | null;

const TAIL = /(?<![0-9])([0-9]{4})(?![0-9年])/;
/** A code of the wrong length is a wrong code. */
const CODE = /(?<![0-9])([0-9]{4,8})(?![0-9年])/;
/** 倒数第二个. */
const FROM_END = /倒数第?([1-9一二三四五六七八九])/;

/** Left out: words fill nothing. Null where the intent cannot be meant without a slot that the words do not state. */
const FILLS: { readonly [I in Intent as I extends BareIntent ? never : I]: Fill<I> } & {
  readonly [I in BareIntent]?: Fill<I>;
} = {
  'subsidy.query': moneyIn,
  'subsidy.detail': ({ reading, context }) => {
    const index = rowIn(reading, context);
    return index === null ? null : { index };
  },
  'case.status': ({ reading, quoted, context, kind }) => {
    const tail = context?.state === 'case.list' ? TAIL.exec(reading.text)?.[1] : undefined;
    const asked = reading.caseNo === null ? ticketIn(reading, kind) : {};
    return { ...(tail !== undefined && { caseNo: tail }), ...numbered(reading, quoted), ...asked };
  },
  'case.expedite': ({ reading, quoted, context }) => {
    if (context?.state !== 'expedite.ask') return numbered(reading, quoted);
    const { caseNo } = context;
    return isAside(reading, context) ? { caseNo } : { caseNo, text: textOf(reading, 'case.expedite') };
  },
  'case.rate': ({ reading, quoted, context, lexicon: { sounds } }) => {
    const answer = context?.state === 'rate.ask' ? scoreAnswer(reading) : null;
    if (answer?.intent === 'case.rate') return answer.slots;
    const score = scoreOf(reading, true) ?? scoreHeard(reading, sounds.scores);
    return { ...numbered(reading, quoted), ...(score !== null && { score }) };
  },
  'appointment.book': ({ reading, context, kind }) => {
    const slots = visitIn(reading, context);
    const isAsked = context?.state === 'appointment.ask' && kind === null;
    if (isAsked && slots.date === undefined && asksOfIt(reading)) return null;
    return {
      ...slots,
      ...((kind === 'move' || reading.says.movesVisit.test(reading.text)) && { move: true }),
    };
  },
  'complaint.file': ({ reading }) => ownWords(reading, 'complaint.file'),
  'consult.ask': ({ reading }) => {
    const { text = '' } = ownWords(reading, 'consult.ask');
    // 咨询个事 asks for nothing yet.
    return reading.says.particles.test(text) ? {} : { text };
  },
  'contact.changePhone': ({ reading }) => {
    const newPhone = newOf(reading);
    return newPhone === null ? {} : { newPhone };
  },
  'matter.guide': ({ reading }) => {
    const matter = matterOf(reading);
    return matter === null ? {} : { matter };
  },
  'alert.ack': ({ reading, quoted }) => numbered(reading, quoted),
  // Said while it is asked for, 不投诉了 ends the asking and takes nothing back.
  cancel: ({ reading, context, kind }) => (context?.expects === 'text' ? {} : ticketIn(reading, kind)),
  choose: ({ reading }) => {
    const n = picked(reading);
    return n === null || n === 0 ? null : { n };
  },
  'identity.give': ({ reading }) => identityIn(reading),
  'liaison.report': ({ reading }) => {
    const newPhone = newOf(reading);
    const villager = villagerIn(reading);
    // 换手机号 and a number says nothing of a villager.
    const isNobodys = villager.head === undefined && villager.group === undefined;
    if (newPhone !== null && isNobodys && !isOfAnother(reading)) return null;
    return { ...villager, ...(newPhone !== null && { newPhone }) };
  },
  'liaison.look': ({ reading }) => {
    const { phones, text, says } = reading;
    const [phone, code, villager] = [phones[0]?.number, CODE.exec(text)?.[1], villagerIn(reading)];
    // Her own money is no villager's.
    if (!phone && !code && (villager.head === undefined || says.ownHouse.test(text))) return null;
    return { ...villager, ...(phone && { phone }), ...(code && { code }) };
  },
  'office.cases': ({ reading, kind }) => {
    // 绿色通道怎么申请 asks for no list, nor does 绿色通道的短信别再发了.
    if ((kind === 'green' && reading.has('how')) || wishesNoMore(reading.text, reading.says)) return null;
    return kind === null ? {} : { which: kind as OfficeList }; // its kinds are the lists
  },
  'office.haste': ({ reading, kind }) => {
    const ticket = reading.caseNo ?? TAIL.exec(reading.text)?.[1];
    const text = core(reading, () => false);
    return {
      ...(kind !== null && { agree: kind === 'yes' }),
      ...(ticket !== undefined && { ticket }),
      ...(text !== '' && { text }),
    };
  },
  'family.add': familyPhone,
  // Which one is asked.
  'family.remove': (said) => familyPhone(said) ?? {},
  'language.choose': ({ reading: { normal, says } }) => languageIn(normal.plain, says),
};

/** The act of an intent with what the words state; null where that is too little for it. */
export function filled(intent: Intent, said: Said): Act | null {
  // Whose number it is must never be guessed.
  if (intent === 'contact.changePhone' && said.reading.phones.length > 0 && isAnothers(said.reading))
    return filled('liaison.report', said);
  const fill = FILLS[intent] as Fill<Intent> | undefined; // the entry of this intent
  const slots = fill ? fill(said) : {};
  return slots && ({ intent, slots } as Act); // which gives the slots of this intent
}

/** Whose phone is not told may not be guessed. */
function familyPhone({ reading }: Said): { phone: string } | null {
  const phone = newOf(reading);
  return phone === null ? null : { phone };
}

function numbered(reading: Reading, quoted: Reading | null = null): { caseNo?: string } {
  const caseNo = reading.caseNo ?? quoted?.caseNo ?? null;
  return caseNo === null ? {} : { caseNo };
}

/** A question behind a quoted notice of a payment is about that, unless the own words state otherwise. */
function moneyIn({ reading, quoted = null, lexicon }: Said): SlotsOf['subsidy.query'] {
  const own = subsidySlots(reading);
  const heard = own.programme === undefined ? heardIn(reading, lexicon.sounds.programmes) : null;
  const slots = { ...own, ...(heard !== null && { programme: heard }) };
  if (!quoted) return slots;
  const programme = programmeMeant(quoted);
  return {
    ...(quoted.year !== null && { year: quoted.year }),
    ...(programme !== null && { programme }),
    ...slots,
  };
}

function textOf(reading: Reading, intent: Intent): string {
  return core(reading, (token) => isCommand(token, intent));
}

function ownWords(reading: Reading, intent: Intent): { text?: string } {
  const text = textOf(reading, intent);
  return text === '' ? {} : { text };
}

/** The row that is meant: by its number, or counted from the end. */
function rowIn(reading: Reading, context: Context | null): number | null {
  const row = picked(reading);
  if (row !== null) return row > 0 ? row : null;
  if (context?.state !== 'subsidy.list') return null;
  const back =
    smallNumber(FROM_END.exec(reading.text)?.[1] ?? '') ?? (reading.says.last.test(reading.text) ? 1 : null);
  return back === null || back > context.items ? null : context.items + 1 - back;
}

function visitIn(reading: Reading, context: Context | null): SlotsOf['appointment.book'] {
  const slots = bookingSlots(reading);
  if (context?.state !== 'appointment.ask') return slots;
  const day = context.expects === 'date' && slots.date === undefined ? picked(reading) : null;
  const matter = context.expects === 'matter' && slots.matter === undefined ? matterOf(reading) : null;
  return {
    ...slots,
    ...(day !== null && day >= 1 && day <= 31 && { date: `day:${day}` }),
    ...(matter !== null && { matter }),
  };
}
