/** The whole service over a real link while its database can not be written to, and after. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CARRIERS } from '../../gateways';
import { type Smsc, startSmsc } from '../../src/carrier/smsc';
import { readConfig } from '../../src/config';
import { type Running, start } from '../../src/main/start';
import { delivery, ucs2 } from '../support/smsc/link';
import { spoil } from '../support/writerThread';

jest.mock('node:worker_threads', () => jest.requireActual('../support/writerThread').mockThreads());

const ESME_RX_T_APPN = 0x64;
const folder = mkdtempSync(join(tmpdir(), 'xiangxin-failing-'));
let smsc: Smsc;
let service: Running;
let made = 0;

beforeEach(async () => {
  smsc = await startSmsc();
  const env = {
    PORT: '0',
    LOG_LEVEL: 'silent',
    DATABASE_URL: `file:${join(folder, `${++made}.db`)}`,
    DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
    SMPP_URL: `smpp://esme:secret@127.0.0.1:${smsc.port}?source=10628`,
  };
  service = await start(readConfig(env, CARRIERS));
  await smsc.next('bind_transceiver');
});
afterEach(async () => {
  await service.stop();
  await smsc.stop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Its answer is one segment. */
const question = (phone: string) =>
  delivery({ source_addr: phone, data_coding: 8, short_message: ucs2('补贴') });

/** The status of `path` and what it says of the store. */
async function asked(path: string): Promise<[number, string | undefined]> {
  const response = await fetch(new URL(path, service.url));
  const { checks = [] } = (await response.json()) as { checks?: { name: string; detail: string }[] }; // /readyz and /healthz
  return [response.status, checks.find(({ name }) => name === 'store')?.detail];
}

/** Phones that ask in vain, from which on nothing is taken any more. */
async function askUntilRefused(): Promise<string> {
  for (let person = 0; person < 2_000; person++) {
    const phone = `86139${String(person).padStart(8, '0')}`;
    const status = await smsc.ask('deliver_sm', question(phone));
    if (status === ESME_RX_T_APPN) return phone;
    await smsc.next('submit_sm');
    expect(status).toBe(0);
  }
  throw new Error('the store was never full');
}

test.each([
  ['full', 'PRAGMA max_page_count = 1', 'PRAGMA max_page_count = 1000000', /no room left .*free disk space/],
  ['read-only', 'PRAGMA query_only = 1', 'PRAGMA query_only = 0', /takes no writes .*check its file, disk/],
])(
  '%s: refused with 0x64, said by /readyz, and answered once when it is well again',
  async (_, breaks, mends, says) => {
    expect(await asked('/readyz')).toEqual([200, '']);
    spoil(breaks);
    const phone = await askUntilRefused();
    expect(await asked('/readyz')).toEqual([503, expect.stringMatching(says)]);
    expect(await asked('/healthz')).toEqual([200, undefined]);

    spoil(mends);
    expect(await smsc.ask('deliver_sm', question(phone))).toBe(0);
    const { fields } = await smsc.next('submit_sm');
    expect(fields).toMatchObject({ destination_addr: phone });
    expect(await asked('/readyz')).toEqual([200, '']);
    // The same once more over another bind, as after a lost acknowledgement, is no second question.
    smsc.sockets[0]?.destroy();
    await smsc.next('bind_transceiver');
    expect(await smsc.ask('deliver_sm', question(phone))).toBe(0);
    await smsc.ask('enquire_link', {});
    const answers = smsc.pdus.all.filter(
      ({ command, fields }) => command === 'submit_sm' && fields.destination_addr === phone,
    );
    expect(answers).toHaveLength(1);
  },
);
