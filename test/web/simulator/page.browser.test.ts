import type { Browser } from 'playwright-core';
import { hasChromium, launchChromium } from '../support/chromium';
import { fakeWeb } from '../support/fakeWeb';
import { openPage } from '../support/openPage';

const inBrowser = hasChromium() ? describe : describe.skip;

inBrowser('the phone in a browser', () => {
  let browser: Browser;
  let stop: () => Promise<void>;
  let address: string;
  beforeAll(async () => {
    const { web } = await fakeWeb();
    stop = web.stop;
    address = `${(await web.start()).url}/simulator`;
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await stop();
  });

  const open = (options: Parameters<Browser['newPage']>[0] = {}) => openPage(browser, address, options);

  test('BT from the keyboard, 3 from the keypad: replies, segments, and each step inside', async () => {
    const { page, faults } = await open();
    await page.keyboard.type('BT');
    await page.keyboard.press('Enter');
    const reply = page.locator('.bubble.theirs:not(.waiting)');
    await reply.filter({ hasText: '粮食直补 316.50元' }).waitFor();
    expect(await reply.first().locator('.bubble-note').textContent()).toMatch(/2条 · UCS-2$/);
    // The keys come out when they are asked for.
    await page.click('#sms summary');
    await page.click('[data-key="3"]');
    await page.click('#send');
    await reply.filter({ hasText: '一般5天内到账' }).waitFor();
    await page.locator('.journey').nth(1).locator('[data-step=sent].done').waitFor({ state: 'attached' });
    const newest = page.locator('.journey').first();
    await newest.locator('[data-step=sent].done').waitFor();
    expect(await newest.locator('.step.done .step-name').allTextContents()).toEqual([
      '收到',
      '听懂',
      '查询',
      '提交',
      '发出',
    ]);
    expect(await newest.locator('.fact.intent').textContent()).toBe('补贴');
    expect(faults).toEqual([]);
    await page.close();
  });

  test('each person has things to try and a screen of their own', async () => {
    const { page, faults } = await open();
    expect(await page.locator('.tries [data-text]:visible').allTextContents()).toEqual(['BT查自家补贴']);
    await page.check('input[value="+8613700000000"]');
    await page.click('.tries [data-as="+8613700000000"]');
    await page.locator('.bubble.theirs:not(.waiting)').waitFor();
    expect(await page.locator('input[name=from]:checked').getAttribute('value')).toBe('+8613700000000');
    await page.check('input[value="+8613800000001"]');
    expect(await page.locator('.bubble').count()).toBe(0);
    await page.check('input[value="+8613700000000"]');
    expect(await page.locator('.bubble').count()).toBe(2);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('clear takes the last character, whole', async () => {
    const { page } = await open();
    await page.fill('#text', '好😀');
    await page.click('#clear');
    expect(await page.inputValue('#text')).toBe('好');
    await page.close();
  });

  test.each([360, 900, 1280])('at %i pixels nothing has to be scrolled sideways', async (width) => {
    const { page } = await open({ viewport: { width, height: 800 } });
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    await page.close();
  });

  test('works without script', async () => {
    const { page } = await open({ javaScriptEnabled: false });
    await page.fill('#text', 'HELP');
    await page.click('#send');
    await page.getByText('Text BT for subsidies.').waitFor();
    await page.close();
  });
});
