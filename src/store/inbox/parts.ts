/** Parts of long texts as their octets, sealed (people write of themselves), kept until the set is whole and a while beyond, to know a part that is delivered twice. */

import { sql } from 'drizzle-orm';
import { MINUTE } from '../../core/calendar/durations';
import type { Change, PartSet } from '../../core/model/change';
import { ALPHABETS, type EncodedText, type InboundPart } from '../../core/model/message';
import { isSameText } from '../../core/text/octets';
import type { Engine, Session } from '../engine/engine';
import type { Vault } from '../keys/vault';
import { parts } from '../schema/mysql';
import type { ReadOr } from '../sql/damaged';
import { inserter } from '../sql/inserter';
import { columnsOf, fieldsOf, select } from '../sql/select';
import { set, statement, value } from '../sql/template';

/** A reference comes round again after 256 texts; a set that was joined this long ago is another one. */
const REMEMBERED_MS = 10 * MINUTE;

const PART = columnsOf(parts);
type Row = ReturnType<typeof PART.read>;

const SET = sql`${parts.sender} = ${value} and ${parts.code} = ${value} and ${parts.reference} = ${value} and ${parts.width} = ${value} and ${parts.total} = ${value}`;
const forget = statement(sql`delete from ${parts} where ${SET} and ${parts.joinedAt} < ${value}`);
const join = statement(
  sql`update ${parts} set ${set(parts, { joinedAt: value })} where ${SET} and ${parts.joinedAt} is null`,
);
const joinedText = select(
  columnsOf(parts, ['text']),
  sql`from ${parts} where ${SET} and ${parts.number} = ${value} and ${parts.joinedAt} is not null`,
);
const joinedBefore = select(
  fieldsOf({ joinedAt: sql<number | null>`max(${parts.joinedAt})` }),
  sql`from ${parts} where ${SET}`,
);
const ofSet = select(PART, sql`from ${parts} where ${SET} order by ${parts.number}`);
const overdue = select(
  fieldsOf({
    from: parts.sender,
    to: parts.code,
    reference: parts.reference,
    width: parts.width,
    total: parts.total,
  }),
  sql`from ${parts} where ${parts.joinedAt} is null and ${parts.at} < ${value} group by ${parts.sender}, ${parts.code}, ${parts.reference}, ${parts.width}, ${parts.total} order by min(${parts.at}) limit ${value}`,
);
const insertPart = inserter(parts, PART.names, 'keep');

/** Keeps parts of long texts until all of a set are there, and ends sets that were joined. */
export async function applyParts(
  session: Session,
  vault: Vault,
  came: Extract<Change, { kind: 'part' }>[],
  joined: Extract<Change, { kind: 'partsJoined' }>[],
): Promise<void> {
  for (const { part } of came) {
    const key = keyOf(setOf(part));
    // Another text under the same number: the reference came round sooner, and this is another set.
    const [known] = await joinedText(session, [...key, part.part.number]);
    const isOther = known !== undefined && !isSame(known.text, part, vault);
    await session.run(...forget([...key, isOther ? Number.MAX_SAFE_INTEGER : part.at - REMEMBERED_MS]));
    // A part that comes after its set was handed on joins it: it must not wait for the rest for ever.
    const [before] = await joinedBefore(session, key);
    await insertPart(session, [rowOf(part, vault.seal(written(part)), before?.joinedAt ?? null)]);
  }
  for (const { set, at } of joined) await session.run(...join([at, ...keyOf(set)]));
}

/** The parts of a set that are there and can be read, and when it was joined if it was. */
export async function readParts(
  engine: Engine,
  vault: Vault,
  set: PartSet,
  readOr: ReadOr,
): Promise<{ parts: InboundPart[]; joinedAt: number | null }> {
  const rows = await ofSet(engine, keyOf(set));
  const joinedAt = rows.reduce<number | null>((first, row) => first ?? row.joinedAt, null);
  const found = rows.flatMap((row) => readOr('parts', () => [partFrom(row, vault)], []));
  return { parts: found, joinedAt };
}

/** Sets with a part that came before this moment and that were not joined, the oldest first. */
export function overdueSets(engine: Engine, before: number, limit: number): Promise<PartSet[]> {
  return overdue(engine, [before, limit]);
}

/** Not where what is sealed can not be read any more: then this is taken as new. */
function isSame(sealed: string, part: InboundPart, vault: Vault): boolean {
  try {
    return isSameText(encodedFrom(vault.open(sealed)), part);
  } catch {
    return false;
  }
}

function rowOf(part: InboundPart, sealed: string, joinedAt: number | null) {
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
    joinedAt,
  };
}

function setOf({ from, to, part: { reference, width, total } }: InboundPart): PartSet {
  return { from, to, reference, width, total };
}

function keyOf({ from, to, reference, width, total }: PartSet): (string | number)[] {
  return [from, to, reference, width, total];
}

function partFrom(row: Row, vault: Vault): InboundPart {
  const { sender, code, reference, width, total, number, text, returnAddress, joinedAt: _, ...rest } = row;
  return {
    ...rest,
    from: sender,
    to: code,
    ...encodedFrom(vault.open(text)),
    part: { reference, width, total, number },
    ...(returnAddress !== null && { returnAddress }),
  };
}

/** The octets of a part in the column of its text: they may begin and end inside a character. */
function written({ alphabet, octets }: EncodedText): string {
  return `${alphabet}:${Buffer.from(octets).toString('base64')}`;
}

const WRITTEN = new RegExp(`^(${ALPHABETS.join('|')}):([A-Za-z0-9+/]*=*)$`);

/** Rows of before octets were kept hold the text itself. */
function encodedFrom(text: string): EncodedText {
  const [, name, octets] = WRITTEN.exec(text) ?? [];
  const alphabet = ALPHABETS.find((each) => each === name);
  return alphabet === undefined || octets === undefined
    ? { alphabet: 'utf8', octets: Buffer.from(text) }
    : { alphabet, octets: Buffer.from(octets, 'base64') };
}
