/** A household with its payments, and what was sent to its phones. */
import type { Payment } from '../../../core/model/payments';
import type { HouseholdFacts } from '../../../core/model/people';
import { maskPhone } from '../../../core/text/mask';
import { money } from '../../../core/text/money';
import type { ListedMessage, Lists, ReferenceReads } from '../../../ports';
import { type Tone, tableOf } from '../frame/parts';
import type { DeskCall } from '../frame/route';
import { templateName } from '../frame/templateName';

export interface HouseholdTools {
  lists: Lists;
  reference: Pick<ReferenceReads, 'areas'>;
  people: {
    household(id: string): Promise<HouseholdFacts | null>;
    registered(phone: string): Promise<{ household: string | null } | null>;
    phonesOf(household: string): Promise<string[]>;
    deadPhonesOf(household: string): Promise<string[]>;
    payments(household: string): Promise<Payment[]>;
  };
}

export interface FoundHousehold extends HouseholdFacts {
  village: string | null;
  villageName: string;
  /** Of its village; null where nobody knows it. */
  path: string | null;
}

const MESSAGES = 30;
const LOST: readonly string[] = ['failed', 'expired', 'undeliverable', 'rejected'];

/** Null: there is none. */
export async function findHousehold(
  by: { phone: string } | { household: string },
  { people, lists, reference }: HouseholdTools,
): Promise<FoundHousehold | null> {
  const id = 'phone' in by ? (await people.registered(by.phone))?.household : by.household;
  const facts = id ? await people.household(id) : null;
  if (!facts) return null;
  const village = (await lists.belongings('household', [facts.id])).get(facts.id)?.village ?? null;
  const area = (await reference.areas()).find((one) => one.id === village);
  return { ...facts, village, villageName: area?.name ?? '', path: area?.path ?? null };
}

export async function householdView(
  found: FoundHousehold,
  call: DeskCall,
  { people, lists }: HouseholdTools,
) {
  const { id, head, group, villageName } = found;
  const [live, dead, payments] = await Promise.all([
    people.phonesOf(id),
    people.deadPhonesOf(id),
    people.payments(id),
  ]);
  const to = [...live, ...dead];
  const page = { after: null, limit: MESSAGES, newestFirst: true };
  const messages = to.length === 0 ? [] : (await lists.messages({ to, sight: null }, page)).rows;
  const { words } = call;
  return {
    title: `${head} · ${villageName} ${group}${words.group}`,
    household: id,
    phones:
      to.map((phone) => maskPhone(phone) + (dead.includes(phone) ? String(words.dead) : '')).join('、') ||
      String(words.noPhone),
    payments: paymentTable(payments, call),
    messages: messageTable(messages, call),
  };
}

function paymentTable(payments: readonly Payment[], { words, day, language }: DeskCall) {
  const states = words.paymentStates as Record<string, string>; // templates/console/households/*.json
  return tableOf({
    caption: String(words.payments),
    columns: columns(words.paymentColumns, ['head', undefined, 'figure']),
    rows: payments.map(({ programme, year, amount, state, reason, at, accountTail }) => [
      programme,
      String(year),
      money(amount, language),
      {
        text: states[state] ?? state,
        small: reason ?? '',
        ...toneOf(['failed', 'returned', 'revoked'].includes(state)),
      },
      day(at),
      accountTail,
    ]),
    empty: { says: String(words.noPayments) },
  });
}

/** What was sent, without its text: that is the person's. */
export function messageTable(messages: readonly ListedMessage[], { words, wordsOf, time }: DeskCall) {
  const states = words.messageStates as Record<string, string>; // as above
  return tableOf({
    caption: String(words.messages),
    columns: columns(words.messageColumns, ['head']),
    rows: messages.map(({ at, to, template, case: about, state, reason }) => [
      time(at),
      to === '' ? '' : maskPhone(to),
      templateName(template ?? '', wordsOf('lists')),
      about ?? '',
      { text: states[state] ?? state, small: reason ?? '', ...toneOf(LOST.includes(state)) },
    ]),
    empty: { says: String(words.noMessages) },
  });
}

export function columns(labels: unknown, kinds: readonly ('head' | 'figure' | undefined)[]) {
  // Lists of templates/console/households/*.json.
  return (labels as string[]).map((label, at) => {
    const kind = kinds[at];
    return { label, ...(kind && { kind }) };
  });
}

function toneOf(bad: boolean): { tone?: Tone } {
  return bad ? { tone: 'hand' } : {};
}
