import type { Context } from '../../model/dialogue';
import type { Act } from '../../model/intent';
import { identityIn } from '../reading/identity';
import type { Reading } from '../reading/reading';
import { groupIn } from '../reading/villager';
import { bookingAnswer } from './booking';
import { caseAnswer, caseTail } from './caseNumber';
import { familyCodeAnswer } from './family';
import { phoneCodeAnswer } from './phoneCode';
import { chosen, moved, picked } from './pick';
import { scoreAnswer } from './score';
import { subsidyAnswer } from './subsidy';
import { answeredFirst, declines, yesOrNo } from './yesNo';

/** Sections of news at most, see the page of news: more than these are on the next page. */
const NEWS_ROWS = 8;

type State = Context['state'];
/** The context of one state; some states share the rest of theirs. */
type ContextOf<S extends State> = Context extends infer C
  ? C extends { state: State }
    ? S extends C['state']
      ? C
      : never
    : never
  : never;

const nothing = () => null;

/** How each open question is answered; `nothing` where a text of any kind is the answer, or none is. */
const ANSWERS: { readonly [S in State]: (reading: Reading, context: ContextOf<S>) => Act | null } = {
  menu: (reading, { confirms, options, groups = [], askedBack }) =>
    confirms
      ? (cleared(reading, confirms) ?? confirmation(reading, confirms === 'drop'))
      : (ofGroup(reading, groups) ??
        fromList(reading, options) ??
        (askedBack === undefined ? null : noneOf(reading, options))),
  'case.list': (reading, { options }) => fromList(reading, options) ?? caseTail(reading),
  'subsidy.list': (reading, { items }) =>
    moved(picked(reading), items) ?? chosen(picked(reading), 'subsidy.detail') ?? subsidyAnswer(reading),
  'news.list': (reading) => moved(picked(reading), NEWS_ROWS),
  'subsidy.ask': subsidyAnswer,
  'rate.ask': scoreAnswer,
  'case.ask': (reading, context) => caseAnswer(reading, context.for),
  // 3 is the third of the days shown, 3号 a day of the month.
  'appointment.ask': (reading, { options, expects }) =>
    (isOneOf(reading, options) ? fromList(reading, options) : null) ?? bookingAnswer(reading, expects),
  'phone.ask': ({ phones }) => {
    const newPhone = phones.at(-1)?.number;
    return newPhone === undefined ? null : { intent: 'contact.changePhone', slots: { newPhone } };
  },
  'phone.code': phoneCodeAnswer,
  'family.ask': ({ phones }) => {
    const phone = phones.at(-1)?.number;
    return phone === undefined ? null : { intent: 'family.add', slots: { phone } };
  },
  'family.code': familyCodeAnswer,
  // 回1收到, says the alert.
  'alert.pending': (reading) =>
    picked(reading) === 1 || yesOrNo(reading) === 'yes' ? { intent: 'alert.ack', slots: {} } : null,
  'appointment.done': nothing,
  'complaint.ask': nothing,
  'consult.ask': nothing,
  'expedite.ask': nothing,
  'haste.ask': nothing,
  'case.detail': nothing,
  'identity.ask': (reading) => {
    const slots = identityIn(reading);
    return slots?.tail === undefined ? null : { intent: 'identity.give', slots };
  },
  'guide.ask': (reading, { options }) => fromList(reading, options),
};

/** What a text means as the answer to what was just asked; null when it is no such answer. */
export function answer(reading: Reading, context: Context): Act | null {
  if (context.state.endsWith('.ask')) {
    // 不好 may be a score.
    if (context.state !== 'rate.ask' && declines(reading)) return { intent: 'cancel', slots: {} };
    if (/^\s*0\s*$/.test(reading.text)) return { intent: 'back', slots: {} };
  }
  // The state names the one function that takes its own context: the compiler does not follow that through the union.
  const answerTo = ANSWERS[context.state] as (reading: Reading, context: Context) => Act | null;
  return answerTo(reading, context);
}

/** 别别别 我瞎说的, to what was asked back: its last line, 都不是. */
function noneOf(reading: Reading, options: number): Act | null {
  const said = yesOrNo(reading) ?? answeredFirst(reading);
  return said === 'no' ? chosen(options, 'choose') : null;
}

/** 哦没错, 是我记错了: nothing is to be looked at any more. */
function cleared({ text, says }: Reading, confirms: true | 'drop' | 'doubt'): Act | null {
  const isCleared = confirms === 'doubt' && says.nothingWrong.test(text) && !says.asksOn.test(text);
  return isCleared ? chosen(2, 'choose') : null;
}

/** The first choice is yes, the second no. */
function confirmation(reading: Reading, drops: boolean): Act | null {
  const said = yesOrNo(reading, drops);
  if (said) return chosen(said === 'yes' ? 1 : 2, 'choose');
  // 第一个是啥 asks, and is no yes.
  const asks = reading.says.asksOn.test(reading.text.replace(/[0-9]/g, ''));
  const picks = asks ? null : fromList(reading, 2);
  const first = picks ? null : answeredFirst(reading, drops);
  return first ? chosen(first === 'yes' ? 1 : 2, 'choose') : picks;
}

/** 3组的那个: the only one of that group. */
function ofGroup(reading: Reading, groups: readonly number[]): Act | null {
  const group = groups.length > 0 ? groupIn(reading) : null;
  const isOne = groups.filter((one) => one === group).length === 1;
  return group !== null && isOne ? chosen(groups.indexOf(group) + 1, 'choose') : null;
}

/** Whether a digit stands for one of those shown, or turns the page. */
function isOneOf(reading: Reading, options = 0): boolean {
  const n = picked(reading);
  return n !== null && (n <= options || n === 9) && !/[号日]/.test(reading.text);
}

/** A digit or a turn of the page, where a list was shown with the question. */
function fromList(reading: Reading, options: number | undefined): Act | null {
  if (options === undefined) return null;
  return moved(picked(reading), options) ?? chosen(picked(reading), 'choose');
}
