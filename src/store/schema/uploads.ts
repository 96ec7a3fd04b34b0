/** What offices hand in: files in pieces, their rows and faults, and who looked at them. */
import type { SheetFormat } from '../../core/model/desk/sheet';
import type {
  ApprovalStep,
  Confirmation,
  Fault,
  RowAnswer,
  RowChange,
  Settlement,
  UploadKind,
  UploadRow,
  UploadState,
} from '../../core/model/desk/upload';
import type { Kit } from './kit';

export function uploadsTables(kit: Kit) {
  const uploads = kit.table(
    'uploads',
    {
      id: kit.word('id', 32).primaryKey(),
      kind: kit.word('kind', 16).$type<UploadKind>().notNull(),
      area: kit.word('area', 32).notNull(),
      period: kit.word('period', 64).notNull(),
      name: kit.word('name', 200).notNull(),
      size: kit.count('size').notNull(),
      digest: kit.word('digest', 64).notNull(),
      by: kit.word('made_by', 64).notNull(),
      at: kit.ms('at').notNull(),
      state: kit.word('state', 16).$type<UploadState>().notNull(),
      format: kit.word('format', 8).$type<SheetFormat>(),
      encoding: kit.word('encoding', 16),
      sheet: kit.word('sheet', 64),
      headerRow: kit.count('header_row'),
      /** JSON: field by column. */
      columns: kit.document('columns_of_file'),
      rows: kit.count('row_count').notNull(),
      rowsDone: kit.count('rows_done').notNull(),
      faults: kit.count('fault_count').notNull(),
      faultyRows: kit.count('faulty_rows').notNull(),
      coverHouseholds: kit.count('cover_households'),
      coverFen: kit.fen('cover_fen'),
      department: kit.word('department', 64),
      /** 0 or 1. */
      tells: kit.tiny('tells').notNull().default(0),
      replaces: kit.word('replaces', 32),
      corrects: kit.word('corrects', 32),
      rowsDigest: kit.word('rows_digest', 64),
      batch: kit.word('batch', 96),
      version: kit.count('version').notNull(),
      trouble: kit.word('trouble', 200),
      leaseOwner: kit.word('lease_owner', 64),
      leaseUntil: kit.ms('lease_until'),
      confirmingAt: kit.ms('confirming_at'),
      /** What it is the one draft of; null once it has ended. */
      draftOf: kit.word('draft_of', 180),
      /** JSON. */
      notes: kit.document('file_notes'),
    },
    (t) => [
      // Of two people who hand in at once one is told of the other, by the database.
      kit.unique('uploads_draft').on(t.draftOf),
      kit.index('uploads_area').on(t.area, t.kind, t.state),
      kit.index('uploads_digest').on(t.digest),
      kit.index('uploads_state').on(t.state, t.leaseUntil),
    ],
  );
  const uploadParts = kit.table(
    'upload_parts',
    {
      upload: kit.word('upload', 32).notNull(),
      number: kit.count('part_number').notNull(),
      /** Sealed, base64. */
      bytes: kit.document('bytes').notNull(),
    },
    (t) => [kit.key({ columns: [t.upload, t.number] })],
  );
  const uploadRows = kit.table(
    'upload_rows',
    {
      upload: kit.word('upload', 32).notNull(),
      row: kit.count('row_of_file').notNull(),
      state: kit.word('state', 8).$type<UploadRow['state']>().notNull(),
      change: kit.word('change_to_held', 8).$type<RowChange>(),
      /** Of rows with a sum: by it a bank's result finds them. */
      accountHash: kit.word('account_hash', 64),
      village: kit.word('village', 32),
      group: kit.count('group_number'),
      household: kit.word('household', 64),
      amount: kit.fen('amount'),
      answer: kit.word('answer', 16).$type<RowAnswer>(),
      before: kit.fen('amount_before'),
      /** How far `amount` is from `before`. */
      swing: kit.fen('swing'),
      head: kit.word('head', 120),
      /** Last four of the account. */
      accountTail: kit.word('account_tail', 8),
      /** Keyed: of the last six of the identity number. */
      identityTail: kit.word('identity_tail', 16),
      /** Sealed JSON of `raw` and `read`. */
      document: kit.document('document').notNull(),
    },
    (t) => [
      kit.key({ columns: [t.upload, t.row] }),
      kit.index('upload_rows_account').on(t.upload, t.accountHash),
      // Wide, so that lists and totals of a hundred thousand rows are made of the index alone.
      kit.index('upload_rows_place').on(t.upload, t.village, t.group, t.state, t.change, t.amount, t.row),
      kit.index('upload_rows_change').on(t.upload, t.change, t.state, t.swing, t.row),
      // In the order of the rows: any of these is looked for by going through all.
      kit.index('upload_rows_search').on(t.upload, t.row, t.head, t.accountTail, t.identityTail),
      kit.index('upload_rows_household').on(t.upload, t.household),
    ],
  );
  const faults = kit.table(
    'faults',
    {
      upload: kit.word('upload', 32).notNull(),
      row: kit.count('row_of_file').notNull(),
      column: kit.count('column_of_file').notNull(),
      kind: kit.word('kind', 40).notNull(),
      /** Sealed. */
      value: kit.text('value').notNull(),
      detail: kit.word('detail', 200),
      state: kit.word('state', 8).$type<Fault['state']>().notNull(),
      by: kit.word('decided_by', 64),
      reason: kit.word('reason', 200),
    },
    (t) => [
      kit.key({ columns: [t.upload, t.row, t.column, t.kind] }),
      kit.index('faults_kind').on(t.upload, t.kind, t.state),
    ],
  );
  const confirmations = kit.table(
    'confirmations',
    {
      id: kit.word('id', 64).primaryKey(),
      upload: kit.word('upload', 32).notNull(),
      row: kit.count('row_of_file').notNull(),
      household: kit.word('household', 64),
      village: kit.word('village', 32),
      answer: kit.word('answer', 16).$type<Confirmation['answer']>().notNull(),
      field: kit.word('field', 40),
      /** Sealed, as `becomes`, `note` and `reason`. */
      was: kit.text('was'),
      becomes: kit.text('becomes'),
      note: kit.text('note'),
      notHome: kit.count('not_home'),
      by: kit.word('made_by', 64).notNull(),
      at: kit.ms('at').notNull(),
      settlement: kit.word('settlement', 16).$type<Settlement['how']>(),
      reason: kit.text('reason'),
      settledBy: kit.word('settled_by', 64),
      settledAt: kit.ms('settled_at'),
    },
    (t) => [kit.index('confirmations_upload').on(t.upload, t.row)],
  );
  const approvals = kit.table(
    'approvals',
    {
      upload: kit.word('upload', 32).notNull(),
      step: kit.word('step', 16).$type<ApprovalStep>().notNull(),
      account: kit.word('account', 64).notNull(),
      at: kit.ms('at').notNull(),
      digest: kit.word('digest', 64).notNull(),
    },
    (t) => [
      kit.key({ columns: [t.upload, t.step] }),
      // Three different people, by the database.
      kit.unique('approvals_account').on(t.upload, t.account),
    ],
  );
  const columnMatches = kit.table(
    'column_matches',
    {
      area: kit.word('area', 32).notNull(),
      kind: kit.word('kind', 16).$type<UploadKind>().notNull(),
      /** A print of the header's cells. */
      header: kit.word('header', 64).notNull(),
      /** JSON: field by column. */
      columns: kit.document('columns_of_file').notNull(),
      by: kit.word('made_by', 64).notNull(),
      at: kit.ms('at').notNull(),
    },
    (t) => [kit.key({ columns: [t.area, t.kind, t.header] })],
  );
  return { uploads, uploadParts, uploadRows, faults, confirmations, approvals, columnMatches };
}
