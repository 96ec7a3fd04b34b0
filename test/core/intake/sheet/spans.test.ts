/** Rows as a sentence names them. */
import { NO_ROWS, spansText, withRow } from '../../../../src/core/intake/sheet/spans';

const said = (...rows: number[]) => spansText(rows.reduce(withRow, NO_ROWS), '、');

test('rows that follow on one another are named together', () => {
  expect(said()).toBe('');
  expect(said(7)).toBe('7');
  expect(said(3, 5, 6, 7, 9, 10)).toBe('3、5–7、9–10');
});

test('of very many the first are named, and that there are more', () => {
  const odd = Array.from({ length: 12 }, (_, i) => 2 * i + 1);
  expect(said(...odd)).toBe('1、3、5、7、9、11、13、15、17、19…');
  expect(said(...odd.slice(0, 10))).toBe('1、3、5、7、9、11、13、15、17、19');
  expect(said(...odd.slice(0, 10), 20, 21)).toBe('1、3、5、7、9、11、13、15、17、19–21');
  expect(odd.reduce(withRow, NO_ROWS).count).toBe(12);
});
