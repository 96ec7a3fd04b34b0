/** What the intake of files stands on, and the next version of an upload. */
import { untilCommitted } from '../../async/untilCommitted';
import { UPLOAD_STEPS } from '../../core/desk/uploadSteps';
import { Places } from '../../core/intake/places';
import type { AuditAction } from '../../core/model/audit';
import type { Change } from '../../core/model/change';
import type { ReadWorkbook } from '../../core/model/desk/sheet';
import type { Upload, UploadKind, UploadState } from '../../core/model/desk/upload';
import type { CaseLimits, FamilyLimits } from '../../core/model/limits';
import type { Chance, Clock, Log, Store } from '../../ports';
import type { About, KindWork, Telling } from './kinds/kinds';

export interface IntakeTools {
  store: Pick<Store, 'uploads' | 'held' | 'reference' | 'reads' | 'cases' | 'commit'>;
  works: readonly KindWork[];
  sheets: ReadWorkbook;
  /** Makes notices to liaisons. */
  tell: Telling;
  /** As they hold now. */
  limits: Pick<CaseLimits, 'confirming' | 'householdMembers' | 'paymentMost'> & FamilyLimits;
  clock: Clock;
  chance: Chance;
  log: Log;
  /** Minutes east. */
  utcOffset: number;
  /** How long a process that gave no sign of life is waited for, milliseconds; half a minute where it is not said. */
  leaseFor?: number | undefined;
}

/** `unknown`: there is no such upload, row or fault. `state`: it does not stand where this can be done. */
export type Outcome = 'done' | 'unknown' | 'state';

/** Rows may be mended, accepted and left out. */
export const OPEN: readonly UploadState[] = UPLOAD_STEPS.open.from;

/** What is done, for the audit; `row` as Excel counts. */
export interface Audit {
  by: string;
  action: AuditAction;
  reason?: string;
  row?: number;
}

export function workOf({ works }: Pick<IntakeTools, 'works'>, kind: UploadKind): KindWork | null {
  return works.find((work) => work.kind.kind === kind) ?? null;
}

export async function aboutOf(
  { store, clock, utcOffset }: IntakeTools,
  upload: Upload,
  by: string,
): Promise<About> {
  const places = new Places(await store.reference.areas(), upload.area);
  return { upload, by, now: clock.now(), utcOffset, places };
}

/** The next version of an upload that stands in one of these states. */
export function changeUpload(
  tools: IntakeTools,
  id: string,
  from: readonly UploadState[],
  audit: Audit | null,
  decide: (upload: Upload) => Promise<{ next: Partial<Upload>; along?: Change[] } | Exclude<Outcome, 'done'>>,
): Promise<Outcome> {
  const { store, clock, chance } = tools;
  return untilCommitted(async (): Promise<Outcome | null> => {
    const upload = await store.uploads.upload(id);
    if (!upload) return 'unknown';
    if (!from.includes(upload.state)) return 'state';
    const decided = await decide(upload);
    if (typeof decided === 'string') return decided;
    const changes: Change[] = [
      ...(decided.along ?? []),
      { kind: 'upload', upload: { ...upload, ...decided.next, version: upload.version + 1 } },
    ];
    if (audit) changes.push(auditOf(audit, upload, { id: chance.id(), at: clock.now() }));
    return (await store.commit(changes)) === 'duplicate' ? null : 'done';
  });
}

function auditOf(
  { by, action, reason, row }: Audit,
  { id, area }: Upload,
  made: { id: string; at: number },
): Change {
  const subject = row === undefined ? id : `${id}/${row}`;
  return { kind: 'audit', ...made, actor: by, action, subject, area, ...(reason && { reason }) };
}
