/** The slots of an intent that is known: what the words state, and nothing that they leave out. */

import type { Context } from '../model/dialogue';
import type { Act, Intent, OfficeList, SlotsOf } from '../model/intent';
import { picked } from './answers/pick';
import { scoreAnswer } from './answers/score';
import { bookingSlots } from './reading/appointment';
import { identityIn } from './reading/identity';
import { matterOf } from './reading/matter';
import { isCommand, type Reading } from './reading/reading';
import { scoreOf } from './reading/score';
import { core } from './reading/spans';
import { villagerIn } from './reading/villager';
import { newOf } from './requests/changePhone';
import { subsidySlots } from './requests/subsidy';

/** What is said, where, and which kind of the intent the model takes it for. */
interface Said {
  reading: Reading;
  context: Context | null;
  kind: string | null;
}

type Fill<I extends Intent> = (said: Said) => SlotsOf[I] | null;

const none = () => ({});
const TAIL = /(?<![0-9])([0-9]{4})(?![0-9年])/;
/** A code of the wrong length is a wrong code. */
const CODE = /(?<![0-9])([0-9]{4,8})(?![0-9年])/;
const OWN_HOUSE = /[我俺咱额](?:们)?(?:自己|自家|家|屋)/;

/** Null where the intent cannot be meant without a slot that the words do not state. */
const FILLS: { readonly [I in Intent]: Fill<I> } = {
  'subsidy.query': ({ reading }) => subsidySlots(reading),
  'subsidy.detail': ({ reading, context }) => {
    const index = rowIn(reading, context);
    return index === null ? null : { index };
  },
  'case.status': ({ reading: { caseNo, text }, context }) => {
    const tail = caseNo ?? (context?.state === 'case.list' ? TAIL.exec(text)?.[1] : undefined);
    return tail === undefined || tail === null ? {} : { caseNo: tail };
  },
  'case.expedite': ({ reading, context }) =>
    context?.state === 'expedite.ask'
      ? { caseNo: context.caseNo, text: textOf(reading, 'case.expedite') }
      : numbered(reading),
  'case.rate': ({ reading, context }) => {
    const answer = context?.state === 'rate.ask' ? scoreAnswer(reading) : null;
    if (answer?.intent === 'case.rate') return answer.slots;
    const score = scoreOf(reading, true);
    return { ...numbered(reading), ...(score !== null && { score }) };
  },
  'appointment.book': ({ reading, context }) => visitIn(reading, context),
  'appointment.cancel': none,
  'complaint.file': ({ reading }) => ownWords(reading, 'complaint.file'),
  'consult.ask': ({ reading }) => ownWords(reading, 'consult.ask'),
  'contact.changePhone': ({ reading }) => {
    const newPhone = newOf(reading);
    return newPhone === null ? {} : { newPhone };
  },
  'matter.guide': ({ reading }) => {
    const matter = matterOf(reading);
    return matter === null ? {} : { matter };
  },
  'news.latest': none,
  'alert.ack': ({ reading }) => numbered(reading),
  'subscribe.stop': none,
  'subscribe.start': none,
  help: none,
  menu: none,
  'page.next': none,
  'page.prev': none,
  back: none,
  cancel: none,
  choose: ({ reading }) => {
    const n = picked(reading);
    return n === null || n === 0 ? null : { n };
  },
  'identity.give': ({ reading }) => identityIn(reading),
  'consent.give': none,
  'liaison.unreached': none,
  'liaison.report': ({ reading }) => {
    const newPhone = newOf(reading);
    return { ...villagerIn(reading), ...(newPhone !== null && { newPhone }) };
  },
  'liaison.look': ({ reading }) => {
    const { phones, text } = reading;
    const [phone, code, villager] = [phones[0]?.number, CODE.exec(text)?.[1], villagerIn(reading)];
    // Her own money is no villager's.
    if (!phone && !code && (villager.head === undefined || OWN_HOUSE.test(text))) return null;
    return { ...villager, ...(phone && { phone }), ...(code && { code }) };
  },
  'office.cases': ({ reading, kind }) => {
    // 绿色通道怎么申请 asks for no list.
    if (reading.has('how')) return null;
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
  'callback.ask': none,
  'language.choose': ({ reading: { normal } }) => languageIn(normal.plain),
  unknown: none,
};

/** The act of an intent with what the words state; null where that is too little for it. */
export function filled(intent: Intent, said: Said): Act | null {
  const fill = FILLS[intent] as Fill<Intent>; // the entry of this intent
  const slots = fill(said);
  return slots && ({ intent, slots } as Act); // which gives the slots of this intent
}

function numbered({ caseNo }: Reading): { caseNo?: string } {
  return caseNo === null ? {} : { caseNo };
}

function textOf(reading: Reading, intent: Intent): string {
  return core(reading, (token) => isCommand(token, intent));
}

function ownWords(reading: Reading, intent: Intent): { text?: string } {
  const text = textOf(reading, intent);
  return text === '' ? {} : { text };
}

/** The row that is meant: by its number, or as the last. */
function rowIn(reading: Reading, context: Context | null): number | null {
  const row = picked(reading);
  if (row !== null) return row > 0 ? row : null;
  const last = context?.state === 'subsidy.list' && /最后|最末|末尾|最下|last|bottom/.test(reading.text);
  return last ? context.items : null;
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

const ENGLISH = /英|eng/;
const CHINESE = /中文|汉|普通话|chinese|mandarin|zhongwen/;
const NOT_READ = /不|没|唔|冇|don'?t|do not|can'?t|cannot|no |poor|bad|weak/;

/** Who cannot read one language wants the other. */
function languageIn(plain: string): SlotsOf['language.choose'] {
  const [english, chinese] = [ENGLISH.exec(plain), CHINESE.exec(plain)];
  if (english && chinese) {
    const before = english.index < chinese.index ? english : chinese;
    const denied = NOT_READ.test(plain.slice(0, before.index + 6));
    return { language: (before === english) === denied ? 'zh-CN' : 'en' };
  }
  if (!english && !chinese) return {};
  return { language: (english !== null) === NOT_READ.test(plain) ? 'zh-CN' : 'en' };
}
