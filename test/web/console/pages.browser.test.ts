/** Every page of the desk in Chromium, wide and light, then narrow and dark: axe-core finds nothing, nothing runs over, it is light on the wire. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DESK_ROLES } from '../../../src/core/model/desk/account';
import { hasChromium, launchChromium } from '../support/chromium';
import { TEMPLATES } from '../support/fakeWeb';
import { atDesk, grant } from './support/fakeDesk';
import { type ListeningDesk, listenDesk } from './support/openDesk';
import { OWN, pathFor } from './support/samples';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TOKEN = 'token-of-everybody-000';
const EVERYTHING = DESK_ROLES.map((role) => grant(role, OWN));
/** Octets of a page and all that it loads. */
const MOST = 150_000;
const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };
/** A folder for each; what is not drawn has none. */
const SECTIONS = readdirSync(join(TEMPLATES, 'console')).filter((name) => name !== 'frame');
/** Only what is wrong: what is right need not be written down. */
const ALL = "{ resultTypes: ['violations'] }";
/** What else may be wrong where it is dark. */
const COLOURS = "{ runOnly: ['color-contrast'], resultTypes: ['violations'] }";
const OF_EVERYBODY = ['/sign-in', '/start/good-link', '/start/another', '/nowhere'];

(hasChromium() ? describe : describe.skip)('pages of the desk', () => {
  let browser: Browser;
  let desk: ListeningDesk;
  let context: BrowserContext;

  beforeAll(async () => {
    desk = await listenDesk({ [TOKEN]: atDesk({ grants: EVERYTHING }) });
    browser = await launchChromium();
    context = await browser.newContext({ locale: 'zh-CN' });
  });
  afterAll(async () => {
    await browser.close();
    await desk.stop();
  });

  test('before signing in', async () => {
    const page = await context.newPage();
    for (const path of OF_EVERYBODY) await look(page, path);
    await context.addCookies([{ name: 'desk', value: TOKEN, url: desk.url }]);
  });

  test.each(SECTIONS)('%s', async (section) => {
    const page = await context.newPage();
    const routes = desk.sections.filter(({ name }) => name === section).flatMap((one) => one.routes);
    const shown = routes.filter(({ method, needs }) => method === 'get' && needs !== 'nothing');
    for (const { path } of shown) await look(page, pathFor(path, 'own'));
    await page.close();
  });

  test('a household found on a phone, whose number is as long as those that files are given', async () => {
    const household = {
      id: '01M8DJXE0D2Z2DFPC0D56Z4M2C-3',
      village: '990123101201',
      group: 1,
      head: '张有田',
    };
    await desk.core.store.load({
      households: [{ ...household, members: 2, account: '621700000000001', bank: '农商行' }],
    });
    const page = await context.newPage();
    await page.setViewportSize(NARROW);
    await page.goto(`${desk.url}/console/households`);
    await page.locator('[name=who]').fill(household.id);
    await page.locator('[name=reason]').selectOption('call');
    await page.locator('main .action').first().click();
    await page.locator('main h2').waitFor();
    expect(await page.locator('main').innerText()).toContain(household.id);
    await page.evaluate(AXE);
    expect([await violations(page, ALL), await runsOver(page)]).toEqual([[], false]);
    await page.close();
  });

  test('a file is chosen from the keyboard, and the browser’s own words are never read', async () => {
    const page = await context.newPage();
    await page.goto(`${desk.url}/console/uploads/new`);
    const input = page.locator('input[type=file]');
    const drawn = page.locator('.drawn .none');
    const colour = () => page.evaluate("getComputedStyle(document.querySelector('.file')).color");
    expect([await drawn.isVisible(), await colour()]).toEqual([true, 'rgba(0, 0, 0, 0)']);
    await input.focus();
    const chosen = page.waitForEvent('filechooser');
    // Whoever waits for it is heard before the key.
    await page.evaluate('1');
    await page.keyboard.press('Enter');
    await (await chosen).setFiles({ name: '农户.csv', mimeType: 'text/csv', buffer: Buffer.from('a') });
    expect([await drawn.isVisible(), (await colour()) === 'rgba(0, 0, 0, 0)']).toEqual([false, false]);
    await page.close();
  });

  test.each([
    ['zh-CN', 1280],
    ['en', 1280],
    ['zh-CN', 240],
    ['en', 320],
  ])('what is said of choosing a file has room in %s at %i', async (language, width) => {
    const own = await browser.newContext({ viewport: { width, height: 800 }, locale: language });
    await own.addCookies([{ name: 'desk', value: TOKEN, url: desk.url }]);
    const page = await own.newPage();
    await page.goto(`${desk.url}/console/uploads/new`);
    const box = (selector: string) => page.locator(selector).boundingBox();
    const [field, none, choose] = [
      await box('.pick'),
      await box('.drawn .none'),
      await box('.drawn .choose'),
    ];
    // Of the words themselves.
    const words = Number(
      await page.evaluate(
        "(range => (range.selectNodeContents(document.querySelector('.choose')), range.getBoundingClientRect().width))(new Range())",
      ),
    );
    expect((none?.height ?? 0) <= (field?.height ?? 0)).toBe(true);
    expect((choose?.width ?? 0) - words).toBeGreaterThan(16);
    await own.close();
  });

  test('a file whose line breaks is still chosen, and goes when the line is back', async () => {
    const page = await context.newPage();
    await page.goto(`${desk.url}/console/uploads/new`);
    await page.locator('[name=period]').fill('断线试一次');
    const line = '张庄村,1,赵一,11010519491231002X,4,620001234567890\n';
    const file = { name: '农户.csv', mimeType: 'text/csv', buffer: Buffer.from(line) };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.route('**/uploads/new', (route) => route.abort());
    const send = page.locator('main form .action').first();
    await send.click();
    await page.locator('.broke').waitFor();
    expect(await page.locator('[name=period]').inputValue()).toBe('断线试一次');
    expect(await page.evaluate("document.querySelector('.file').files.length")).toBe(1);
    expect(await page.evaluate("document.activeElement.matches('.action:enabled')")).toBe(true);
    await page.evaluate(AXE);
    expect(await violations(page, ALL)).toEqual([]);
    await page.unroute('**/uploads/new');
    await send.click();
    await page.waitForURL(/uploads\/[0-9A-Z]{26}/);
    expect(await page.locator('h1').innerText()).toContain('断线试一次');
    await page.close();
  });

  test('a file that is read tells how far it is, and takes the focus from nobody', async () => {
    const { store } = desk.core;
    const own = await store.uploads.upload('upload-own');
    if (!own) throw new Error('the sample is there');
    const busy = { ...own, id: 'upload-busy', period: 'busy', digest: 'busy', state: 'reading' as const };
    await store.commit([{ kind: 'upload', upload: { ...busy, rowsDone: 7, version: 1 } }]);
    const page = await context.newPage();
    await page.goto(`${desk.url}/console/uploads/upload-busy`);
    await page.locator('.brand').focus();
    await store.commit([{ kind: 'upload', upload: { ...busy, rowsDone: 4321, version: 2 } }]);
    await page.locator('#progress', { hasText: '4321' }).waitFor();
    expect(await page.evaluate("document.activeElement.matches('.brand')")).toBe(true);
    await store.commit([{ kind: 'upload', upload: { ...busy, state: 'clean', version: 3 } }]);
    await page.locator('#progress').waitFor({ state: 'detached' });
    expect(await page.locator('main h1').count()).toBe(1);
    await page.close();
  });

  test('where something is wrong, whoever goes by keyboard stands there', async () => {
    const page = await context.newPage();
    await page.goto(`${desk.url}/console/uploads/new`);
    await page.locator('main form .action').first().click();
    await page.locator('[name=period][aria-invalid]').waitFor();
    expect(await page.evaluate('document.activeElement.name')).toBe('period');
    await page.close();
  });

  async function look(page: Page, path: string): Promise<void> {
    const faults: string[] = [];
    const sizes: Promise<number>[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (line) => {
      if (line.type() === 'error' && !line.text().includes('404')) faults.push(line.text());
    });
    page.on('requestfinished', (request) => {
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    await page.setViewportSize(WIDE);
    await page.emulateMedia({ colorScheme: 'light' });
    // A download is no page.
    const answer = await page.goto(`${desk.url}/console${path}`).catch(() => null);
    if (answer?.headers()['content-type']?.startsWith('text/html')) {
      await page.evaluate(AXE);
      const wide = { found: await violations(page, ALL), over: await runsOver(page) };
      await page.setViewportSize(NARROW);
      await page.emulateMedia({ colorScheme: 'dark' });
      const narrow = { found: await violations(page, COLOURS), over: await runsOver(page) };
      const octets = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      const right = { found: [], over: false };
      expect({ path, wide, narrow, faults, heavy: octets > MOST }).toEqual({
        ...{ path, wide: right, narrow: right },
        ...{ faults: [], heavy: false },
      });
    }
    page.removeAllListeners();
  }
});

/** What axe-core finds, asked with these options: only that leaves the page. */
async function violations(page: Page, options: string): Promise<string[]> {
  const found = await page.evaluate(`axe.run(${options}).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target).join(' | ')))`);
  return found as string[]; // what the script makes
}

async function runsOver(page: Page): Promise<boolean> {
  return Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth')) > 0;
}
