/** Parts of long texts as their octets, sealed (people write of themselves), kept until the set is whole and a while beyond, to know a part that is delivered twice. */
import { sql } from 'drizzle-orm';
import type { Change, PartSet } from '../../core/model/change';
import { ALPHABETS, type InboundPart, type Medium, type Piece } from '../../core/model/message';
import { isSamePiece } from '../../core/text/octets';
import type { Engine, Row, Session, Value } from '../engine/engine';
import type { Vault } from '../keys/vault';
import { parts } from '../schema/mysql';
import { inserter } from '../sql/rows';
import { statement, value } from '../sql/template';

/** A reference comes round again after 256 texts; a set that was joined this long ago is another one. */
const REMEMBERED_MS = 10 * 60_000;

const SET = sql`${parts.sender} = ${value} and ${parts.code} = ${value} and ${parts.reference} = ${value} and ${parts.width} = ${value} and ${parts.total} = ${value}`;
const forget = statement(sql`delete from ${parts} where ${SET} and ${parts.joinedAt} < ${value}`);
const join = statement(
  sql`update ${parts} set joined_at = ${value} where ${SET} and ${parts.joinedAt} is null`,
);
const joinedText = statement(
  sql`select ${parts.text} from ${parts} where ${SET} and ${parts.number} = ${value} and ${parts.joinedAt} is not null`,
);
const joinedBefore = statement(sql`select max(${parts.joinedAt}) from ${parts} where ${SET}`);
const ofSet = statement(
  sql`select ${parts.number}, ${parts.id}, ${parts.gateway}, ${parts.medium}, ${parts.text}, ${parts.at}, ${parts.connection}, ${parts.returnAddress}, ${parts.joinedAt} from ${parts} where ${SET} order by ${parts.number}`,
);
const overdue = statement(
  sql`select ${parts.sender}, ${parts.code}, ${parts.reference}, ${parts.width}, ${parts.total} from ${parts} where ${parts.joinedAt} is null and ${parts.at} < ${value} group by ${parts.sender}, ${parts.code}, ${parts.reference}, ${parts.width}, ${parts.total} order by min(${parts.at}) limit ${value}`,
);
const insertPart = inserter(
  parts,
  [
    'sender',
    'code',
    'reference',
    'width',
    'total',
    'number',
    'id',
    'gateway',
    'medium',
    'text',
    'at',
    'connection',
    'returnAddress',
    'joinedAt',
  ],
  'keep',
);

export async function applyParts(
  session: Session,
  vault: Vault,
  came: Extract<Change, { kind: 'part' }>[],
  joined: Extract<Change, { kind: 'partsJoined' }>[],
): Promise<void> {
  for (const { part } of came) {
    const key = keyOf(setOf(part));
    // Another text under the same number: the reference came round sooner, and this is another set.
    const [known] = await session.rows(...joinedText([...key, part.part.number]));
    const isOther = known !== undefined && !isSamePiece(pieceFrom(vault.open(String(known[0]))), part);
    await session.run(...forget([...key, isOther ? Number.MAX_SAFE_INTEGER : part.at - REMEMBERED_MS]));
    // A part that comes after its set was handed on joins it: it must not wait for the rest for ever.
    const [row] = await session.rows(...joinedBefore(key));
    await insertPart(session, [rowOf(part, vault.seal(written(part)), row?.[0] ?? null)]);
  }
  for (const { set, at } of joined) await session.run(...join([at, ...keyOf(set)]));
}

/** The parts of a set that are there, and when it was joined if it was. */
export async function readParts(
  engine: Engine,
  vault: Vault,
  set: PartSet,
): Promise<{ parts: InboundPart[]; joinedAt: number | null }> {
  const rows = await engine.rows(...ofSet(keyOf(set)));
  const joinedAt = rows.reduce<number | null>((latest, row) => latest ?? (row[8] as number | null), null); // joined_at
  return { parts: rows.map((row) => partFrom(set, row, vault)), joinedAt };
}

/** Sets with a part that came before this moment and that were not joined, the oldest first. */
export async function overdueSets(engine: Engine, before: number, limit: number): Promise<PartSet[]> {
  const rows = await engine.rows(...overdue([before, limit]));
  return rows.map((row) => {
    const [from, to, reference, width, total] = row as [string, string, number, 8 | 16, number]; // in the order of the select
    return { from, to, reference, width, total };
  });
}

function rowOf(part: InboundPart, sealed: string, joinedAt: Value) {
  return {
    sender: part.from,
    code: part.to,
    ...part.part,
    id: part.id,
    gateway: part.gateway,
    medium: part.medium,
    text: sealed,
    at: part.at,
    connection: part.connection,
    returnAddress: part.returnAddress ?? null,
    joinedAt: joinedAt === null ? null : Number(joinedAt),
  };
}

function setOf({ from, to, part: { reference, width, total } }: InboundPart): PartSet {
  return { from, to, reference, width, total };
}

function keyOf({ from, to, reference, width, total }: PartSet): (string | number)[] {
  return [from, to, reference, width, total];
}

function partFrom({ from, to, reference, width, total }: PartSet, row: Row, vault: Vault): InboundPart {
  // Columns come in the order of the select.
  type Columns = [number, string, string, Medium, string, number, string, string | null];
  const [number, id, gateway, medium, sealed, at, connection, returnAddress] = row as unknown as Columns;
  const part: InboundPart = {
    id,
    gateway,
    medium,
    from,
    to,
    ...pieceFrom(vault.open(sealed)),
    at,
    connection,
    part: { reference, width, total, number },
  };
  return returnAddress === null ? part : { ...part, returnAddress };
}

/** The octets of a part in the column of its text: they may begin and end inside a character. */
function written({ alphabet, octets }: Piece): string {
  return `${alphabet}:${Buffer.from(octets).toString('base64')}`;
}

const WRITTEN = new RegExp(`^(${ALPHABETS.join('|')}):([A-Za-z0-9+/]*=*)$`);

/** Rows of before octets were kept hold the text itself. */
function pieceFrom(text: string): Piece {
  const [, name, octets] = WRITTEN.exec(text) ?? [];
  const alphabet = ALPHABETS.find((each) => each === name);
  return alphabet === undefined || octets === undefined
    ? { alphabet: 'utf8', octets: Buffer.from(text) }
    : { alphabet, octets: Buffer.from(octets, 'base64') };
}
