import type { Session, Value } from '../../../src/store/engine/engine';
import { once } from '../../../src/store/schema/mysql';
import { inserter } from '../../../src/store/sql/inserter';

/** What was put, with its values. */
function listening(): { session: Session; put: [string, readonly Value[]][] } {
  const put: [string, readonly Value[]][] = [];
  const session: Session = {
    rows: async () => [],
    run: async (sql, values) => put.push([sql, values]),
    put: async () => {},
  };
  return { session, put };
}

test('a column that is empty in all rows is left out, and one that is empty in some is written', async () => {
  const { session, put } = listening();
  const insert = inserter(once, ['key', 'at', 'body'], 'keep');
  await insert(session, [
    { key: 'a', at: 1, body: null },
    { key: 'b', at: 2, body: null },
  ]);
  await insert(session, [
    { key: 'c', at: 3, body: null },
    { key: 'd', at: 4, body: 'x' },
  ]);
  const tail = ' on duplicate key update `name` = `name`';
  expect(put).toEqual([
    [`insert into \`once\` (\`name\`, \`at\`) values (?,?),(?,?)${tail}`, ['a', 1, 'b', 2]],
    [
      `insert into \`once\` (\`name\`, \`at\`, \`body\`) values (?,?,?),(?,?,?)${tail}`,
      ['c', 3, null, 'd', 4, 'x'],
    ],
  ]);
});

test('what takes the place of something is written where it is empty', async () => {
  const { session, put } = listening();
  await inserter(once, ['key', 'at', 'body'], ['at', 'body'])(session, [{ key: 'a', at: 1, body: null }]);
  expect(put).toEqual([
    [
      expect.stringMatching(/^insert into `once` \(`name`, `at`, `body`\) .* `body` = values\(`body`\)$/),
      ['a', 1, null],
    ],
  ]);
});
