import { MYSQL, SQLITE, translate } from '../../../src/store/engine/dialect';

test.each<[string, string]>([
  [
    'insert into `a` (`b`) values (?) on duplicate key update `b` = values(`b`)',
    'insert into `a` (`b`) values (?) on conflict do update set `b` = excluded.`b`',
  ],
  ['select 1 from `a` for update', 'select 1 from `a`'],
  ['select `values` from `a`', 'select `values` from `a`'],
])('%s', (mysql, sqlite) => {
  expect(translate(mysql, MYSQL)).toBe(mysql);
  expect(translate(mysql, SQLITE)).toBe(sqlite);
});
