/** Pages are found at start: a template that is not there is told before anybody asks for it. */
import { LANGUAGES } from '../../../src/core/model/message';
import { Pages } from '../../../src/web/pages/pages';
import { TEMPLATES } from '../support/fakeWeb';

const pages = new Pages(TEMPLATES);

test('a page stands in its language, with the words of its section and the address of its files', () => {
  const page = pages.page('pages', 'error');
  for (const language of LANGUAGES) {
    const html = page(language, { status: 404, says: '<nothing>' });
    expect(html).toContain(`lang="${language}"`);
    expect(html).toContain(pages.assets.base);
    expect(html).toContain(String(pages.words('pages', language).errorTitle));
    expect(html).toContain('&lt;nothing&gt;');
  }
});

test('a template that is not there is no page, and a folder that is not there no site', () => {
  expect(() => pages.page('pages', 'nowhere')).toThrow('templates/pages has no nowhere.hbs');
  expect(() => new Pages('/nowhere')).toThrow('ENOENT');
});
