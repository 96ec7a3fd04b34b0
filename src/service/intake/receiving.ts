/** A file comes in, in pieces: known again by its digest, one draft of an area, kind and period at a time. */
import { createHash } from 'node:crypto';
import { untilCommitted } from '../../async/untilCommitted';
import type { Change } from '../../core/model/change';
import type { Upload, UploadKind } from '../../core/model/desk/upload';
import type { Store } from '../../ports';
import type { IntakeTools } from './tools';

/** Of a piece, in octets. */
const PIECE = 1 << 20;

/** What is said of a file before its octets come. */
export interface NewFile {
  kind: UploadKind;
  area: string;
  /** As its office calls it (`2026年第一批`). */
  period: string;
  /** The file's name, without folders. */
  name: string;
  /** Octets. */
  size: number;
  /** SHA-256, hexadecimal. */
  digest: string;
  /** The one department of the area whose cases it is for. */
  department?: string | null;
  /** Of cases: applicants hear what it reports. */
  tells?: boolean;
  coverHouseholds?: number | null;
  coverFen?: number | null;
  /** The draft whose place it takes, and why. */
  replaces?: { upload: string; reason: string } | null;
  /** The published one that it corrects; of one that corrects another, that other. */
  corrects?: string | null;
}

export type Received =
  | { as: 'new'; upload: Upload }
  /** The same octets were handed in before: goes on with that. */
  | { as: 'same'; upload: Upload }
  /** Somebody works on another file of the same area, kind and period. */
  | { as: 'draft'; upload: Upload };

export function receive(file: NewFile, by: string, tools: IntakeTools): Promise<Received> {
  const { store, clock, chance } = tools;
  return untilCommitted(async (): Promise<Received | null> => {
    const { uploads } = store;
    const place = { ...file, department: file.department ?? null };
    const same = await uploads.sameFile(file.digest, place);
    if (same && same.period === file.period) return { as: 'same', upload: same };
    const draft = await uploads.draft(place);
    // What is being put in takes its way: half of it may be there.
    if (draft && (draft.id !== file.replaces?.upload || draft.state === 'publishing'))
      return { as: 'draft', upload: draft };
    const at = clock.now();
    const first = file.corrects ? ((await uploads.upload(file.corrects))?.corrects ?? file.corrects) : null;
    const upload = newUpload({ ...file, corrects: first }, { id: chance.id(), by, at });
    const entry = { kind: 'audit', at, actor: by, area: file.area } as const;
    const changes: Change[] = [
      { kind: 'upload', upload },
      { ...entry, id: chance.id(), action: 'upload.add', subject: upload.id },
    ];
    if (draft) {
      const gone: Upload = { ...draft, state: 'thrownAway', lease: null, version: draft.version + 1 };
      const reason = file.replaces?.reason ?? '';
      changes.push(
        { kind: 'upload', upload: gone },
        { ...entry, id: chance.id(), action: 'upload.replace', subject: draft.id, reason },
      );
    }
    return (await store.commit(changes)) === 'duplicate' ? null : { as: 'new', upload };
  });
}

function newUpload(file: NewFile, made: { id: string; by: string; at: number }): Upload {
  const { kind, area, period, size, digest, coverHouseholds = null, coverFen = null, corrects = null } = file;
  return {
    ...made,
    kind,
    area,
    period,
    size,
    digest,
    coverHouseholds,
    coverFen,
    corrects,
    name: file.name.slice(0, 200),
    department: file.department ?? null,
    tells: file.tells ?? false,
    state: 'receiving',
    format: null,
    encoding: null,
    sheet: null,
    headerRow: null,
    columns: null,
    rows: 0,
    rowsDone: 0,
    faults: 0,
    faultyRows: 0,
    replaces: file.replaces?.upload ?? null,
    rowsDigest: null,
    batch: null,
    version: 1,
    lease: null,
    trouble: null,
    confirmingAt: null,
    notes: null,
  };
}

/** Whether all pieces are there and are the file that was announced: then it waits to be read. */
export async function complete(upload: Upload, { store }: Pick<IntakeTools, 'store'>): Promise<boolean> {
  const hash = createHash('sha256');
  let size = 0;
  for (const number of await store.uploads.parts(upload.id)) {
    const piece = await store.uploads.part(upload.id, number);
    if (piece) hash.update(piece);
    size += piece?.length ?? 0;
  }
  return size === upload.size && hash.digest('hex') === upload.digest;
}

/** Hexadecimal SHA-256, by which a file is known again. */
export function fileDigest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Keeps the octets of a file piece by piece. */
export async function keepPieces(
  upload: string,
  bytes: Uint8Array,
  { store }: { store: Pick<Store, 'commit'> },
): Promise<void> {
  for (let start = 0; start < bytes.length; start += PIECE)
    await store.commit([
      { kind: 'uploadPart', upload, number: start / PIECE, bytes: bytes.subarray(start, start + PIECE) },
    ]);
}
