/** Counts up with every commit that writes reference data, settings, news or accounts, within that very commit. */
import { sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import { STAMPED, type Stamped, type Stamps } from '../../core/model/desk/stamps';
import type { Engine, Session } from '../engine/engine';
import { stamps } from '../schema/mysql';
import { Refused } from '../sql/failures';
import { inOrder, inserter } from '../sql/inserter';
import { columnsOf, select } from '../sql/select';
import { set, statement, value } from '../sql/template';
import type { Of } from './common';

/** A ladder says who leads, and takes a phone from what it was. */
const WRITES: Partial<Record<Change['kind'], readonly Stamped[]>> = {
  area: ['areas'],
  department: ['departments', 'phones'],
  officePhone: ['phones'],
  officePhoneEnded: ['phones'],
  matter: ['matters'],
  programme: ['programmes'],
  newsSection: ['sections'],
  localDay: ['days'],
  referenceRemoved: ['areas', 'departments', 'phones', 'matters', 'programmes', 'sections', 'days'],
  setting: ['settings'],
  news: ['news'],
  account: ['accounts'],
  accountFacts: ['accounts'],
};

const STAMP = columnsOf(stamps);
const begin = inserter(stamps, STAMP.names, 'keep');
// Counting up, be it by nothing, locks the row until the end of the transaction, on either engine.
const count = statement(
  sql`update ${stamps} set ${set(stamps, { version: sql`${stamps.version} + ${value}` })} where ${stamps.name} = ${value}`,
);
const all = select(STAMP, sql`from ${stamps}`);

/**
 * The first thing of a transaction that writes any of it, so that two who decide on the same do so one after the other.
 * Throws `Refused` where what was seen has been written since; two that saw something are tried each by itself.
 */
export async function applyStamps(
  session: Session,
  kinds: Iterable<Change['kind']>,
  unmoved: readonly Of<'unmoved'>[],
): Promise<void> {
  const written = new Set([...kinds].flatMap((kind) => WRITES[kind] ?? []));
  if (unmoved.length > 1) throw new Refused('what one of them saw may be what the other writes');
  const seen = new Map(Object.entries(unmoved[0]?.seen ?? {}));
  const names = STAMPED.filter((name) => written.has(name) || seen.has(name));
  if (names.length === 0) return;
  await countUp(session, names, written);
  const now = await stampsIn(session);
  for (const name of names) {
    const before = now[name] - (written.has(name) ? 1 : 0);
    if (seen.has(name) && seen.get(name) !== before) throw new Refused(`${name} were written meanwhile`);
  }
}

/** Whoever writes without an `unmoved` of his own: a seed, what is loaded by the thousand. */
export async function stamp(session: Session, name: Stamped): Promise<void> {
  await countUp(session, [name], new Set([name]));
}

async function countUp(session: Session, names: readonly Stamped[], written: ReadonlySet<Stamped>) {
  for (const name of inOrder(names, (one) => one)) {
    const by = written.has(name) ? 1 : 0;
    if ((await session.run(...count([by, name]))) > 0) continue;
    await begin(session, [{ name, version: 0 }]);
    await session.run(...count([by, name]));
  }
}

/** Of what was never written, 0. */
export async function stampsIn(engine: Engine | Session): Promise<Stamps> {
  const versions = new Map((await all(engine)).map(({ name, version }) => [name, version]));
  return Object.fromEntries(STAMPED.map((name) => [name, versions.get(name) ?? 0])) as Stamps; // a number for each
}
