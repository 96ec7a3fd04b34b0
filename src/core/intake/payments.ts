/** A file of payments: who, of which programme and year, by what measure, how much. It never changes data of a household. */
import type { CaseLimits } from '../model/limits';
import type { PaymentRecord } from '../model/payments';
import { sameName } from '../text/name';
import { choice, day, hundredths, text, year } from './cells';
import { correctedBy, isSame } from './corrections';
import type { HeldHousehold, HeldPayments, HeldPeople, HeldProgramme } from './held';
import { ACCOUNT_FIELD, householdOf, PERSON_FIELDS, placeOf } from './households';
import { type FileKind, type Found, type Judged, type ReadRow, textOf } from './model';

const FIRST_YEAR = 2000;

export const PAYMENTS: FileKind = {
  kind: 'payments',
  people: 3,
  fields: [
    ...PERSON_FIELDS.map((field) => ({
      ...field,
      needed: field.name === 'head' || field.name === 'identity',
    })),
    {
      name: 'programme',
      header: '补贴项目',
      needed: false,
      spreads: true,
      read: text(60),
    },
    {
      name: 'year',
      header: '年度',
      needed: false,
      spreads: true,
      read: year,
    },
    { name: 'quantity', header: '面积', needed: false, read: hundredths },
    {
      name: 'rate',
      header: '标准',
      needed: false,
      spreads: true,
      read: hundredths,
    },
    { name: 'amount', header: '金额', needed: true, read: hundredths },
    { ...ACCOUNT_FIELD, needed: false },
    {
      name: 'state',
      header: '状态',
      needed: false,
      read: choice({
        approved: ['核定', '已核定', '批准', '待发放', '未发放'],
        sentToBank: ['已提交银行', '已送银行', '送银行', '发放中'],
        paid: ['已打款', '已发放', '到账', '已到账', '发放成功'],
        revoked: ['撤销', '已撤销', '撤回', '收回', '取消', '作废', '不发', '不再发放'],
      }),
    },
    { name: 'day', header: '发放日期', needed: false, read: day },
    { name: 'reason', header: '撤销原因', needed: false, read: text(60) },
  ],
  once: [
    {
      field: 'amount',
      fault: 'paymentTwice',
      of: ({ identity, code, programme, year: of }) =>
        identity === null && code === null ? null : [identity ?? code, programme, of].join('\n'),
    },
  ],
};

export interface PaymentContext {
  held: HeldPeople & HeldPayments;
  /** What the file is for: it names programme and year where no column does. */
  period: string;
  /** On the wall of the offices when the file came, `2026-11-23`. */
  today: string;
  limits: Pick<CaseLimits, 'paymentMost'>;
  /** Of a correcting file: the uploads whose payments it may take the place of. */
  corrects?: ReadonlySet<string>;
}

export function judgePayment(row: ReadRow, context: PaymentContext): Judged {
  const { held } = context;
  const known = householdOf(row, held);
  const { programme, year: of } = whatFor(row, context);
  const placed = row.read.village === null ? null : placeOf(row, held);
  const all = held.published.get(known?.id ?? '') ?? [];
  const same = all.filter((one) => one.programme === programme?.id && one.year === of);
  const { target, faults } = correctedBy(row, same, context);
  const read = {
    ...row.read,
    account: accountOf(row, known, target),
    programme: programme?.id ?? row.read.programme ?? null,
    year: of,
    ...(context.corrects && { payment: target?.id ?? null }),
  };
  const found = [
    ...row.found,
    ...(placed?.faults ?? []),
    ...ownerFaults(row, known),
    ...(programme ? [] : [{ field: 'programme', kind: 'programmeUnknown' as const, detail: null }]),
    ...yearFaults(of, Number(context.today.slice(0, 4))),
    ...sumFaults(row, context.limits),
    ...(row.read.state === 'paid' ? dayFaults(row, context.today) : []),
    ...faults,
  ];
  const amount = typeof row.read.amount === 'number' ? row.read.amount : null;
  return {
    ...row,
    read,
    found,
    change: target === null ? 'new' : isSame(read, target) ? 'same' : 'changed',
    household: known?.id ?? null,
    village: placed?.village ?? known?.village ?? null,
    group: placed?.group ?? known?.group ?? null,
    amount,
    before: (target ?? lastPayment(all, programme?.id ?? ''))?.amount ?? null,
  };
}

