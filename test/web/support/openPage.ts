/** The simulator's page in a browser, its live view connected. */
import type { Browser, Page } from 'playwright-core';

export interface OpenPage {
  page: Page;
  /** What went wrong in it. */
  faults: string[];
}

/** `address` of the page; without script there is no live view to wait for. */
export async function openPage(
  browser: Browser,
  address: string,
  options: Parameters<Browser['newPage']>[0] = {},
): Promise<OpenPage> {
  const page = await browser.newPage(options);
  const faults: string[] = [];
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(address);
  if (options.javaScriptEnabled !== false) await page.waitForSelector('#live[data-state=on]');
  return { page, faults };
}
