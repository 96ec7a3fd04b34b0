/** Whatever is sent has a name at the desk: its own, or that of its family. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../src/files/root';
import { pages } from '../support/fakeWeb';

/** No view: a page of its own, and words that others are put together of. */
const NO_VIEWS = ['wap', 'codes', 'labels'];

test.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  const { template = {} } = pages.words('console/lists', language).values as Record<string, object>; // a table of its words
  const families = readdirSync(join(ROOT, 'templates/text', language)).map(
    (name) => name.split('.')[0] ?? '',
  );
  const unnamed = families.filter((family) => !NO_VIEWS.includes(family) && !(family in template));
  expect([...new Set(unnamed)]).toEqual([]);
});
