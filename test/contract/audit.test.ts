import type { AuditRecord } from '../../src/core/model/audit';
import type { Change } from '../../src/core/model/change';
import { RETENTION } from '../../src/core/sending/retention';
import { openEngine } from '../../src/store/engine';
import { NOW } from '../support/builders/changes';
import { describeEachStore } from '../support/engines';

const entry = (id: string, more: Partial<AuditRecord> = {}): AuditRecord => ({
  ...{ kind: 'audit', id, at: NOW, actor: 'clerk', action: 'household.look', subject: `户 ${id}\ud83c` },
  ...{ area: '101', reason: '来电\n"问"账\u0000' },
  ...more,
});
const one = { limit: 10, after: null, newestFirst: true };

/** How it is found, what was done, by which statements, and at which number. */
const TAMPERED = [
  ['changed', 'an actor', "update audit set actor = 'x' where id = 'c'", 3],
  ['changed', 'a reason that is taken out', "update audit set reason = null where id = 'c'", 3],
  ['changed', 'a time', "update audit set at = at + 1 where id = 'c'", 3],
  ['changed', 'a hash', `update audit set hash = '${'0'.repeat(64)}' where id = 'c'`, 3],
  ['missing', 'one that is gone', "delete from audit where id = 'c'", 3],
  ['missing', 'the first', "delete from audit where id = 'a'", 1],
  ['end', 'the last', "delete from audit where id = 'f'", 6],
  [
    'changed',
    'two that changed places',
    'update audit set sequence = 100 where sequence = 3; update audit set sequence = 3 where sequence = 4; update audit set sequence = 4 where sequence = 100',
    3,
  ],
  [
    'inserted',
    'one without a number',
    "insert into audit (id, at, actor, action, subject) values ('x', 99999999999999, 'y', 'z', 'w')",
    6,
  ],
  [
    'end',
    'one behind the end',
    "insert into audit (id, at, actor, action, subject, sequence, hash) values ('x', 1, 'y', 'z', 'w', 7, 'h')",
    7,
  ],
  [
    'inserted',
    'one before the beginning',
    "insert into audit (id, at, actor, action, subject, sequence, hash) values ('x', 1, 'y', 'z', 'w', 0, 'h')",
    0,
  ],
  ['end', 'a head that was set back', 'update audit_head set sequence = 5 where id = 1', 6],
  [
    'missing',
    'a beginning cut off without a word',
    "insert into audit_head (id, sequence, hash) select 2, sequence, hash from audit where id = 'b'; delete from audit where sequence <= 2",
    2,
  ],
] as const;

describeEachStore('the chain of the audit', (open, engine) => {
  test('is whole, from the first entry on, whatever is written in them', async () => {
    const store = await open();
    expect(await store.audit.verify()).toMatchObject({ broken: null, head: { sequence: 0 }, older: 0 });
    await store.commit([entry('a'), entry('b', { reason: null, area: null })]);
    await store.commit([entry('c')]);
    const { broken, head, from } = await store.audit.verify();
    expect([broken, head.sequence, from.sequence]).toEqual([null, 3, 0]);
    expect(head).toEqual(await store.audit.head());
    expect(await store.audit.link(3)).toEqual(head);
    const { rows } = await store.audit.entries({ areas: null }, one);
    expect(rows.map(({ id, sequence }) => [id, sequence])).toEqual([
      ['c', 3],
      ['b', 2],
      ['a', 1],
    ]);
  });

  test('is one for many who write at the same moment, and a commit that is refused leaves no gap', async () => {
    const store = await open();
    // An embedded database has one process.
    const many = engine.name === 'mysql' ? [open({ same: true }), open({ same: true })] : [];
    const stores = [store, ...(await Promise.all(many))];
    await store.commit([{ kind: 'once', key: 'taken', at: NOW }]);
    const writes = Array.from({ length: 60 }, (_, n): Change[] => [
      ...(n % 4 === 0 ? [{ kind: 'once' as const, key: 'taken', at: NOW }] : []),
      entry(`${n}`),
      entry(`${n}+`),
    ]);
    const ends = await Promise.all(writes.map((changes, n) => stores[n % stores.length]?.commit(changes)));
    expect(ends.filter((end) => end === 'done')).toHaveLength(45);
    expect(await store.audit.verify()).toMatchObject({ broken: null, head: { sequence: 90 } });
  });

  test('finds what was changed, taken out, slipped in or moved, and where', async () => {
    const url = await engine.database();
    const store = await open({ url });
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) await store.commit([entry(id)]);
    const raw = openEngine(url, 1);
    const tables = ['audit', 'audit_head'];
    const kept = await Promise.all(tables.map((table) => raw.rows(`select * from ${table}`, [])));
    const found: unknown[] = [];
    for (const [, what, statements] of TAMPERED) {
      for (const statement of statements.split('; ')) await raw.run(statement, []);
      const { broken } = await store.audit.verify();
      found.push([broken?.kind, what, statements, broken?.sequence]);
      for (const [n, table] of tables.entries()) {
        await raw.run(`delete from ${table}`, []);
        for (const row of kept[n] ?? [])
          await raw.run(`insert into ${table} values (${row.map(() => '?').join(',')})`, row);
      }
    }
    const whole = await store.audit.verify();
    // One of before there was a chain: it has no number, and is counted.
    await raw.run("insert into audit (id, at, actor, action, subject) values ('old', 1, 'y', 'z', 'w')", []);
    const withOlder = await store.audit.verify();
    await raw.close();
    expect(found).toEqual(TAMPERED);
    expect(whole).toMatchObject({ broken: null, older: 0 });
    expect(withOlder).toMatchObject({ broken: null, older: 1 });
  });

  test('goes on behind what was kept long enough', async () => {
    const store = await open();
    for (let n = 0; n < 4; n += 1) await store.commit([entry(`old ${n}`)]);
    await store.commit([entry('young', { at: NOW + 2 })]);
    const keep = { ...RETENTION, audit: 0 };
    await store.forget(NOW + 1, keep);
    expect(await store.audit.verify()).toMatchObject({
      broken: null,
      from: { sequence: 4 },
      head: { sequence: 6 },
    });
    await store.commit([entry('next')]);
    await store.forget(NOW + 3, keep);
    const { rows } = await store.audit.entries({ areas: null }, one);
    expect(rows.map(({ action }) => action)).toEqual(expect.arrayContaining(['audit.forget']));
    expect((await store.audit.verify()).broken).toBeNull();
  });

  test('is read by who, whom, what, where and when', async () => {
    const store = await open();
    await store.commit([
      entry('a', { subject: 's' }),
      entry('b', { actor: 'other', at: NOW + 1 }),
      entry('c', { area: '102', at: NOW + 2, action: 'account.add' }),
      entry('d', { area: null, at: NOW + 3 }),
    ]);
    const ids = async (filter: object) =>
      (await store.audit.entries({ areas: null, ...filter }, one)).rows.map(({ id }) => id).join('');
    expect(await ids({})).toBe('dcba');
    expect(await ids({ actor: 'other' })).toBe('b');
    expect(await ids({ subject: 's' })).toBe('a');
    expect(await ids({ action: 'account.add' })).toBe('c');
    expect(await ids({ areas: ['101'] })).toBe('ba');
    expect(await ids({ areas: [] })).toBe('');
    expect(await ids({ since: NOW + 1, until: NOW + 3 })).toBe('cb');
    expect(await store.audit.lastBefore(NOW + 3)).toMatchObject({ sequence: 3 });
    expect(await store.audit.lastBefore(NOW)).toBeNull();
  });
});
