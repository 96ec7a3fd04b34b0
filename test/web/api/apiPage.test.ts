/** docs/api.md and the words of the page of docs: every type of event, as the lifecycle has it, and every scope. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVENT_TYPES } from '../../../src/core/model/caseEvents';
import { SCOPES } from '../../../src/core/model/desk/apiKeys';
import { LANGUAGES } from '../../../src/core/model/message';
import { ROOT } from '../../../src/files/root';
import { shownEvents } from '../../../src/web/api/docs/docs';
import { loadApiWords } from '../../../src/web/api/docs/words';

const PAGE = readFileSync(join(ROOT, 'docs', 'api.md'), 'utf8');
const WORDS = loadApiWords(join(ROOT, 'templates'));

test.each(shownEvents(WORDS.en))(
  '$type stands with what it means, who hears, where it comes and what follows',
  (event) => {
    const { type, means, tells, begins, from, next } = event;
    const where = [...(begins ? ['a new case'] : []), ...from].join(', ');
    expect(PAGE).toContain(
      `| \`${type}\` | ${means} | ${tells} | ${where} | ${next.join(', ') || 'nothing'} |`,
    );
  },
);

test.each(SCOPES)('the scope %s is explained', (scope) => {
  expect(PAGE).toContain(`\`${scope}\``);
});

test.each(LANGUAGES)('in %s every type and the same fields have words', (language) => {
  expect(Object.keys(WORDS[language].events).sort()).toEqual([...EVENT_TYPES].sort());
  expect(Object.keys(WORDS[language].fields)).toEqual(Object.keys(WORDS.en.fields));
  const said = JSON.stringify(WORDS[language]);
  expect(said).not.toMatch(/""|undefined/);
});
