import { sql } from 'drizzle-orm';
import type { Row, Session, Value } from '../../../src/store/engine/engine';
import { outbox, phones } from '../../../src/store/schema/mysql';
import { columnsOf, fieldsOf, select, selectIn } from '../../../src/store/sql/select';
import { key, keys, keyTable, literal, set, statement, value } from '../../../src/store/sql/template';

/** A session that answers each question with a row for each value of it, and notes what was asked. */
function noting() {
  const asked: { sql: string; values: readonly Value[] }[] = [];
  const session: Session = {
    async rows(text, values): Promise<Row[]> {
      asked.push({ sql: text, values });
      return values.map((one) => [one, 'live']);
    },
    run: async () => 0,
    put: async () => {},
  };
  return { session, asked };
}

test('rows come out under the names of their columns, which the table may call otherwise', async () => {
  const { session, asked } = noting();
  const find = select(columnsOf(outbox, ['id', 'case']), sql`from ${outbox} where ${outbox.id} = ${value}`);
  expect(await find(session, ['o1'])).toEqual([{ id: 'o1', case: 'live' }]);
  expect(asked[0]?.sql).toContain('`case_number`');
});

test('without names all columns of the table are read', () => {
  expect(columnsOf(phones).names).toEqual([
    'phone',
    'household',
    'person',
    'role',
    'language',
    'state',
    'village',
  ]);
});

test('keys stand after the values, in each list of the statement; none ask nothing', async () => {
  const { session, asked } = noting();
  const find = selectIn(
    fieldsOf({ phone: phones.phone, state: sql<string>`'live'` }),
    sql`from ${phones} where ${phones.role} = ${value} and (${phones.phone} in (${keys}) or ${phones.person} in (${keys}))`,
  );
  expect(await find(session, [], ['resident'])).toEqual([]);
  expect(asked).toEqual([]);
  await find(session, ['a', 'b'], ['resident']);
  expect(asked.map(({ values }) => values)).toEqual([['resident', 'a', 'b', 'a', 'b']]);
});

test('keys stand in a table of their own, which others are joined to', async () => {
  const { session, asked } = noting();
  const find = selectIn(
    fieldsOf({ phone: sql<string>`${key}`, state: phones.state }),
    sql`from ${keyTable} left join ${phones} on ${phones.phone} = ${key} and ${phones.role} in (${keys})`,
  );
  await find(session, ['a', 'b']);
  expect(asked).toEqual([
    {
      sql: 'select `asked`.`key`, `phones`.`state` from (select ? as `key` union all select ?) `asked` left join `phones` on `phones`.`phone` = `asked`.`key` and `phones`.`role` in (?, ?)',
      values: ['a', 'b', 'a', 'b'],
    },
  ]);
});

test('more than five hundred keys are asked for in pieces, each key once', async () => {
  const { session, asked } = noting();
  const find = selectIn(
    columnsOf(phones, ['phone', 'state']),
    sql`from ${phones} where ${phones.phone} in (${keys})`,
  );
  const list = Array.from({ length: 1_100 }, (_, i) => `k${i}`);
  const found = await find(session, [...list, 'k0', 'k1']);
  expect(found.map(({ phone }) => phone)).toEqual(list);
  expect(asked.map(({ values }) => values.length)).toEqual([500, 500, 100]);
});

test('an update sets columns without their table; literals are numbers, null and words of our own', () => {
  const update = statement(
    sql`update ${outbox} set ${set(outbox, { owner: null, state: 4, reason: 'erased', dueAt: value })} where ${outbox.id} in (${keys})`,
  );
  const [text, values] = update([7], ['o1', 'o2']);
  expect(text).toBe(
    "update `outbox` set `owner` = null, `state` = 4, `reason` = 'erased', `due_at` = ? where `outbox`.`id` in (?, ?)",
  );
  expect(values).toEqual([7, 'o1', 'o2']);
  expect(() => literal("x'; drop")).toThrow('not a word of our own');
});
