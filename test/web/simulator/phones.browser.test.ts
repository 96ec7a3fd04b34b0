import type { Browser } from 'playwright-core';
import type { Inbound } from '../../../src/core/model/message';
import type { Arrival, Listener } from '../../../src/ports';
import { APPLICANT, FARMER } from '../../worlds/people';
import { hasChromium, launchChromium } from '../support/chromium';
import { fakeWap } from '../support/fakeWap';
import { fakeWeb } from '../support/fakeWeb';
import { openPage } from '../support/openPage';

const inBrowser = hasChromium() ? describe : describe.skip;

inBrowser('the phones beside it', () => {
  let browser: Browser;
  let stop: () => Promise<void>;
  let address: string;
  const asked: Inbound[] = [];
  const watchers = new Set<(arrival: Arrival) => void>();

  beforeAll(async () => {
    const message: Listener['message'] = async (inbound) => {
      asked.push(inbound);
      if (inbound.session?.phase === 'close') return { replies: [] };
      const text = inbound.text === '' ? '1 补贴  2 办件' : `按了${inbound.text}`;
      const replies = [{ text, segments: 1, encoding: 'ucs2' as const }];
      return inbound.text === '9' ? { replies, ends: true } : { replies };
    };
    const arrivals = {
      watch(see: (arrival: Arrival) => void) {
        watchers.add(see);
        return () => void watchers.delete(see);
      },
      inbox: (phone: string): Arrival[] =>
        phone === FARMER
          ? [{ id: 'old', to: FARMER, text: '【乡信】早先的一条', lane: 'notice', at: 0 }]
          : [],
    };
    let reports = 0;
    const office = {
      notify: async () => {
        reports += 1;
        const text = `【乡信】办到第${reports}步`;
        for (const see of watchers)
          see({ id: `m${reports}`, to: APPLICANT, text, lane: 'notice', at: 0, template: 'notice.accepted' });
        return ['accepted' as const];
      },
      stateOf: async () => (reports === 0 ? null : ('accepted' as const)),
      newNumber: () => 'QZ20261123-0001',
      event: (type: 'accepted' | string, number: string, at: number) =>
        ({ id: `${number}-${at}`, type, at, note: '', detail: {}, case: { number } }) as never, // kept by nobody
    };
    const listener = { message, part: async () => {}, receipt: async () => {}, ready: () => {} };
    const { web } = await fakeWeb({ arrivals, office, gateways: [fakeWap()] }, listener);
    stop = web.stop;
    address = `${(await web.start()).url}/simulator`;
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await stop();
  });
  beforeEach(() => void asked.splice(0));

  test('a session: dialled on the keypad, answered, ended; each person has their own', async () => {
    const { page, faults } = await openPage(browser, address);
    await page.click('#ussd summary');
    await page.click('#ussd [data-key="*"]');
    await page.keyboard.type('106#');
    expect(await page.inputValue('#dialled')).toBe('*106#');
    await page.click('#call');
    await page.locator('#ussd-text', { hasText: '1 补贴' }).waitFor();
    await page.click('#ussd [data-key="2"]');
    await page.click('#call');
    await page.locator('#ussd-text', { hasText: '按了2' }).waitFor();
    await page.check(`input[value="${APPLICANT}"]`, { force: true });
    expect(await page.locator('#ussd .screen').getAttribute('data-state')).toBe('idle');
    await page.check(`input[value="${FARMER}"]`, { force: true });
    await page.fill('#dialled', '9');
    await page.keyboard.press('Enter');
    await page.locator('#ussd-note', { hasText: '会话结束' }).waitFor();
    expect(asked.map(({ text, medium }) => [text, medium])).toEqual([
      ['', 'ussd'],
      ['2', 'ussd'],
      ['9', 'ussd'],
    ]);
    expect(new Set(asked.map(({ session }) => session?.id)).size).toBe(1);
    expect(await page.locator('.journey').first().locator('.journey-who').textContent()).toContain('拨号');
    expect(faults).toEqual([]);
    await page.close();
  });

  test('hanging up tells the service; a thing to dial goes there at once', async () => {
    const { page, faults } = await openPage(browser, address);
    await page.click('[data-dial="*106#"]');
    await page.locator('#ussd .screen[data-state=open]').waitFor();
    const told = page.waitForResponse('**/api/simulator/ussd');
    await page.click('#hang-up');
    await page.locator('#ussd-text', { hasText: '您已挂断' }).waitFor();
    await told;
    expect(asked.at(-1)?.session?.phase).toBe('close');
    expect(faults).toEqual([]);
    await page.close();
  });

  test('a network does not wait for ever', async () => {
    const { page } = await openPage(browser, address);
    await page.clock.install();
    await page.click('[data-dial="*106#"]');
    await page.locator('#ussd .screen[data-state=open]').waitFor();
    const told = page.waitForResponse('**/api/simulator/ussd');
    await page.clock.fastForward(60_000);
    await page.locator('#ussd-text', { hasText: '太久没有按键' }).waitFor();
    await told;
    expect(asked.at(-1)?.session?.phase).toBe('close');
    await page.close();
  });

  test('what is no code is not dialled', async () => {
    const { page } = await openPage(browser, address);
    await page.fill('#dialled', '106');
    await page.click('#call');
    await page.locator('#ussd-text', { hasText: '以 * 开头' }).waitFor();
    expect(asked).toEqual([]);
    await page.close();
  });

  test('pages of 2008: a digit follows its link, and there is a way back and home', async () => {
    const { page, faults } = await openPage(browser, address);
    const frame = page.frameLocator('#browser');
    await frame.getByRole('heading', { name: '乡信' }).waitFor();
    await page.click('#wap summary');
    await page.click('#wap [data-key="1"]');
    await frame.getByRole('heading', { name: '信息' }).waitFor();
    await page.click('#wap-back');
    await frame.getByRole('heading', { name: '乡信' }).waitFor();
    await page.click('#wap [data-key="1"]');
    await frame.getByRole('heading', { name: '信息' }).waitFor();
    await page.click('#wap-home');
    await frame.getByRole('heading', { name: '乡信' }).waitFor();
    // They come as such a phone asks for them, and its form is posted as well.
    expect(await page.textContent('#weight')).toMatch(/^\d+字节$/);
    await frame.locator('input[name=text][inputmode=numeric]').click();
    await page.click('#wap [data-key="5"]');
    await frame.getByRole('button', { name: '发' }).click();
    await frame.getByText('您说:5').waitFor();
    await page.click('#wap-back');
    await frame.getByRole('heading', { name: '乡信' }).click();
    await page.keyboard.press('1');
    await frame.getByRole('heading', { name: '信息' }).waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });

  test('decks of 2003: cards, variables, a soft key that posts, back', async () => {
    const { page, faults } = await openPage(browser, address);
    await page.locator('.markup label', { hasText: 'WML' }).click();
    const deck = page.locator('#deck');
    await deck.getByText('每斤$1.50').waitFor();
    expect(await deck.locator('input').inputValue()).toBe('您好');
    await page.click('#wap summary');
    await page.click('#wap [data-key="1"]');
    await deck.getByText('第二张').waitFor();
    await page.click('#wap-back');
    await deck.getByText('每斤$1.50').waitFor();
    await deck.locator('input').fill('补贴发了没');
    await page.click('#wap [data-key="1"]');
    expect(await deck.locator('input').inputValue()).toBe('补贴发了没1');
    await deck.locator('input').fill('补贴发了没?');
    await page.getByRole('button', { name: '发', exact: true }).click();
    await deck.getByText('您说').waitFor();
    expect(await deck.textContent()).toContain('您说:补贴发了没?');
    expect(faults).toEqual([]);
    await page.close();
  });

  test('the window makes another phone ring: a badge, the text in its thread, a card inside', async () => {
    const { page, faults } = await openPage(browser, address);
    const kept = page.locator('.thread .bubble.unasked.notice', { hasText: '早先的一条' });
    expect(await kept.locator('.bubble-note').textContent()).toBe('9字 · 1条 · UCS-2');
    expect(await page.locator('.thread .welcome').count()).toBe(0);
    await page.getByRole('button', { name: '受理', exact: true }).click();
    const badge = page.locator(`[data-badge="${APPLICANT}"]`);
    await badge.filter({ hasText: '1' }).waitFor();
    await page.locator('.journey.unasked', { hasText: '主动发的' }).waitFor();
    await page.check(`input[value="${APPLICANT}"]`, { force: true });
    await page.locator('.thread', { hasText: '办到第1步' }).waitFor();
    expect(await badge.isHidden()).toBe(true);
    expect(await page.locator('#office-state').textContent()).toBe('已受理');
    expect(faults).toEqual([]);
    await page.close();
  });

  test('on a small screen one phone shows at a time', async () => {
    const { page } = await openPage(browser, address, { viewport: { width: 375, height: 812 } });
    const shown = () => page.locator('.handset:visible').evaluateAll((all) => all.map(({ id }) => id));
    expect(await shown()).toEqual(['sms']);
    await page.locator('.tabs label').nth(2).click();
    expect(await shown()).toEqual(['wap']);
    await page.click('[data-dial="*106#"]');
    expect(await shown()).toEqual(['ussd']);
    await page.close();
  });
});
