/** Where there is no page, in every markup: each link of what is shown instead leads somewhere. */

import type { Browser } from '../../support/browser';
import { FARMER } from '../../worlds/people';
import { openPhones, type Phones } from './phones';

const MARKUPS = ['text/vnd.wap.wml', 'application/vnd.wap.xhtml+xml', 'text/html'];

let phones: Phones;
beforeEach(async () => {
  phones = await openPhones();
});
afterEach(() => phones.close());

/** Addresses of links, forms and style sheets, as a browser resolves them. */
function linksOf(markup: string, url: string): string[] {
  const written = [...markup.matchAll(/ (?:href|action)="([^"]*)"/g)].map(([, href = '']) => href);
  const base = `http://xiangxin.example${url}`;
  return written.map((href) => new URL(href.replaceAll('&amp;', '&').replaceAll('$$', '$'), base).href);
}

async function deadLinks(browser: Browser, url: string, accept: string): Promise<string[]> {
  const answer = await browser.call({ url, headers: { accept } });
  expect(answer.status).toBe(404);
  const links = linksOf(String(answer.body), url);
  expect(links.length).toBeGreaterThan(2);
  const dead: string[] = [];
  for (const link of new Set(links)) {
    const { status } = await browser.call({ url: link.slice('http://xiangxin.example'.length) });
    if (status !== 200) dead.push(`${link} ${status}`);
  }
  return dead;
}

describe.each(MARKUPS)('as %s', (accept) => {
  test.each([
    '/wap/zh/nowhere',
    '/wap/zh/nowhere/',
    '/wap/zh/news.latest/',
    '/wap/zh/news.latest/more/and/more',
    '/wap/zh/menu//',
    '/wap/zh//menu',
    '/wap/en/nowhere/?caseNo=a/b',
    '/wap/zh/%E8%A1%A5%E8%B4%B4',
    '/wap/zh/a%2Fb/',
    '/wap/zh/a%2Fb/c%20d/',
  ])('%s', async (url) => {
    expect(await deadLinks(phones.guest(), url, accept)).toEqual([]);
  });

  test('for who has signed in, and goes on being', async () => {
    const browser = await phones.signIn(FARMER);
    const secret = /\/wap\/([0-9a-f]{32})\//.exec(browser.screen?.links[0]?.url ?? '')?.[1] ?? '';
    expect(secret).not.toBe('');
    const url = `/wap/${secret}/news.latest/`;
    expect(await deadLinks(browser, url, accept)).toEqual([]);
    const shown = await browser.call({ url, headers: { accept } });
    expect(linksOf(String(shown.body), url).some((link) => link.includes(`/wap/${secret}/`))).toBe(true);
  });
});
