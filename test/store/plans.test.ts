/**
 * SQLite knows no figures of its tables, and those of MariaDB mislead it where most rows hold nothing: which index is
 * taken is decided by how a statement is written.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import type { Settlement } from '../../src/core/model/change';
import { loadCaseEvents } from '../../src/store/cases/caseEvents';
import { applyCases, caseRowReads } from '../../src/store/cases/cases';
import { directoryReads } from '../../src/store/cases/directory';
import { officeCountReads } from '../../src/store/cases/officeCounts';
import { openEngine } from '../../src/store/engine';
import { SQLITE, translate } from '../../src/store/engine/dialect';
import type { Engine, Session } from '../../src/store/engine/engine';
import { makeVault } from '../../src/store/keys/vault';
import { markUnknown } from '../../src/store/outbox/markUnanswered';
import { applyRedirections, reroute } from '../../src/store/outbox/moveWaiting';
import { claim, insertOwed } from '../../src/store/outbox/outbox';
import { applyReceipts } from '../../src/store/outbox/receipts';
import { applySendAgain, applySettlements } from '../../src/store/outbox/settle';
import { applyRoster } from '../../src/store/people/households';
import { phoneReads } from '../../src/store/people/phones';
import { officeListReads } from '../../src/store/reference/offices';
import { createReadOr } from '../../src/store/sql/damaged';
import { caseRow } from '../support/builders/casework';
import { NOW, outbound, receipt } from '../support/builders/changes';
import { DATA_KEY, describeEachEngine } from '../support/engines';
import { explained } from '../support/explained';
import { migrated } from '../support/migrated';

const folder = mkdtempSync(join(tmpdir(), 'xiangxin-plans-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LEASE = { owner: 'o', until: NOW + 30_000 };

const owed = (id: string) =>
  ({ kind: 'owed', message: outbound(id, { gateway: 'g', lane: 'bulk' }), at: NOW }) as const;

/** What came of sending, one of each kind. */
const OUTCOMES: Settlement[] = (
  [
    { outcome: 'sent', references: ['7'] },
    { outcome: 'again', dueAt: NOW, attempts: 1, code: 'c' },
    { outcome: 'elsewhere', code: 'c', to: 'h', sender: '1' },
    { outcome: 'failed', code: 'c' },
    { outcome: 'renewed', until: NOW },
    { outcome: 'released' },
    { outcome: 'deferred', dueAt: NOW },
  ] as const
).map((outcome, i) => ({ id: `m${i}`, gateway: 'g', at: NOW, lease: LEASE, ...outcome, references: ['7'] }));

/** The engine, and every statement that it is asked for. */
function listened(engine: Engine): { engine: Engine; said: Set<string> } {
  const said = new Set<string>();
  const heard = (to: Session): Session => ({
    rows: (sql, values) => to.rows(said.add(sql) && sql, values),
    run: (sql, values) => to.run(said.add(sql) && sql, values),
    put: (sql, values, blame) => to.put(said.add(sql) && sql, values, blame),
  });
  const { dialect } = engine;
  const transaction: Engine['transaction'] = (work) => engine.transaction((session) => work(heard(session)));
  const runUnsynced: Engine['runUnsynced'] = (sql, values) =>
    engine.runUnsynced(said.add(sql) && sql, values);
  const rest = { runUnsynced, alone: engine.alone.bind(engine), close: engine.close.bind(engine) };
  return { engine: { ...heard(engine), dialect, transaction, ...rest }, said };
}

test('messages are found by their ids, however many are owed', async () => {
  const url = await migrated(`file:${join(folder, 'plans.db')}`);
  const { engine, said } = listened(openEngine(url, 1));
  await engine.transaction(async (session) => {
    await insertOwed(
      session,
      [...OUTCOMES.keys()].map((i) => owed(`m${i}`)),
    );
    await insertOwed(session, [owed('moved')]);
  });
  await claim(engine, 'g', LEASE, NOW, 5);
  await reroute(engine, { from: 'g', to: 'h', lane: 'bulk', sender: '1', now: NOW, limit: 1 });
  await engine.transaction(async (session) => {
    await applyRedirections(session, [{ kind: 'redirected', message: 'm1', from: '1', to: '2' }]);
    await applySettlements(
      session,
      OUTCOMES.map((settlement) => ({ kind: 'settled', settlement })),
    );
    await applyReceipts(session, [
      { kind: 'receipt', message: 'm0', part: 1, receipt: receipt('accepted', '7') },
    ]);
    await applySendAgain(session, [
      { kind: 'sendAgain', message: 'm0', gateway: 'g', at: NOW, dueAt: NOW, code: 'c' },
    ]);
  });
  await markUnknown(engine, NOW + 1, 10);
  await engine.close();
  const named = [...said].filter((text) => /`outbox`\.`id` (in|=)/.test(text));
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((text) => !plan(url, text).includes('sqlite_autoindex_outbox_1 (id=?)'))).toEqual([]);
});

