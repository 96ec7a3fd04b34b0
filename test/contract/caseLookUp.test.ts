/** A case by its number and four characters, in real time, on every engine and in every markup. */
import { join } from 'node:path';
import { createWapGateway } from '../../gateways/wap/gateway';
import { demoRecords } from '../../src/demo/records';
import { ROOT } from '../../src/files/root';
import { systemClock } from '../../src/main/clock';
import type { Gateway, Store } from '../../src/ports';
import { describeEachStore } from '../support/engines';
import { openTestService } from '../worlds/spokenService';

const MARKUPS = ['text/vnd.wap.wml', 'application/vnd.wap.xhtml+xml', 'text/html'];
/** A field that asks for the four characters: the page shows no case. */
const ASKS = /name="four"/;

/** Looks one up after the other, each from an address of its own. */
async function looking(store: Store) {
  const now = systemClock.now();
  await store.load(demoRecords(now));
  const made: Gateway[] = [];
  const service = await openTestService({
    now,
    time: systemClock,
    wrap: (own) => {
      void own.close();
      // Closed by its suite.
      return Object.assign(Object.create(store), { close: async () => {} });
    },
    carriers: (tools) => {
      made.push(
        createWapGateway(
          { trusted: [], header: 'x-msisdn' },
          { ...tools, templates: join(ROOT, 'templates') },
        ),
      );
      return made;
    },
  });
  let people = 0;
  const look = async (accept: string, caseNo: string, four: string) => {
    people += 1;
    const answer = await made[0]?.web?.answer({
      method: 'POST',
      url: '/wap/zh/case',
      headers: { accept, 'content-type': 'application/x-www-form-urlencoded' },
      body: Buffer.from(new URLSearchParams({ caseNo, four }).toString()),
      peer: '127.0.0.1',
      address: `198.51.100.${people % 250}`,
    });
    return String(answer?.body ?? '');
  };
  return { look, cases: demoRecords(now).cases, close: () => service.close() };
}

describeEachStore('the look-up of a case', (open) => {
  test.each(MARKUPS)('shows each one of the demo, as %s', async (accept) => {
    const { look, cases, close } = await looking(await open());
    const missed: string[] = [];
    for (const { number, phone } of cases) {
      const page = await look(accept, number, phone.slice(-4));
      if (ASKS.test(page) || !page.includes(number)) missed.push(number);
    }
    await close();
    expect(cases.length).toBeGreaterThanOrEqual(18);
    expect(missed).toEqual([]);
  });

  test('shows one page for wrong characters and for a number that there is not', async () => {
    const { look, cases, close } = await looking(await open());
    const [one] = cases;
    const pages = await Promise.all(
      MARKUPS.flatMap((accept) => [
        look(accept, one?.number ?? '', '9999'),
        look(accept, 'QZ20990101-0001', one?.phone.slice(-4) ?? ''),
      ]),
    );
    await close();
    const said = pages.map((page) => page.replaceAll(/(name="k" value=")\w+/g, '$1'));
    expect(said[0]).toMatch(ASKS);
    for (const at of [0, 2, 4]) expect(said[at + 1]).toBe(said[at]);
  });
});
