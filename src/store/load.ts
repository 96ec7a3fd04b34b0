/** Adds what the offices bring, by the thousand. A row whose key is there already is left as it is. */
import { PAYMENT_MEMBERS } from '../core/model/payments';
import type { Records } from '../core/model/records';
import type { Engine, Session } from './engine/engine';
import type { Vault } from './keys/vault';
import * as t from './schema/mysql';
import { inserter } from './sql/rows';

/** Rows in one transaction: few fsyncs, and the lock is not held for long. */
const ROWS_IN_ONE = 2000;

const areas = inserter(t.areas, ['id', 'parent', 'level', 'name'], 'keep');
const departments = inserter(t.departments, ['id', 'area', 'name', 'ladder'], 'keep');
const programmes = inserter(t.programmes, ['id', 'name', 'unit'], 'keep');
const matters = inserter(t.matters, ['id', 'department', 'name', 'promisedDays', 'guide'], 'keep');
const news = inserter(t.news, ['id', 'section', 'title', 'body', 'at'], 'keep');
const households = inserter(
  t.households,
  ['id', 'village', 'group', 'head', 'members', 'account', 'bank'],
  'keep',
);
const people = inserter(
  t.people,
  ['id', 'household', 'name', 'identity', 'identityHash', 'claimHash'],
  'keep',
);
const phones = inserter(t.phones, ['phone', 'household', 'person', 'role', 'language', 'village'], 'keep');
const payments = inserter(t.payments, PAYMENT_MEMBERS, 'keep');
const cases = inserter(
  t.cases,
  [
    'number',
    'matter',
    'department',
    'parent',
    'state',
    'applicant',
    'phone',
    'person',
    'green',
    'acceptedAt',
    'promisedAt',
    'changedAt',
    'note',
    'promisedDays',
    'suspendedAt',
    'sequence',
  ],
  'keep',
);
const caseEvents = inserter(t.caseEvents, ['id', 'case', 'sequence', 'type', 'at', 'note'], 'keep');
const timers = inserter(t.timers, ['id', 'kind', 'subject', 'dueAt'], 'keep');

export async function loadRecords(engine: Engine, vault: Vault, records: Partial<Records>): Promise<void> {
  const same = <R>(row: R) => row;
  await chunks(engine, records.areas, same, areas);
  await chunks(
    engine,
    records.departments,
    (row) => ({ ...row, ladder: JSON.stringify(row.ladder) }),
    departments,
  );
  await chunks(engine, records.programmes, same, programmes);
  await chunks(
    engine,
    records.matters,
    (row) => ({ ...row, guide: row.guide ? JSON.stringify(row.guide) : null }),
    matters,
  );
  await chunks(engine, records.news, same, news);
  await chunks(
    engine,
    records.households,
    (row) => ({ ...row, account: vault.seal(row.account) }),
    households,
  );
  await chunks(
    engine,
    records.people,
    (row) => ({
      ...row,
      identity: vault.seal(row.identity),
      identityHash: vault.identityHash(row.identity),
      claimHash: vault.claimHash(vault.nameHash(row.name), vault.tailHash(row.identity)),
    }),
    people,
  );
  await chunks(engine, records.phones, (row) => ({ ...row, village: row.village ?? null }), phones);
  await chunks(engine, records.payments, same, payments);
  await chunks(engine, records.cases, (row) => ({ ...row, green: Number(row.green) }), cases);
  await chunks(engine, records.caseEvents, same, caseEvents);
  await chunks(engine, records.timers, same, timers);
}

async function chunks<R, S>(
  engine: Engine,
  records: R[] | undefined,
  toRow: (record: R) => S,
  insert: (session: Session, rows: S[]) => Promise<void>,
): Promise<void> {
  if (!records) return;
  for (let start = 0; start < records.length; start += ROWS_IN_ONE) {
    const rows = records.slice(start, start + ROWS_IN_ONE).map(toRow);
    await engine.transaction((session) => insert(session, rows));
  }
}
