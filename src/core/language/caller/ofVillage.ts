/** What a liaison asks of the people of the village beside their money: whom payments have not reached, how somebody's case stands. */
import type { Act } from '../../model/intent';
import type { Understood } from '../../model/understood';
import type { Lexicon } from '../lexicon/lexicon';
import { type Reading, readTyped } from '../reading/reading';
import { calledIn, groupIn, isSurelyNamed, villagerIn } from '../reading/villager';
import { subsidySlots } from '../slots/money';

type VillagersCase = Extract<Act, { intent: 'liaison.case' }>;
type UnpaidOnes = Extract<Act, { intent: 'liaison.unpaid' }>;

/** Of the money of somebody who is called by the surname alone. */
const HOW_TO_LOOK: Act = { intent: 'liaison.look', slots: {} };

/** `sure`: it is asked of somebody else, whether the village has one of that name or not. */
export type OfVillage = { act: Act; sure: true } | { act: VillagersCase; sure: boolean };

/** A code, and not a year. */
const DIGITS = /[0-9]{5}/;
/** So few characters go on with the list that was shown: 三组呢, 那粮补呢. */
const FEW = 8;

/** Null where the words ask for neither. `shown`: what the last answer was to. */
export function ofVillage(
  understood: Understood,
  text: string,
  shown: Act | null,
  lexicon: Lexicon,
): OfVillage | null {
  if (understood.manner !== undefined) return null;
  const reading = readTyped(text, lexicon);
  // 二组呢 picks no line.
  if (understood.intent === 'choose' && groupIn(reading) === null) return null;
  const isOtherwise = reading.caseNo !== null || reading.phones.length > 0 || DIGITS.test(reading.text);
  if (isOtherwise || reading.says.codeOrLook.test(reading.text)) return null;
  const unpaid = isOfMessages(understood, reading) ? null : unpaidIn(reading, text, shown);
  if (unpaid) return { act: unpaid, sure: true };
  // A name makes clear what is doubtful without one.
  const [{ act: likely } = { act: understood }] = understood.askBack ?? [];
  const of = mayBeCase(likely, reading) ? caseOf(likely, reading, text) : null;
  if (of)
    return { act: of, sure: of.slots.surname !== undefined || isSurelyNamed(reading, of.slots.head ?? '') };
  return asksOfMoney(understood, reading) ? { act: HOW_TO_LOOK, sure: true } : null;
}

/** 还有谁没收到: where no money is named, a message is meant. */
function isOfMessages({ intent }: Understood, reading: Reading): boolean {
  return (
    intent === 'liaison.unreached' &&
    !reading.says.ofPay.test(reading.text) &&
    subsidySlots(reading).programme === undefined
  );
}

function unpaidIn(reading: Reading, words: string, shown: Act | null): UnpaidOnes | null {
  const { text, says } = reading;
  const { programme, year } = subsidySlots(reading);
  const group = groupIn(reading);
  const said = {
    ...(group !== null && { group }),
    ...(programme !== undefined && { programme }),
    ...(year !== undefined && { year }),
  };
  const isAsked = says.unpaidOnes.test(text) && !says.notOfMoney.test(text) && !says.ownHouse.test(text);
  const failed = says.sentBack.test(text) && ({ failed: true } as const);
  if (isAsked) return { intent: 'liaison.unpaid', slots: { ...said, ...failed, words } };
  if (shown?.intent === 'liaison.unpaid' && says.asksToHelpThem.test(text))
    return { intent: 'liaison.unpaid', slots: { how: true } };
  const isOfThose = Object.keys(said).length > 0 || says.asksOfThose.test(text);
  const isOwn = says.ownHouse.test(text) || says.ownKin.test(text);
  // 王春花家咋回事 asks of that household.
  const isOfAll = text.length <= FEW && isOfThose && !isOwn && villagerIn(reading).head === undefined;
  const goesOn = shown?.intent === 'liaison.unpaid' && isOfAll;
  return goesOn ? { intent: 'liaison.unpaid', slots: { ...shown.slots, ...said } } : null;
}

/** What may as well be asked of a payment is: where there is no case, that is. */
const OF_MONEY: readonly Act['intent'][] = ['subsidy.query', 'liaison.look'];

/** 李家的危房咋样了: where no word is of money that is sent, the facts decide. */
function mayBeCase({ intent }: Act, { text, says }: Reading): boolean {
  // Who has died has no case that is asked for so.
  if (says.passedAway.test(text) || says.strikesOut.test(text)) return false;
  const isOpen = intent === 'case.status' || (OF_MONEY.includes(intent) && !says.sendsMoney.test(text));
  return isOpen || says.caseOf.test(text);
}

function caseOf({ intent }: Act, reading: Reading, words: string): VillagersCase | null {
  const { head, group } = villagerIn(reading);
  const called = calledIn(reading, head);
  const surname = isSurelyNamed(reading, head ?? '') ? undefined : called.surname;
  const { house } = called;
  if (head === undefined && surname === undefined) return null;
  const { ownKin, ownHouse } = reading.says;
  if (intent === 'liaison.report' || ownKin.test(reading.text) || ownHouse.test(reading.text)) return null;
  const slots = {
    ...(head !== undefined && { head }),
    ...(group !== undefined && { group }),
    ...(surname !== undefined && { surname }),
    ...(house && { house }),
    ...(OF_MONEY.includes(intent) && { money: true as const }),
    words,
  };
  return { intent: 'liaison.case', slots };
}

/** 老王头的粮补咋停了: never of the own household. */
function asksOfMoney({ intent }: Understood, reading: Reading): boolean {
  const { text, says } = reading;
  if (intent !== 'subsidy.query' || says.ownHouse.test(text) || says.ownKin.test(text)) return false;
  const { head } = villagerIn(reading);
  return !isSurelyNamed(reading, head ?? '') && calledIn(reading, head).surname !== undefined;
}
