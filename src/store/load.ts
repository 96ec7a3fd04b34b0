/** Adds what the offices bring, by the thousand. A row whose key is there already is left as it is. */
import type { Stamped } from '../core/model/desk/stamps';
import type { Records } from '../core/model/records';
import { loadCaseEvents } from './cases/caseEvents';
import { loadCases } from './cases/cases';
import { loadTimers } from './cases/supervision';
import type { Engine, Session } from './engine/engine';
import type { Vault } from './keys/vault';
import { loadPayments } from './payments/reportedPayments';
import { loadHouseholds, loadPeople } from './people/households';
import { loadPhones } from './people/phones';
import { loadAreas } from './reference/areas';
import { loadMatters, loadProgrammes } from './reference/offers';
import { loadDepartments } from './reference/offices';
import { stamp } from './reference/stamps';
import { loadNews } from './requests/news';

/** Rows in one transaction: few fsyncs, and the lock is not held for long. */
const ROWS_IN_ONE = 2000;

/** In the order in which one refers to another. */
export async function loadRecords(engine: Engine, vault: Vault, records: Partial<Records>): Promise<void> {
  const { areas, departments, programmes, matters, news, households, people } = records;
  await inPieces(engine, areas, stamped('areas', loadAreas));
  await inPieces(engine, departments, stamped('departments', loadDepartments));
  await inPieces(engine, programmes, stamped('programmes', loadProgrammes));
  await inPieces(engine, matters, stamped('matters', loadMatters));
  await inPieces(engine, news, stamped('news', loadNews));
  await inPieces(engine, households, (session, rows) => loadHouseholds(session, vault, rows));
  await inPieces(engine, people, (session, rows) => loadPeople(session, vault, rows));
  await inPieces(engine, records.phones, loadPhones);
  await inPieces(engine, records.payments, loadPayments);
  await inPieces(engine, records.cases, loadCases);
  await inPieces(engine, records.caseEvents, loadCaseEvents);
  await inPieces(engine, records.timers, loadTimers);
}

function stamped<R>(name: Stamped, add: (session: Session, some: R[]) => Promise<void>): typeof add {
  return async (session, some) => {
    await stamp(session, name);
    await add(session, some);
  };
}

async function inPieces<R>(
  engine: Engine,
  records: R[] | undefined,
  add: (session: Session, some: R[]) => Promise<void>,
): Promise<void> {
  if (!records) return;
  for (let start = 0; start < records.length; start += ROWS_IN_ONE) {
    await engine.transaction((session) => add(session, records.slice(start, start + ROWS_IN_ONE)));
  }
}
