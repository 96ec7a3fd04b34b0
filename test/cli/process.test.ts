/** The compiled command in a process of its own: what a user sees of it, from the arguments to the exit code. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../src/files/root';
import { type Command, startCommand } from '../support/command';
import { freePort } from '../support/processes';
import { knock } from '../support/run/knock';

const folder = mkdtempSync(join(tmpdir(), 'xiangxin-process-'));
let cli = '';
beforeAll(async () => {
  cli = await knock('command');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DATABASE_URL = 'file:./data/x.db';
const started: Command[] = [];
afterEach(() => {
  for (const { child } of started.splice(0)) child.kill('SIGKILL');
});

function start(args: string[], env: Record<string, string> = {}, input?: string): Command {
  const command = startCommand(cli, args, {
    cwd: folder,
    env: { LOG_LEVEL: 'silent', LANGUAGE_DEFAULT: 'en', DATABASE_URL, ...env },
    ...(input && { input }),
  });
  started.push(command);
  return command;
}

/** What it came to, once it has ended. */
async function run(...given: Parameters<typeof start>) {
  const command = start(...given);
  const code = await command.ended;
  return { code, out: command.out(), err: command.err() };
}

/** One text through its simulator; resolves with the answer of its HTTP. */
const ask = (url: string, text: string) =>
  fetch(`${url}api/simulator/sms`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ from: '13800000001', text }),
  });

test('serve starts with nothing set, answers, and stops at SIGTERM', async () => {
  const port = await freePort();
  const command = start(['serve'], { PORT: String(port) });
  const [, url = ''] = await command.says(/Service +(\S+)/);
  expect(url).toBe(`http://127.0.0.1:${port}/`);
  expect((await fetch(`${url}healthz`)).status).toBe(200);
  expect((await fetch(`${url}readyz`)).status).toBe(200);
  const response = await ask(url, 'BT');
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    replies: [{ text: expect.stringMatching(/^【乡信】/), encoding: 'ucs2', segments: expect.any(Number) }],
  });
  command.child.kill('SIGTERM');
  expect(await command.ended).toBe(0);
  expect(command.err()).toContain('SIGTERM: stopping');
});

test('a process whose writing thread ends is never half alive: it ends, and the next one goes on with the conversation', async () => {
  const ending = join(folder, 'ending.js');
  writeFileSync(
    ending,
    `const threads = require('node:worker_threads');
     const Real = threads.Worker;
     threads.Worker = class extends Real {
       constructor(...given) {
         super(...given);
         process.on('SIGUSR2', () => void this.terminate());
       }
     };`,
  );
  const env = { PORT: '0', LANGUAGE_DEFAULT: 'zh-CN', DATABASE_URL: 'file:./data/threads.db' };
  const first = start(['serve'], { ...env, NODE_OPTIONS: `--require ${ending}` });
  const [, before = ''] = await first.says(/(http:\S+)/);
  expect(await (await ask(before, 'BT')).text()).toMatch(/农资综合直补/);
  first.child.kill('SIGUSR2');
  expect(await first.ended).toBe(1);
  expect(first.err()).toContain('the thread that writes the database has ended');

  const second = start(['serve'], env);
  const [, after = ''] = await second.says(/(http:\S+)/);
  expect(await (await ask(after, '1')).text()).toMatch(/农资综合直补/);
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
});

test('what nobody expected ends the process and tells nothing that hangs on the error', async () => {
  const refused = join(folder, 'refused.js');
  writeFileSync(
    refused,
    `process.on('SIGUSR2', () => {
       Promise.reject(Object.assign(new Error('WRONGPASS'), { command: { args: ['hunter2'] }, sql: "'张三'" }));
     });`,
  );
  const env = { PORT: '0', DATABASE_URL: 'file:./data/refused.db', NODE_OPTIONS: `--require ${refused}` };
  const command = start(['serve'], env);
  await command.says(/(http:\S+)/);
  command.child.kill('SIGUSR2');
  expect(await command.ended).toBe(1);
  const line = command.err().trim();
  expect(JSON.parse(line)).toMatchObject({ level: 'error', error: { message: 'WRONGPASS' } });
  expect(line).not.toMatch(/hunter2|张三/);
});