/** What a row does not say: a new payment goes to the account that its household has; one that is corrected stays where it went. */
function accountOf({ raw, read }: ReadRow, known: HeldHousehold | null, target: PaymentRecord | null) {
  if (raw.account !== undefined) return read.account ?? null;
  return target === null ? (known?.account ?? null) : null;
}

/** Programme and year as the row says them, else as the period does. */
function whatFor({ read }: ReadRow, { held, period }: PaymentContext) {
  const said = textOf(read.programme) ?? period;
  return {
    programme: programmeIn(held.programmes, said, read.programme === null),
    year: read.year ?? Number(/(?:19|20)\d\d/.exec(period)?.[0] ?? Number.NaN),
  };
}

function ownerFaults({ raw, read }: ReadRow, known: HeldHousehold | null): Found[] {
  const isSaid = read.identity !== null || read.code !== null;
  if (!known) return isSaid ? [{ field: 'identity', kind: 'householdUnknown', detail: null }] : [];
  const found: Found[] = [];
  const said = raw.account === undefined ? null : textOf(read.account);
  if (said !== null && said !== known.account)
    found.push({ field: 'account', kind: 'accountDiffers', detail: known.account.slice(-4) });
  const head = textOf(read.head);
  if (head !== null && !sameName(head, known.head))
    found.push({ field: 'head', kind: 'nameDiffers', detail: known.head });
  return found;
}

function yearFaults(of: unknown, thisYear: number): Found[] {
  const good = typeof of === 'number' && of >= FIRST_YEAR && of <= thisYear + 1;
  return good ? [] : [{ field: 'year', kind: 'yearWrong', detail: `${FIRST_YEAR}–${thisYear + 1}` }];
}

/** What was done on a day that has not come. */
export function dayFaults({ read }: Pick<ReadRow, 'read'>, today: string): Found[] {
  const day = textOf(read.day);
  return day !== null && day > today ? [{ field: 'day', kind: 'dayAhead', detail: null }] : [];
}

/** Rounding to the fen is the office's; half a yuan is not. */
function sumFaults({ read }: ReadRow, { paymentMost: most }: Pick<CaseLimits, 'paymentMost'>): Found[] {
  const { amount, quantity, rate } = read;
  const found = (['quantity', 'rate'] as const).flatMap((field): Found[] =>
    Number(read[field]) < 0 ? [{ field, kind: 'measureWrong', detail: null }] : [],
  );
  if (typeof amount !== 'number') return found;
  if (amount <= 0) return [...found, { field: 'amount', kind: 'amountWrong', detail: null }];
  if (found.length === 0 && typeof quantity === 'number' && typeof rate === 'number') {
    const product = Math.round((quantity * rate) / 100);
    if (Math.abs(product - amount) > 1)
      found.push({ field: 'amount', kind: 'amountProduct', detail: (product / 100).toFixed(2) });
  }
  if (amount > most * 100) found.push({ field: 'amount', kind: 'amountLimit', detail: most.toFixed(2) });
  return found;
}

/** By id, name or another name; `within`: the text holds one among other words, and no second one. */
function programmeIn(all: readonly HeldProgramme[], said: string, within: boolean): HeldProgramme | null {
  const plain = said.replace(/\s/g, '');
  const names = ({ id, name, aliases }: HeldProgramme) => [id, name, ...aliases];
  const exact = all.find((one) => names(one).includes(plain));
  if (exact || !within) return exact ?? null;
  const held = all.flatMap((one) =>
    names(one).flatMap((name) => (name.length > 1 && plain.includes(name) ? [{ one, name }] : [])),
  );
  // 粮补 stands in 种粮补贴, too: what is a part of another's name is not meant.
  const meant = held.filter(
    ({ name }) => !held.some((other) => other.name !== name && other.name.includes(name)),
  );
  const [first = null, ...others] = new Set(meant.map(({ one }) => one));
  return others.length === 0 ? first : null;
}

/** The newest of a programme, of whichever year. */
export function lastPayment(all: readonly PaymentRecord[], programme: string): PaymentRecord | null {
  const same = all.filter((one) => one.programme === programme && one.state !== 'revoked');
  return same.sort((one, other) => other.year - one.year || other.at - one.at)[0] ?? null;
}
