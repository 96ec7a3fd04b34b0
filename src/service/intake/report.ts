/** What is said of an upload: the five numbers, its faults by kind, its totals by village beside the cover. */
import { blocksEntering, progressOf, type VillageProgress } from '../../core/intake/confirming';
import type { Approval, Upload } from '../../core/model/desk/upload';
import type { Store, VillageTotal } from '../../ports';
import type { IntakeTools } from './tools';

/** The first four are the rows; `gone`: households that are held and that the file does not have. */
export interface Numbers {
  new: number;
  changed: number;
  same: number;
  /** Faulty, or left out. */
  refused: number;
  gone: number;
}

export interface UploadReport {
  upload: Upload;
  /** It has ended, and its rows went after their time: there is nothing left to count. */
  forgotten: boolean;
  numbers: Numbers;
  /** Open ones, the most frequent first; with those that were taken as they are. */
  faults: { kind: string; open: number; accepted: number }[];
  villages: VillageTotal[];
  approvals: Approval[];
  /** Fen of the rows that go in; null where the kind has no sums. */
  amount: number | null;
  /** Rows that go in. */
  goesIn: number;
  /** 三核: how far each village is. */
  progress: VillageProgress[];
  /** 三核 stands in the way of entering it. */
  unconfirmed: boolean;
}

export async function reportOf(
  upload: Upload,
  { store: { uploads, reference }, limits }: Pick<IntakeTools, 'store' | 'limits'>,
): Promise<UploadReport> {
  const [counts, kinds, villages, approvals, answers] = await Promise.all([
    uploads.counts(upload.id),
    uploads.faultCounts(upload.id),
    uploads.villages(upload.id),
    uploads.approvals(upload.id),
    uploads.progress(upload.id),
  ]);
  const progress = progressOf(answers);
  const numbers: Numbers = { new: 0, changed: 0, same: 0, refused: 0, gone: 0 };
  for (const { change, state, count } of counts) {
    const refused = state === 'faulty' || state === 'left' || change === null || change === 'gone';
    numbers[refused ? 'refused' : change] += count;
  }
  const ended = upload.state === 'published' || upload.state === 'thrownAway';
  const forgotten = ended && upload.rows > 0 && counts.length === 0;
  if (upload.kind === 'households' && !forgotten) numbers.gone = await goneOf(upload, { uploads, reference });
  const sums = villages.flatMap(({ amount }) => amount ?? []);
  return {
    upload,
    forgotten,
    numbers,
    faults: byKind(kinds),
    villages,
    approvals,
    amount: sums.length > 0 ? sums.reduce((all, one) => all + one, 0) : null,
    goesIn: numbers.new + numbers.changed + numbers.same,
    progress,
    unconfirmed: blocksEntering(upload, progress, limits.confirming),
  };
}

async function goneOf(upload: Upload, { uploads, reference }: Pick<Store, 'uploads' | 'reference'>) {
  const area = (await reference.areas()).find(({ id }) => id === upload.area);
  return area ? uploads.goneCount(upload.id, area.path) : 0;
}

function byKind(counts: Awaited<ReturnType<Store['uploads']['faultCounts']>>): UploadReport['faults'] {
  const found = new Map<string, { kind: string; open: number; accepted: number }>();
  for (const { kind, state, count } of counts) {
    const one = found.get(kind) ?? { kind, open: 0, accepted: 0 };
    found.set(kind, one);
    if (state === 'open') one.open += count;
    if (state === 'accepted') one.accepted += count;
  }
  return [...found.values()]
    .filter(({ open, accepted }) => open + accepted > 0)
    .sort((a, b) => b.open - a.open);
}
