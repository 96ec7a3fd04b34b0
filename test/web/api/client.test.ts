/** The client in Python that the documents give to offices, as they run it, against the service. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signature as sign } from '../../../src/net/callOut';
import { type CountyApi, countyApi } from './countyApi';
import { KEY } from './offices';

const CLIENT = join(__dirname, '../../../docs/clients/xiangxin.py');

/** Says what to install where it lacks; fails where CI=true. */
function hasPython(): boolean {
  if (spawnSync('python3', ['--version']).status === 0) return true;
  if (process.env.CI === 'true') throw new Error('python3 is missing: install Debian’s package python3');
  process.stderr.write('skipped, python3 is missing: install Debian’s package python3\n');
  return false;
}

(hasPython() ? describe : describe.skip)('the client in Python', () => {
  const folder = mkdtempSync(join(tmpdir(), 'client-'));
  let api: CountyApi;
  let server: Server;

  beforeEach(async () => {
    api = await countyApi();
    server = createServer(async (request, response) => {
      // Whoever asks how far a file is finds it checked.
      if (request.method === 'GET') await api.town.intake.advance();
      api.app(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => void server.close());
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Exit code, and what it printed on either. */
  function python(args: string[]): Promise<{ code: number; said: string }> {
    const { port } = server.address() as AddressInfo; // it listens on one
    const env = { ...process.env, XIANGXIN_URL: `http://127.0.0.1:${port}`, XIANGXIN_KEY: KEY };
    return new Promise((resolve) => {
      const process = execFile('python3', args, { env }, (_, out, err) =>
        resolve({ code: process.exitCode ?? -1, said: out + err }),
      );
    });
  }

  test('reads reference data and puts it in again unchanged; a wrong row is said', async () => {
    const file = join(folder, 'programmes.json');
    const read = await python([CLIENT, 'reference', 'programmes']);
    writeFileSync(file, read.said);
    const { rows } = JSON.parse(readFileSync(file, 'utf8')) as { rows: object[] };
    const same = { accepted: 0, duplicate: rows.length, rejected: [] };
    const put = await python([CLIENT, 'put-reference', 'programmes', file]);
    expect([put.code, JSON.parse(put.said)]).toEqual([0, same]);
    writeFileSync(file, JSON.stringify({ rows: [{ id: '果园', name: '甲补贴' }] }));
    const wrong = await python([CLIENT, 'put-reference', 'programmes', file]);
    expect([wrong.code, wrong.said]).toEqual([
      1,
      expect.stringContaining('"index": 0, "error": "/id idWrong"'),
    ]);
  });

  test('hands a file in, waits for its checks, and says what is wrong', async () => {
    const file = join(folder, '办件.csv');
    writeFileSync(
      file,
      '办件编号,事项名称,申请人,联系电话,办件状态,受理日期\nZJ-1,施工许可,张三丰,13800000002,快了,2026-11-20',
    );
    const { code, said } = await python([CLIENT, 'hand-in', 'cases', '2026-11', file]);
    expect([code, said]).toEqual([1, expect.stringMatching(/"state": "faulty"[\s\S]*row 2 column 5/)]);
  });

  test('believes a webhook of its secret alone', async () => {
    const secret = 'whsec_c2VjcmV0';
    const body = '{"type":"visit.booked"}';
    const now = 1_790_000_000;
    const hear = (signature: string, late = 0) =>
      python([
        '-c',
        `import sys; sys.path.insert(0, sys.argv[1]); import xiangxin
headers = {'webhook-id': 'c1', 'webhook-timestamp': '${now}', 'webhook-signature': sys.argv[2]}
print(xiangxin.verified('${secret}', headers, b'${body}', ${now + late})['type'])`,
        join(CLIENT, '..'),
        signature,
      ]);
    const good = await hear(sign(secret, `c1.${now}.${body}`));
    expect(good).toEqual({ code: 0, said: 'visit.booked\n' });
    expect((await hear(sign('whsec_b3RoZXI=', `c1.${now}.${body}`))).code).toBe(1);
    // Heard by somebody else on its way, and sent once more; or its own time forged.
    const late = await hear(sign(secret, `c1.${now}.${body}`), 301);
    expect([late.code, late.said]).toEqual([1, expect.stringContaining('too old')]);
    expect((await hear(sign(secret, `c1.${now + 1}.${body}`))).code).toBe(1);
  });
});
