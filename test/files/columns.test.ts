/** What stands above columns: each word is of one field of its kind. */
import { BANK_RESULTS } from '../../src/core/intake/bankResults';
import { CASES } from '../../src/core/intake/caseFields';
import { inWords, matchColumns } from '../../src/core/intake/header';
import { householdsFile } from '../../src/core/intake/households';
import { PAYMENTS } from '../../src/core/intake/payments';
import { REFERENCE_TABLES } from '../../src/core/intake/reference';
import { loadColumns } from '../../src/files/columns';
import { ROOT } from '../../src/files/root';
import { RULES } from '../support/rules';

const COLUMNS = loadColumns(ROOT);
const KINDS = [
  ...Object.values(REFERENCE_TABLES).map(({ file }) => file),
  ...[householdsFile(RULES.limits), PAYMENTS, BANK_RESULTS, CASES],
];

test.each(KINDS)('$kind', (kind) => {
  const { fields } = inWords(kind, COLUMNS);
  for (const { name, header, synonyms = [] } of fields)
    for (const word of [header, ...synonyms])
      expect([word, matchColumns([word], fields).columns[0]]).toEqual([word, name]);
  const names = fields.map(({ name }) => name);
  expect(Object.keys(COLUMNS[kind.kind]).filter((name) => !names.includes(name))).toEqual([]);
});
