/** Which rows of a file are on a page is answered from an index that holds all that was asked: the sealed documents stay closed. */
import { openEngine } from '../../../src/store/engine';
import { makeVault } from '../../../src/store/keys/vault';
import { rowListReads } from '../../../src/store/uploads/rowList';
import { describeEachEngine } from '../../support/engines';
import { explained } from '../../support/explained';
import { migrated } from '../../support/migrated';

describeEachEngine('rows of a file', (under) => {
  test.each([
    ['a name', { search: '王德福' }, 'row', 'upload_rows_search'],
    ['the end of an account', { search: '7890' }, 'row', 'upload_rows_search'],
    ['the end of an identity number', { search: '31002X' }, 'row', 'upload_rows_search'],
    ['a whole number', { search: '620001234567890' }, 'row', 'upload_rows_search'],
    ['the largest sums', {}, 'amount', 'upload_rows_place'],
    ['the largest sums of a village', { village: 'v', group: 1 }, 'amount', 'upload_rows_place'],
    ['the greatest changes', { change: 'changed' as const }, 'swing', 'upload_rows_change'],
  ] as const)('%s', async (_name, filter, order, index) => {
    const real = openEngine(await migrated(await under.database()), 1);
    const { engine, plans } = explained(real);
    const { rowList, rowCount } = rowListReads(engine, makeVault(Buffer.alloc(32, 7)));
    await rowList('U1', filter, { order, after: null, limit: 50 });
    await rowCount('U1', filter, order);
    await real.close();
    const [listed, counted] = plans;
    for (const plan of order === 'row' ? [listed] : [listed, counted]) {
      expect(plan).toContain(index);
      expect(plan).toMatch(/covering index|using index/i);
    }
  });
});
