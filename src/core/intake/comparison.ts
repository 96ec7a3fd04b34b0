/** Was → becomes of a row, field by field: a household against how it is held, a payment against what it corrects or follows. */
import type { UploadRow } from '../model/desk/upload';
import type { PaymentRecord } from '../model/payments';
import { tail } from '../text/mask';
import { familyIn } from './family';
import type { HeldHousehold } from './held';
import { cellOf } from './lists';
import { textOf, type Value } from './model';

export interface Difference {
  field: string;
  was: Value;
  becomes: Value;
  /** Never where there was nothing. */
  differs: boolean;
}

/** How a household stood; phones are absent where that is not kept. */
export type FormerHousehold = Omit<HeldHousehold, 'phones' | 'family'> &
  Partial<Pick<HeldHousehold, 'phones' | 'family'>>;

/** Villages by id. What the row does not say stays as it was. */
export function compareHousehold(
  { read, village, group }: Pick<UploadRow, 'read' | 'village' | 'group'>,
  was: FormerHousehold | null,
): Difference[] {
  const phone = textOf(read.phone);
  const former = was?.phones?.find((one) => one === phone) ?? was?.phones?.[0] ?? null;
  return [
    ...compared(
      [
        ['village', was?.village, village],
        ['group', was?.group, group],
        ['head', was?.head, read.head],
        ['members', was?.members, read.members],
        ['account', was?.account, read.account],
        ['bank', was?.bank, read.bank],
      ],
      was !== null,
    ),
    ...compared([['phone', former, phone]], was?.phones !== undefined),
    ...compared([familyLine(read, was)], was?.family !== undefined),
  ];
}

/** A file adds family phones and takes none away. */
function familyLine(read: UploadRow['read'], was: FormerHousehold | null): Line {
  const given = was?.family?.filter(({ state }) => state === 'live') ?? [];
  // The newest stands first there.
  const live = given.map(({ phone }) => phone).reverse();
  const cell = (phones: readonly string[]) => (phones.length > 0 ? cellOf([...new Set(phones)]) : null);
  return ['family', cell(live), cell([...live, ...familyIn(read)])];
}

/** Accounts by their last four: no more of them is kept of a payment. `follows`: it is a payment after that one, not in its place. */
export function comparePayment(
  { read, amount }: Pick<UploadRow, 'read' | 'amount'>,
  was: PaymentRecord | null,
  follows: boolean,
): Difference[] {
  const account = textOf(read.account);
  const lines = compared(
    [
      ['quantity', was?.quantity, read.quantity],
      ['rate', was?.rate, read.rate],
      ['amount', was?.amount, amount],
      ['account', was?.accountTail, account && tail(account)],
    ],
    was !== null,
  );
  const around = compared(
    [
      ['programme', was?.programme, read.programme],
      ['year', was?.year, read.year],
      ['state', was?.state, read.state ?? (follows || !was ? 'approved' : null)],
    ],
    was !== null && !follows,
  );
  return [...around, ...lines];
}

type Line = readonly [string, Value | undefined, Value | undefined];

function compared(lines: readonly Line[], compare: boolean): Difference[] {
  return lines.map(([field, was = null, said = null]) => {
    const becomes = said ?? was;
    return { field, was, becomes, differs: compare && becomes !== was };
  });
}