test('a port that is taken is one plain sentence', async () => {
  const port = String(await freePort());
  const first = start(['serve'], { PORT: port });
  await first.says(/Service/);
  const second = await run(['serve'], { PORT: port, DATABASE_URL: 'file:./data/other.db' });
  expect(second.code).toBe(1);
  expect(second.err).toMatch(
    /^xiangxin: .*EADDRINUSE.*: stop what runs there, or choose another port \(PORT, --port\)\n$/,
  );
  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);
});

test('an address that is not of this machine says which setting it is', async () => {
  const { code, err } = await run(['serve'], { HOST: '192.0.2.1', DATABASE_URL: 'file:./data/elsewhere.db' });
  expect([code, err]).toEqual([
    1,
    expect.stringMatching(/^xiangxin: .*EADDRNOTAVAIL.*: set HOST to an address/),
  ]);
});

test('what goes wrong once the database is open ends it as well', async () => {
  const { code, err } = await run(['serve'], {
    PORT: '0',
    DATABASE_URL: 'file:./data/limits.db',
    LIMITS_FILE: join(folder, 'none.json'),
  });
  expect([code, err]).toEqual([1, expect.stringMatching(/^xiangxin: .*none\.json/)]);
});

test('every fault of the environment in one message, and nothing is made', async () => {
  const { code, out, err } = await run(['serve'], {
    PORT: 'eighty',
    ROLE: 'boss',
    SMPP_URL: 'smpp://esme:hunter2@host?window=0',
    DATABASE_URL: 'postgres://nobody',
  });
  expect([code, out]).toEqual([2, '']);
  for (const name of ['PORT', 'ROLE', 'SMPP_URL', 'DATABASE_URL'])
    expect(err).toMatch(new RegExp(`^  ${name} `, 'm'));
  expect(err).not.toMatch(/hunter2|\n {4}at /);
});

test('say puts one message through the whole service', async () => {
  const { code, out } = await run(['say', '--from', '13800000002', 'BJ']);
  expect(code).toBe(0);
  expect(out).toMatch(/^【乡信】[\s\S]*\(\d segments?, ucs2\)\n$/);
});

test('understand answers line by line, in order, and names the line that is none', async () => {
  const lines = '{"text":"BT","context":null}\n\n{"text":"谢谢","context":null}\n';
  const good = await run(['understand'], {}, lines);
  expect(good.code).toBe(0);
  expect(
    good.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toMatchObject([{ intent: 'subsidy.query' }, { intent: 'unknown' }]);
  const bad = await run(['understand'], {}, `${lines}nonsense\n`);
  expect([bad.code, bad.err]).toEqual([1, expect.stringContaining('line 4 is not JSON')]);
});

test('whoever reads only the beginning of what is printed sees no failure', async () => {
  const command = start(['--help']);
  command.child.stdout?.destroy();
  expect(await command.ended).toBe(0);
  expect(command.err()).toBe('');
});

test.each([
  [['migrate'], 0, /current schema/, /^$/],
  [['seed', '--households', '3'], 0, /3 households with 9 payments/, /^$/],
  [['doctor'], 0, /ok {3}database/, /^$/],
  [['--version'], 0, /^\d+\.\d+\.\d+\n$/, /^$/],
  [['serve', '--loud'], 2, /^$/, /^xiangxin: .*'--loud'[\s\S]*Usage: xiangxin/],
  [['frobnicate'], 2, /^$/, /^xiangxin: unknown subcommand frobnicate\n[\s\S]*Usage: xiangxin/],
  [[], 2, /^$/, /^xiangxin: a subcommand is missing/],
])('%j ends with %i', async (args, code, out, err) => {
  expect(await run(args)).toEqual({
    code,
    out: expect.stringMatching(out),
    err: expect.stringMatching(err),
  });
});

test('the command of a checkout says that nothing is built, and is there before it is', async () => {
  const bare = mkdtempSync(join(tmpdir(), 'xiangxin-bare-'));
  mkdirSync(join(bare, 'src'));
  copyFileSync(join(ROOT, 'src', 'command.js'), join(bare, 'src', 'command.js'));
  const command = startCommand(join(bare, 'src', 'command.js'), ['doctor'], { cwd: bare });
  expect(await command.ended).toBe(1);
  expect(command.err()).toMatch(/^xiangxin: not built yet.*npm run build/);
  rmSync(bare, { recursive: true });
});