test('who works for the offices, and whose number somebody had, is found without walking through everybody', async () => {
  const url = await migrated(`file:${join(folder, 'phones.db')}`);
  const { engine, said } = listened(openEngine(url, 1));
  await directoryReads(engine, createReadOr()).directory();
  await phoneReads(engine).liaisonsOf('H1');
  await officeListReads(engine).officePhones();
  await engine.transaction((session) =>
    applyRoster(session, makeVault(DATA_KEY), {
      household: [],
      person: [],
      householdPhone: Array.from({ length: 50 }, (_, i) => {
        return { kind: 'householdPhone', phone: `+861${i}`, household: 'H1', person: `P${i}` };
      }),
    }),
  );
  await engine.close();
  const asked = [...said].filter((text) => /^select.* from `phones`/.test(text));
  expect(asked.length).toBeGreaterThan(3);
  const plans = asked.map((text) => plan(url, text));
  expect(plans.filter((steps) => steps.includes('SCAN phones'))).toEqual([]);
  // Nearly everybody is a resident.
  expect(asked.filter((text, i) => text.includes("'resident'") && !plans[i]?.includes('(person=?)'))).toEqual(
    [],
  );
});

describeEachEngine('parts of cases', (under) => {
  test('of hundreds are found by their parents, where most have none', async () => {
    const engine = openEngine(await migrated(await under.database()), 1);
    const rows = Array.from({ length: 5_000 }, (_, i) => caseRow(`C${i}`));
    await engine.transaction((session) =>
      applyCases(
        session,
        rows.map((row) => ({ kind: 'case', row })),
      ),
    );
    if (engine.dialect.name !== 'sqlite') await engine.rows('analyze table cases', []);
    const { engine: asked, plans } = explained(engine);
    const parents = rows.slice(0, 500).map(({ number }) => number);
    await caseRowReads(asked).parts(parents);
    await engine.close();
    expect(plans.length).toBeGreaterThan(0);
    expect(
      plans.filter(
        (steps) => !steps.includes('cases_parent (parent=?)') && !/"range",.*"cases_parent","/.test(steps),
      ),
    ).toEqual([]);
  });
});

describeEachEngine('what came and was done on a day', (under) => {
  test('is found by when it happened, whatever lies before', async () => {
    const engine = openEngine(await migrated(await under.database()), 1);
    const numbers = Array.from({ length: 2_000 }, (_, i) => `C${i}`);
    await engine.transaction(async (session) => {
      await applyCases(
        session,
        numbers.map((number) => ({ kind: 'case', row: caseRow(number) })),
      );
      await loadCaseEvents(
        session,
        numbers.map((number, i) => {
          const at = NOW - i * 60_000;
          return { id: `${number}-1`, case: number, sequence: 1, type: 'received', at, note: '' };
        }),
      );
    });
    if (engine.dialect.name !== 'sqlite') await engine.rows('analyze table cases, case_events', []);
    const { engine: asked, plans } = explained(engine);
    const range = { since: NOW - 3_600_000, until: NOW };
    const flow = await officeCountReads(asked).officeFlow(['d1'], range);
    await engine.close();
    expect(flow).toMatchObject([{ received: 60 }]);
    expect(plans).toHaveLength(2);
    expect(
      plans.filter(
        (steps) =>
          !/case_events_type \(type=\? AND at>\? AND at<\?\)|"range",[^\]]*"case_events_type"/.test(steps),
      ),
    ).toEqual([]);
  });
});

function plan(url: string, text: string): string {
  const database = new Database(url.slice('file:'.length));
  try {
    const values = Array<null>(text.split('?').length - 1).fill(null);
    const steps = database.prepare(`explain query plan ${translate(text, SQLITE)}`).all(values);
    return (steps as { detail: string }[]).map(({ detail }) => detail).join('\n'); // SQLite's own columns
  } finally {
    database.close();
  }
}
