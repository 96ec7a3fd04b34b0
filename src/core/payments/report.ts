/** A payment that an office reports → new, the same again, a change of what is known, or why it is refused. */

import type { Verdict } from '../cases/decideAll';
import { untimely } from '../cases/eventChecks';
import { writtenId } from '../model/desk/apiKeys';
import {
  type KnownPayment,
  PAYMENT_MEMBERS,
  type PaymentRecord,
  type PaymentRefusal,
  type PaymentReport,
  type Told,
} from '../model/payments';

export interface ReportFacts {
  /** Null: there is none of this id. */
  known: KnownPayment | null;
  /** How it stood before that, where that was looked up. */
  former: readonly PaymentRecord[];
  /** Id of the programme; undefined: there is none of this name or id. */
  programme: string | undefined;
  /** Null: it is not on file; false: no text reaches it. */
  household: boolean | null;
  batch: string;
  by: string;
  /** Milliseconds UTC. */
  now: number;
  /** `CaseLimits.future`. */
  future: number;
}

/** `report` is absent where nothing is to be written. */
export interface ReportDecision {
  verdict: Verdict;
  record?: PaymentRecord;
  report?: PaymentReport;
}

/** Decides on one payment. What is known is changed only by a word that is newer, so that no call held up on its way takes it back. */
export function decidePayment(payment: PaymentRecord, facts: ReportFacts): ReportDecision {
  const { known, programme } = facts;
  const fault = faultOf(payment, facts);
  if (fault !== null || programme === undefined) return { verdict: fault ?? NO_PROGRAMME };
  const record = { ...payment, programme };
  if (!known && record.state === 'revoked') return { verdict: NOTHING_TO_REVOKE };
  if (known) {
    if (known.record.household !== record.household)
      return { verdict: refused('otherHousehold', '/id is the payment of another household') };
    // What was loaded is in no batch, and may be taken into one as it stands.
    const adopted = known.batch === null && saysTheSame(record, known.record);
    if (!adopted && isRepeat(record, facts)) return { verdict: repeatIn(known, facts) };
    if (!adopted && record.at <= known.record.at) return { verdict: notNewer(record, known.record) };
  }
  const report = {
    version: (known?.version ?? 0) + 1,
    at: facts.now,
    by: facts.by,
    told: known && toldBefore(known),
    former: known,
  };
  return { verdict: facts.household ? 'accepted' : { warning: UNREACHED }, record, report };
}

/** Whether what is known now must be told as a correction of what was told: the sum, the account, the year, that it came at all, or that it is to come. */
export function corrects({ year, amount, state, accountTail }: Told, told: Told | null): told is Told {
  if (told === null) return false;
  if (state === 'revoked') return true;
  if (told.accountTail !== undefined && told.accountTail !== accountTail) return true;
  return told.amount !== amount || told.year !== year || (told.state === 'paid' && state !== 'paid');
}

/** Whether this is what is known, or was before: a call came again. */
export function isRepeat(record: PaymentRecord, { known, former }: Pick<ReportFacts, 'known' | 'former'>) {
  return [...(known ? [known.record] : []), ...former].some((one) => saysTheSame(record, one));
}

function refused(why: PaymentRefusal, error: string): Verdict {
  return { error, why };
}

const NO_PROGRAMME = refused('noProgramme', '/programme is not known: send its name or id');
const NOTHING_TO_REVOKE = refused(
  'nothingToRevoke',
  '/id is not known: what was never reported can not be revoked',
);
const UNREACHED = 'nobody is told: the household has no phone that takes texts';

function faultOf(
  { at, year }: PaymentRecord,
  { household, programme, now, future }: ReportFacts,
): Verdict | null {
  const wrong = untimely(at, { now, limits: { future } });
  if (wrong !== null) return refused('untimely', `/${wrong}`);
  const latest = new Date(now).getUTCFullYear() + 1;
  if (year > latest) return refused('yearAhead', `/year is too large: at most ${latest}`);
  if (programme === undefined) return NO_PROGRAMME;
  return household === null ? refused('noHousehold', '/household is not on file') : null;
}

/** In another batch it would be told once more, or not where its office thinks. */
function repeatIn({ batch }: KnownPayment, facts: ReportFacts): Verdict {
  if (batch === null || batch === facts.batch) return 'duplicate';
  return refused(
    'otherBatch',
    `/id is known as it stands in batch ${writtenId(batch)}: it is announced there`,
  );
}

function notNewer({ at }: PaymentRecord, known: PaymentRecord): Verdict {
  return refused(
    'notNewer',
    at === known.at
      ? '/id is known with other content at the same `at`: a change says by a newer `at` when it was made'
      : '/id is known with other content and a newer `at`: what is older changes nothing',
  );
}

/** What its household has heard, or could read where it was loaded; of one whose batch is open, what it had heard before that. */
function toldBefore({ record, batchState, told }: KnownPayment): Told | null {
  if (batchState === 'open') return told;
  const { year, amount, state, accountTail } = record;
  return { year, amount, state, accountTail };
}

function saysTheSame(one: PaymentRecord, other: PaymentRecord): boolean {
  return PAYMENT_MEMBERS.every((member) => member === 'id' || one[member] === other[member]);
}
