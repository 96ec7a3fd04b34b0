/** Rows beside what they change: as it is held before they are published, as it was before them afterwards. */
import { compareHousehold, comparePayment, type Difference } from '../../core/intake/comparison';
import { lastPayment } from '../../core/intake/payments';
import type { Upload, UploadRow } from '../../core/model/desk/upload';
import type { PaymentRecord } from '../../core/model/payments';
import type { Store } from '../../ports';
import { textIn } from './kinds/kinds';

export interface Compared {
  /** `held`: data of a household; `corrected`: the payment in whose place it comes; `last`: the one of the same programme before it. */
  with: 'held' | 'corrected' | 'last' | null;
  differences: Difference[];
}

type Reads = Pick<Store, 'held' | 'announcements'>;

/** By row; of kinds that change nothing that is held, none. Some hundred rows at once. */
export async function compareRows(
  upload: Upload,
  rows: readonly UploadRow[],
  store: Reads,
): Promise<Map<number, Compared>> {
  if (upload.kind === 'households') return compareHouseholds(upload, rows, store);
  return upload.kind === 'payments' ? comparePayments(upload, rows, store) : new Map();
}

async function compareHouseholds(upload: Upload, rows: readonly UploadRow[], { held }: Reads) {
  const ids = [...new Set(rows.flatMap(({ household }) => household ?? []))];
  const isIn = upload.state === 'published' || upload.state === 'publishing';
  const [now, before] = await Promise.all([
    held.households(ids),
    isIn ? held.former(upload.id, ids) : new Map(),
  ]);
  return new Map(
    rows.map((row): [number, Compared] => {
      const id = row.household ?? '';
      const was = before.get(id) ?? (isIn && row.change === 'new' ? null : now.get(id)) ?? null;
      return [row.row, { with: was && 'held', differences: compareHousehold(row, was) }];
    }),
  );
}

async function comparePayments(upload: Upload, rows: readonly UploadRow[], store: Reads) {
  const corrected = await formerOf(
    upload,
    rows.flatMap(({ read }) => textIn(read, 'payment') ?? []),
    store,
  );
  const households = [...new Set(rows.flatMap(({ household }) => household ?? []))];
  const held = await store.held.payments(households);
  return new Map(
    rows.map((row): [number, Compared] => {
      const was = corrected.get(textIn(row.read, 'payment') ?? '') ?? null;
      if (was) return [row.row, { with: 'corrected', differences: comparePayment(row, was, false) }];
      const others = (held.get(row.household ?? '') ?? []).filter(
        ({ id }) => !id.startsWith(`${upload.id}-`),
      );
      const last = lastPayment(others, textIn(row.read, 'programme') ?? '');
      return [row.row, { with: last && 'last', differences: comparePayment(row, last, true) }];
    }),
  );
}

/** How these payments stood before this upload. */
async function formerOf(
  upload: Upload,
  ids: string[],
  { announcements }: Pick<Store, 'announcements'>,
): Promise<Map<string, PaymentRecord>> {
  if (ids.length === 0) return new Map();
  const [known, former] = await Promise.all([announcements.reported(ids), announcements.former(ids)]);
  const was = ids.flatMap((id): [string, PaymentRecord][] => {
    const now = known.get(id);
    const all = [...(former.get(id) ?? []), ...(now ? [now] : [])];
    const own = all.findIndex(({ batch }) => batch === upload.id);
    const found = all[own === -1 ? all.length - 1 : own - 1];
    return found ? [[id, found.record]] : [];
  });
  return new Map(was);
}
