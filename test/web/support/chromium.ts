/** Debian's Chromium, headless. Its absence skips the tests, and fails them where CI=true. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const BINARY = '/usr/bin/chromium';

/** Whether the tests of the browser can run; says what to install where they can not. */
export function hasChromium(): boolean {
  if (existsSync(BINARY)) return true;
  const says = `${BINARY} is missing: install Debian's package chromium`;
  if (process.env.CI === 'true') throw new Error(says);
  process.stderr.write(`skipped, ${says}\n`);
  return false;
}

/** Nothing that looks for the outside: the tests are loopback only. */
export function launchChromium(): Promise<Browser> {
  const quiet = [
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
  ];
  return chromium.launch({
    executablePath: BINARY,
    args: ['--no-sandbox', '--disable-gpu', '--disable-sync', ...quiet],
  });
}
