/** The phone in the browser beside a real link: off unless asked for, and blind to what people write over the link. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CARRIERS } from '../../gateways';
import { type Smsc, startSmsc } from '../../src/carrier/smsc';
import { readConfig } from '../../src/config';
import { type Running, start } from '../../src/main/start';
import { delivery, ucs2 } from '../support/smsc/link';

const folder = mkdtempSync(join(tmpdir(), 'xiangxin-beside-'));
let smsc: Smsc;
let service: Running;

beforeEach(async () => {
  smsc = await startSmsc();
});
afterEach(async () => {
  await service.stop();
  await smsc.stop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function serve(env: { SIMULATOR?: string }): Promise<void> {
  const all = {
    ...env,
    PORT: '0',
    LOG_LEVEL: 'silent',
    DATABASE_URL: `file:${join(folder, `${env.SIMULATOR ?? 'absent'}.db`)}`,
    SMPP_URL: `smpp://esme:secret@127.0.0.1:${smsc.port}?source=10628`,
  };
  service = await start(readConfig(all, CARRIERS));
  await smsc.next('bind_transceiver');
}

const at = (path: string) => new URL(path, service.url);

test('by itself there is none', async () => {
  await serve({});
  for (const path of ['/simulator', '/api/simulator/events'])
    expect((await fetch(at(path))).status).toBe(404);
});

test('where it is asked for, it shows the phones played on it and nobody else', async () => {
  await serve({ SIMULATOR: 'on' });
  const watching = new AbortController();
  const events = await fetch(at('/api/simulator/events'), { signal: watching.signal });

  const question = { source_addr: '8613800000002', data_coding: 8, short_message: ucs2('办件') };
  expect(await smsc.ask('deliver_sm', delivery(question))).toBe(0);
  await smsc.next('submit_sm');
  await fetch(at('/api/simulator/sms'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ from: '13800000001', text: 'BT' }),
  });

  const told = await readUntil(events, '"step":"sent"');
  watching.abort();
  expect(told).toContain('+8613800000001');
  expect(told).not.toContain('13800000002');
});

/** What was told until `mark` came. */
async function readUntil({ body }: Response, mark: string): Promise<string> {
  if (!body) throw new Error('no stream');
  const reader = body.getReader();
  let told = '';
  while (!told.includes(mark)) {
    const { value, done } = await reader.read();
    if (done) throw new Error('the stream ended');
    told += new TextDecoder().decode(value);
  }
  return told;
}
