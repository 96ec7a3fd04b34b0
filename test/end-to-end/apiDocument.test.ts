/** The lines of docs/api.md, run as they stand there, against a new installation in production. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { APPROVAL_STEPS } from '../../src/core/model/desk/upload';
import { loadLimits } from '../../src/files/limits';
import { ROOT } from '../../src/files/root';
import type { Store } from '../../src/ports';
import { openStore } from '../../src/store';
import { type Command, startCommand } from '../support/command';
import { DATA_KEY, describeWhere } from '../support/engines';
import { binary, freePort } from '../support/processes';
import { knock } from '../support/run/knock';
import { hire, press } from '../worlds/office';

const DOCUMENT = readFileSync(join(ROOT, 'docs', 'api.md'), 'utf8');
const [SEND = '', READ = '', CHECK = ''] = [...DOCUMENT.matchAll(/```sh\n([\s\S]*?)```/g)].map(
  ([, lines]) => lines,
);
const folder = mkdtempSync(join(tmpdir(), 'xiangxin-api-'));
const url = `file:${join(folder, 'county.db')}`;
let service: Command;
let store: Store;
let address = '';
let key = '';

interface Answer {
  status: number;
  body: Record<string, never>;
}

/** Runs lines of the document; what each curl answered, in their order. */
async function run(lines: string, more: Record<string, string> = {}): Promise<Answer[]> {
  const said = await shell(`curl() { command curl "$@" -w '\\n%{http_code}\\n'; }\n${lines}`, more);
  const answers = said.trim().split(/\n(\d{3})\n?/);
  return answers.flatMap((body, at) =>
    at % 2 === 0 && body !== '' ? [{ status: Number(answers[at + 1]), body: JSON.parse(body) }] : [],
  );
}

async function shell(lines: string, more: Record<string, string>): Promise<string> {
  const env = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', URL: address, KEY: key, ...more };
  const child = spawn('bash', ['--norc', '-eu', '-c', lines], {
    ...{ cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] },
  });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect(err).toBe('');
  return out;
}

describeWhere(binary('curl') && binary('openssl'), 'curl openssl', 'the document of the API', () => {
  beforeAll(async () => {
    const cli = await knock('command');
    const limits = join(folder, 'limits.json');
    // What stands between a file and its publishing are the three people alone.
    writeFileSync(limits, JSON.stringify({ ...loadLimits(ROOT), confirming: 'none' }));
    const port = await freePort();
    address = `http://127.0.0.1:${port}`;
    const env = {
      ...{
        NODE_ENV: 'production',
        DATABASE_URL: url,
        DATA_KEY: DATA_KEY.toString('base64'),
        LOG_LEVEL: 'error',
      },
      ...{ PORT: String(port), WEBHOOK_NETWORKS: '127.0.0.0/8', LIMITS_FILE: limits },
    };
    service = startCommand(cli, ['serve'], { cwd: folder, env });
    await service.says(/http:\S+\/\n/);
    const made = startCommand(cli, ['key', 'add', '--name', 'window'], { cwd: folder, env });
    expect(await made.ended).toBe(0);
    key = made.out().trim();
    store = await openStore({ url, dataKey: DATA_KEY });
  });
  afterAll(async () => {
    await store?.close();
    service?.child.kill('SIGKILL');
    await service?.ended;
    rmSync(folder, { recursive: true, force: true });
  });

  test('leads from a key to the first payment that is told', async () => {
    const sent = await run(SEND);
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200, 200, 202, 202, 200]);
    const [areas, departments, matters, programmes, event, upload] = sent.map(({ body }) => body);
    for (const [taken, count] of [
      [areas, 3],
      [departments, 1],
      [matters, 1],
      [programmes, 1],
      [event, 1],
    ] as const)
      expect(taken).toEqual({ accepted: count, duplicate: 0, rejected: [] });

    const id = String(upload?.id);
    const standing = async () => (await store.uploads.upload(id))?.state;
    while (/receiving|reading/.test(String(await standing()))) {}
    expect(await standing()).toBe('clean');
    await hire(store, '410522101000', Date.now());
    for (const step of APPROVAL_STEPS) await press(address, id, step);
    while ((await standing()) === 'publishing') {}
    expect(await standing()).toBe('published');

    const [payments, publish, cases, listed, batch, messages, uploads] = await run(
      `AUTH="Authorization: Bearer $KEY" JSON='Content-Type: application/json'\n${READ}`,
    );
    expect(payments).toEqual({ status: 202, body: { accepted: 1, duplicate: 0, rejected: [] } });
    expect([publish?.status, batch?.status]).toEqual([202, 200]);
    for (const list of [cases, listed, uploads]) expect(list?.body.items).toHaveLength(1);
    expect(messages?.status).toBe(200);
  });

  test('and to a webhook whose signature the recipe makes', async () => {
    const heard: { headers: IncomingMessage['headers']; body: string }[] = [];
    const office = createServer(async (request, response) => {
      heard.push({ headers: request.headers, body: await text(request) });
      response.writeHead(204).end();
    });
    await new Promise<void>((listening) => office.listen(0, '127.0.0.1', listening));
    const { port } = office.address() as AddressInfo; // it listens on one
    const own = SEND.slice(SEND.indexOf('# Hear')).replace(/https:[^"]+/, `http://127.0.0.1:${port}/`);
    const auth = `AUTH="Authorization: Bearer $KEY" JSON='Content-Type: application/json'\n`;
    const [made] = await run(auth + own);
    const event = SEND.slice(SEND.indexOf('# An event'), SEND.indexOf('# A file'));
    // What happened within a second of its making is not told.
    for (let n = 2; heard.length === 0 && n < 1_000; n++) {
      const another = event.replace('"id":"1"', `"id":"${n}"`).replace('QZ20261123-0001', `QZ20261123-1${n}`);
      expect((await run(auth + another))[0]?.status).toBe(202);
    }
    office.closeAllConnections();
    office.close();
    const [{ headers, body } = { headers: {}, body: '' }] = heard;
    const signed = await shell(CHECK, {
      ...{ SECRET: String(made?.body.secret), ID: String(headers['webhook-id']), BODY: body },
      TIMESTAMP: String(headers['webhook-timestamp']),
    });
    expect(headers['webhook-signature']).toBe(`v1,${signed.trim()}`);
  });
});
