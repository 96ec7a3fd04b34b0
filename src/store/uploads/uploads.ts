/** The rows of uploads themselves: written one version after the other, found by file, by area, by what has to go on. */
import { sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import type { FileNotes } from '../../core/model/desk/fileNotes';
import { UPLOAD_ENDS, type Upload } from '../../core/model/desk/upload';
import { NO_LEASE } from '../../core/sending/lease';
import type { UploadReads } from '../../ports';
import type { Engine, Session } from '../engine/engine';
import { areas, columnMatches, uploads } from '../schema/mysql';
import { orRefused, Refused } from '../sql/failures';
import { inserter } from '../sql/inserter';
import { columnsOf, select } from '../sql/select';
import { literals, statement, value } from '../sql/template';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

const UPLOAD = columnsOf(uploads);
/** Set when it begins, and never again. */
const FIXED = [
  ...(['id', 'kind', 'area', 'department', 'period', 'tells'] as const),
  ...(['name', 'size', 'digest', 'by', 'at'] as const),
];
const CHANGING = UPLOAD.names.filter((name) => !FIXED.some((fixed) => fixed === name));
const insertUpload = inserter(uploads, UPLOAD.names, 'refuse');
const nextVersion = statement(
  sql`update ${uploads} set ${sql.join(
    CHANGING.map((name) => sql`${sql.identifier(uploads[name].name)} = ${value}`),
    sql`, `,
  )} where ${uploads.id} = ${value} and ${uploads.version} = ${value}`,
);
const withId = select(UPLOAD, sql`from ${uploads} where ${uploads.id} = ${value}`);
/** Files that came to nothing. */
const ENDED = sql`${uploads.state} in (${literals(['thrownAway', 'refused'])})`;
const sameFile = select(
  UPLOAD,
  sql`from ${uploads} where ${uploads.digest} = ${value} and ${uploads.kind} = ${value} and ${uploads.area} = ${value} and coalesce(${uploads.department}, '') = ${value} and not ${ENDED} order by ${uploads.id} desc limit 1`,
);
const draftOf = select(
  UPLOAD,
  sql`from ${uploads} where ${uploads.area} = ${value} and coalesce(${uploads.department}, '') = ${value} and ${uploads.kind} = ${value} and ${uploads.period} = ${value} and ${uploads.state} <> 'published' and not ${ENDED} order by ${uploads.id} desc limit 1`,
);
const waiting = select(
  UPLOAD,
  sql`from ${uploads} where ${uploads.state} in (${literals(['reading', 'publishing'])}) and (${uploads.leaseUntil} is null or ${uploads.leaseUntil} <= ${value}) order by ${uploads.id} limit ${value}`,
);
const below = select(
  UPLOAD,
  sql`from ${uploads} join ${areas} on ${areas.id} = ${uploads.area} where (${value} = '' or ${uploads.id} < ${value}) and coalesce(${areas.path}, '') like ${value} order by ${uploads.id} desc limit ${value}`,
);
const forDepartment = select(
  UPLOAD,
  sql`from ${uploads} where ${uploads.department} = ${value} and (${value} = '' or ${uploads.id} < ${value}) order by ${uploads.id} desc limit ${value}`,
);
const confirming = select(
  UPLOAD,
  sql`from ${uploads} where ${uploads.state} = ${literals(['confirming'])} order by ${uploads.confirmingAt}, ${uploads.id} limit ${value}`,
);
const correcting = select(
  UPLOAD,
  sql`from ${uploads} where ${uploads.corrects} = ${value} and ${uploads.state} = 'published' order by ${uploads.id}`,
);
const publishedOf = select(
  UPLOAD,
  sql`from ${uploads} where ${uploads.area} = ${value} and ${uploads.kind} = ${value} and ${uploads.period} = ${value} and ${uploads.state} = 'published' order by ${uploads.id}`,
);
const putMatch = inserter(columnMatches, columnsOf(columnMatches).names, ['columns', 'by', 'at']);
const matchOf = select(
  columnsOf(columnMatches, ['columns']),
  sql`from ${columnMatches} where ${columnMatches.area} = ${value} and ${columnMatches.kind} = ${value} and ${columnMatches.header} = ${value}`,
);

const free = statement(
  sql`update ${uploads} set ${sql.identifier(uploads.leaseUntil.name)} = ${value} where ${uploads.state} in (${literals(['reading', 'publishing'])}) and ${uploads.leaseUntil} > ${value}`,
);

/** Leases that end so late are of a clock that was ahead: whoever looks next goes on. Of two that do, one gets on. */
export async function uploadsSetBack(engine: Engine, now: number): Promise<void> {
  await engine.run(...free([now, now + NO_LEASE]));
}

/** Throws `Refused` where somebody else wrote a version before. */
export async function applyUploads(
  session: Session,
  changes: { upload: Of<'upload'>[]; columnMatch: Of<'columnMatch'>[] },
): Promise<void> {
  // Whose place another takes gives it up before.
  const inTurn = [...changes.upload].sort((one, other) => other.upload.version - one.upload.version);
  for (const { upload } of inTurn) {
    const row = rowOf(upload);
    if (upload.version === 1)
      await orRefused(insertUpload(session, [row]), 'it, or another draft of the same, is there already');
    else {
      const values = CHANGING.map((name) => row[name] ?? null);
      const written = session.run(...nextVersion([...values, upload.id, upload.version - 1]));
      if ((await orRefused(written, 'there is another draft of the same')) === 0)
        throw new Refused('the upload was changed before');
    }
  }
  await putMatch(
    session,
    changes.columnMatch.map(({ upload: kind, columns, ...row }) => ({
      ...row,
      kind,
      columns: JSON.stringify(columns),
    })),
  );
}

export function uploadTable(
  engine: Engine,
): Pick<
  UploadReads,
  | 'upload'
  | 'sameFile'
  | 'draft'
  | 'waiting'
  | keyof ReturnType<typeof listed>
  | 'confirming'
  | 'corrections'
  | 'publishedFor'
  | 'columnMatch'
> {
  return {
    upload: async (id) => firstOf(await withId(engine, [id])),
    sameFile: async (digest, { kind, area, department }) =>
      firstOf(await sameFile(engine, [digest, kind, area, department ?? ''])),
    draft: async ({ area, department, kind, period }) =>
      firstOf(await draftOf(engine, [area, department ?? '', kind, period])),
    waiting: async (now, limit) => (await waiting(engine, [now, limit])).map(uploadFrom),
    ...listed(engine),
    confirming: async (limit) => (await confirming(engine, [limit])).map(uploadFrom),
    corrections: async (upload) => (await correcting(engine, [upload])).map(uploadFrom),
    publishedFor: async (area, kind, period) =>
      (await publishedOf(engine, [area, kind, period])).map(uploadFrom),
    async columnMatch(area, kind, header) {
      const [found] = await matchOf(engine, [area, kind, header]);
      // Written by us from a map of columns.
      return found ? (JSON.parse(found.columns) as Record<number, string>) : null;
    },
  };
}

function listed(engine: Engine): Pick<UploadReads, 'list' | 'ofDepartment'> {
  return {
    list: async (path, { after, limit }) => {
      const last = after?.[0] ?? '';
      return (await below(engine, [last, last, `${path}%`, limit])).map(uploadFrom);
    },
    ofDepartment: async (department, { after, limit }) => {
      const last = after?.[0] ?? '';
      return (await forDepartment(engine, [department, last, last, limit])).map(uploadFrom);
    },
  };
}

const isEnd = (state: Upload['state']) => UPLOAD_ENDS.some((end) => end === state);

function firstOf([row]: ReturnType<typeof UPLOAD.read>[]): Upload | null {
  return row ? uploadFrom(row) : null;
}

function rowOf({ lease, columns, tells, notes, ...upload }: Upload) {
  const { state, area, department, kind, period } = upload;
  return {
    ...upload,
    draftOf: isEnd(state) ? null : [area, department ?? '', kind, period].join(' '),
    tells: Number(tells),
    columns: columns === null ? null : JSON.stringify(columns),
    notes: notes === null ? null : JSON.stringify(notes),
    leaseOwner: lease?.owner ?? null,
    leaseUntil: lease?.until ?? null,
  };
}

function uploadFrom({
  draftOf: _,
  leaseOwner,
  leaseUntil,
  columns,
  tells,
  notes,
  ...row
}: ReturnType<typeof UPLOAD.read>): Upload {
  return {
    ...row,
    tells: tells === 1,
    // Both written by us.
    columns: columns === null ? null : (JSON.parse(columns) as Record<number, string>),
    notes: notes === null ? null : (JSON.parse(notes) as FileNotes),
    lease: leaseOwner === null || leaseUntil === null ? null : { owner: leaseOwner, until: leaseUntil },
  };
}
