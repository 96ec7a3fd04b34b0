/** The subject of a conversation: what is left out of the next words is taken from what was spoken of last. */
import type { Subject } from '../model/dialogue';
import type { Act } from '../model/intent';
import type { Understood } from '../model/understood';
import { whoseOf } from './scene/access';

/** `understood` with what its words leave out: 去年的呢, 为啥, 在哪领. What the words state is never changed. */
export function aboutSubject(understood: Understood, subject: Subject | null): Understood {
  const filled = subject && slotsFrom(subject, understood);
  // The slots are those of this very intent.
  return filled ? ({ ...understood, slots: { ...filled, ...understood.slots } } as Understood) : understood;
}

/** The slots that the subject fills in; null: none, the words stand by themselves. */
function slotsFrom(subject: Subject, act: Act): Act['slots'] | null {
  switch (act.intent) {
    case 'subsidy.query':
      return ofPayment(subject, act.slots);
    case 'case.status':
      // 办件 asks for all of them.
      return act.slots.about === undefined ? null : ofCase(subject, act.slots);
    case 'case.expedite':
    case 'case.rate':
      return ofCase(subject, act.slots);
    case 'matter.guide':
      // 办事指南 asks for all of them.
      return subject.matter !== undefined && act.slots.matter === undefined && act.slots.about !== undefined
        ? { matter: subject.matter }
        : null;
    case 'appointment.book':
      return ofVisit(subject, act.slots);
    case 'cancel':
      return ofTicket(subject, act.slots);
    default:
      return null;
  }
}

/** Asked of one payment; whole sums and lists are of everything. */
const OF_ONE = ['account', 'dispute', 'why', 'fix', 'next'];

/** 农资呢, 那低保呢. */
const ASKS_ON = /^(?:那|那么|还有)?[^我俺咱]{1,10}[呢咧]\s*[?？]?$/;

type AskedOfMoney = Extract<Act, { intent: 'subsidy.query' }>['slots'];

/** A year alone, or a question about one payment, is of the programme spoken of, and of whose money it was. */
function ofPayment(subject: Subject, said: AskedOfMoney): Act['slots'] | null {
  const { kind, programme, year, family } = subject;
  // After a lost passbook, of money that is named.
  const isOfMoney = kind === 'payment' || (kind === 'passbook' && said.programme !== undefined);
  if (!isOfMoney || said.all || said.also || said.look || said.others || said.proved) return null;
  if (said.family !== undefined && said.family !== family) return null;
  const left =
    sumLeftOut(subject, said) ??
    leftOut({ ...(programme !== undefined && { programme }), ...(year !== undefined && { year }) }, said);
  // 农资呢 leaves out whose.
  const goesOn = left ?? (ASKS_ON.test(said.words ?? '') && said.family === undefined ? {} : null);
  return goesOn && { ...goesOn, ...whoseOf(subject) };
}

/** 去年呢, after the sum of this year. */
function sumLeftOut({ total, programme }: Subject, { about, year, programme: said }: AskedOfMoney) {
  if (!total || about !== undefined || year === undefined || said !== undefined) return null;
  return { about: 'total' as const, ...(programme !== undefined && { programme }) };
}

function leftOut(spokenOf: { programme?: string; year?: number }, said: AskedOfMoney): Act['slots'] | null {
  const { programme, year } = spokenOf;
  const ofYear = year !== undefined && said.year === undefined ? { year } : {};
  if (said.about === undefined)
    return said.programme === undefined && said.year !== undefined && programme !== undefined
      ? { programme }
      : null;
  // 去年是多少, after one of them; 去年一共多少 has `all`.
  if (said.about === 'total' && said.year !== undefined && said.programme === undefined)
    return programme === undefined ? null : { programme };
  if (OF_ONE.includes(said.about)) return said.programme === undefined ? { ...spokenOf, ...ofYear } : ofYear;
  return programme === undefined && said.programme === undefined ? ofYear : null;
}

function ofCase(
  { kind, caseNo }: Subject,
  said: { caseNo?: string; matter?: string; asked?: string },
): Act['slots'] | null {
  if (kind !== 'case' || caseNo === undefined) return null;
  return said.caseNo === undefined && said.matter === undefined && said.asked === undefined
    ? { caseNo }
    : null;
}

/** A visit for the matter of the guide or the case just shown. */
function ofVisit(
  { kind, matter }: Subject,
  said: Extract<Act, { intent: 'appointment.book' }>['slots'],
): Act['slots'] | null {
  const isNew = said.matter === undefined && said.about !== 'mine' && !said.move;
  return isNew && matter !== undefined && (kind === 'matter' || kind === 'case') ? { matter } : null;
}

/** How a number begins says what it is. */
const ASKED = { complaint: 'TS', consult: 'ZX', expedite: 'TQ', any: '' } as const;

/** 不投诉了 right after it was filed or shown. */
function ofTicket(
  { ticket }: Subject,
  { asked }: Extract<Act, { intent: 'cancel' }>['slots'],
): Act['slots'] | null {
  return asked !== undefined && ticket?.startsWith(ASKED[asked]) ? { ticket } : null;
}
