/** Accounts of the desk and the audit from the command line, on a store of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DESK_ROLES } from '../../src/core/model/desk/account';
import { loadLimits } from '../../src/files/limits';
import { ROOT } from '../../src/files/root';
import { systemChance } from '../../src/main/clock';
import { createDesk, type Desk } from '../../src/service/desk';
import { openStore } from '../../src/store';
import { openEngine } from '../../src/store/engine';
import { DATA_KEY } from '../support/engines';
import { play } from './play';

/** What `play` says the time is. */
const NOW = Date.UTC(2026, 10, 23, 1);
const URL_OF_LINK = /^https:\/\/xx\.example\/console\/start\/((?:[0-9a-z]{4}-){3}[0-9a-z]{4})$/;
const OLD = '麦子熟了三月里又下了雨天';
const NEXT = '河边的柳树今年又发了新芽';
const FROM = { address: '192.0.2.7', agent: 'Firefox' };

const folder = mkdtempSync(join(tmpdir(), 'xiangxin-account-'));
let made = 0;
let env: Record<string, string>;
beforeEach(() => {
  made += 1;
  env = {
    DATABASE_URL: `file:${folder}/${made}.db`,
    DATA_KEY: DATA_KEY.toString('base64'),
    PUBLIC_URL: 'https://xx.example',
  };
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (line: string) => play(line.split(' '), env);
const ADMIN = 'account add --login zhao --name 赵主任 --role administrator --area all';

/** The desk on the store that the commands wrote to. Passwords cost nothing here. */
async function atDesk<T>(work: (desk: Desk) => Promise<T>): Promise<T> {
  const store = await openStore({ url: env.DATABASE_URL ?? '', dataKey: DATA_KEY });
  const passwords = {
    hash: async (password: string) => `kept ${password}`,
    isRight: async (kept: string | null, password: string) => kept === `kept ${password}`,
  };
  const clock = { now: () => NOW };
  try {
    return await work(
      createDesk({ store, clock, chance: systemChance, passwords, limits: loadLimits(ROOT) }),
    );
  } finally {
    await store.close();
  }
}

const start = (printed: string, password: string) =>
  atDesk((desk) =>
    desk.startByLink({ link: URL_OF_LINK.exec(printed)?.[1] ?? 'no link', password, from: FROM }),
  );
const signIn = (password: string) => atDesk((desk) => desk.signIn({ login: 'zhao', password, from: FROM }));

test('add prints a link alone, and whoever has it sets the password, once', async () => {
  const { code, out, err } = await run(`${ADMIN} --phone 13900000009`);
  expect([code, out]).toEqual([0, expect.stringMatching(URL_OF_LINK)]);
  expect(err).toContain('works once');
  expect((await run('account list')).out).toBe('zhao  赵主任  administrator@all  active, no password');
  expect((await start(out, OLD)).as).toBe('in');
  expect((await start(out, NEXT)).as).toBe('refused');
  expect((await signIn(OLD)).as).toBe('in');
  expect((await run('account list')).out).toBe('zhao  赵主任  administrator@all  active');
  expect(await run(ADMIN)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('zhao already') });
});

test('an administrator who is locked out, and then shut out, gets back in by reset; what was before opens nothing', async () => {
  const begun = await start((await run(ADMIN)).out, OLD);
  const token = begun.as === 'in' ? begun.token : '';
  expect(await atDesk((desk) => desk.sessionOf(token))).not.toBeNull();
  const disabled = await run('account disable zhao');
  expect([disabled.code, disabled.out]).toEqual([0, 'Account zhao is shut out and signed out.']);
  expect(disabled.err).toContain('Nobody is left who can let others in');
  expect([(await signIn(OLD)).as, (await run('account list')).out]).toEqual([
    'refused',
    'zhao  赵主任  administrator@all  disabled',
  ]);

  const lost = await run('account reset zhao');
  const { code, out } = await run('account reset ZHAO');
  expect([lost.code, code]).toEqual([0, 0]);
  expect((await signIn(OLD)).as).toBe('refused');
  expect((await start(lost.out, NEXT)).as).toBe('refused');
  expect((await start(out, NEXT)).as).toBe('in');
  expect((await signIn(NEXT)).as).toBe('in');
  expect(await atDesk((desk) => desk.sessionOf(token))).toBeNull();
});

test('disable says nothing of administrators while one is left', async () => {
  await run(ADMIN);
  await start((await run('account reset zhao')).out, OLD);
  await run('account add --login wang --name 王会计 --role entryClerk --area all');
  expect(await run('account disable wang')).toMatchObject({ code: 0, err: '' });
});

test('a grant holds in an area by its id, or in a department by id or name', async () => {
  await run('seed --households 1 --cases 1');
  const store = await openStore({ url: env.DATABASE_URL ?? '', dataKey: DATA_KEY });
  const [area] = await store.reference.areas();
  const [department] = await store.reference.departments();
  await store.close();
  const add = 'account add --name 王会计';
  expect((await run(`${add} --login a1 --role liaison --area ${area?.id}`)).code).toBe(0);
  expect((await run(`${add} --login a2 --role departmentClerk --department ${department?.name}`)).code).toBe(
    0,
  );
  const listed = (await run('account list')).out;
  expect(listed).toContain(`liaison@${area?.id} `);
  expect(listed).toContain(`departmentClerk@${department?.id} `);
});

test.each([
  ['account', 2, 'account takes add, reset, disable or list'],
  ['account add --login Zhao', 2, 'account add needs --login LOGIN'],
  ['account add --login zhao', 2, 'account add needs --name NAME'],
  ['account add --login zhao --name z --role boss', 2, '--role with one of publisher, entryClerk'],
  ['account add --login zhao --name z --role leader', 2, 'account add needs --area ID, --area all or'],
  ['account add --login zhao --name z --role departmentHead --area all', 2, 'takes --department, not --area'],
  [`${ADMIN} --department ZJJ`, 2, 'and one of them alone'],
  [`${ADMIN} --phone 10628`, 2, '--phone takes the number of a mobile phone'],
  ['account add --login zhao --name z --role leader --area 999', 1, 'there is no area 999'],
  ['account add --login zhao --name z --role leader --department X', 1, 'there is no department X'],
  ['account reset', 2, 'account reset needs one LOGIN'],
  ['account disable a b', 2, 'account disable needs one LOGIN'],
  ['account reset nobody', 1, 'there is no account nobody: `xiangxin account list` shows all'],
  ['account list', 0, 'There is no account yet'],
  ['audit', 2, 'audit takes verify'],
  ['audit verify --day 2026-02-30', 2, '--day takes a day as 2026-11-25'],
  ['audit verify --entry 0', 2, '--entry takes a whole number from 1 on'],
])('%s', async (line, code, err) => {
  const played = await run(line);
  expect([played.code, played.out]).toEqual([code, '']);
  expect(played.err).toContain(err);
});

test('every role has its Chinese name in the help', async () => {
  const { out } = await play(['account', '--help'], { LANGUAGE_DEFAULT: 'zh-CN' });
  for (const role of DESK_ROLES) expect(out).toMatch(new RegExp(`${role} \\p{Script=Han}+`, 'u'));
});

describe('audit verify', () => {
  /** Somebody with the database at hand. */
  const tamper = async (statement: string) => {
    const engine = openEngine(env.DATABASE_URL ?? '', 1);
    await engine.run(statement, []);
    await engine.close();
  };

  test('says that the audit is whole, what its entries hash to, and what one of before did', async () => {
    expect(await run('audit verify')).toMatchObject({ code: 0, out: 'The audit has no entries yet.' });
    await run(ADMIN);
    const noted = (await run('audit verify')).out.split('\n');
    expect(noted).toEqual([
      'The audit is whole: entries 1 to 1.',
      expect.stringMatching(/^Entry 1 has the hash [0-9a-f]{64}$/),
    ]);
    await run('account reset zhao');
    const later = await run('audit verify --entry 1');
    expect([later.code, later.out.split('\n')[0]]).toEqual([0, 'The audit is whole: entries 1 to 2.']);
    expect(later.out.split('\n').at(-1)).toBe(noted[1]);
    const today = new Date(NOW + 8 * 3_600_000).toISOString().slice(0, 10);
    expect((await run(`audit verify --day ${today}`)).out.split('\n').at(-1)).toBe(
      `${today}: 2 entries, up to 2, head ${/hash ([0-9a-f]{16})/.exec(later.out.split('\n')[1] ?? '')?.[1]}`,
    );
    const beyond = await run('audit verify --entry 3');
    expect([beyond.code, beyond.out.split('\n').at(-1)]).toEqual([1, 'There is no entry 3.']);
  });

  test.each([
    [
      "update audit set actor = 'x' where sequence = 2",
      /^The audit is broken: entry 2 \(.+\) is not what it was\.$/,
    ],
    ['delete from audit where sequence = 2', /^The audit is broken: entry 2 is missing\.$/],
    ['delete from audit where sequence = 3', /^The audit is broken: from 3 on its end is not/],
    [
      "insert into audit (id, at, actor, action, subject) values ('phone.dead +8613800000001', 99999999999999, 'y', 'z', 'w')",
      /^The audit is broken: at 3 an entry was put in \(phone\.dead \+138\*{4}0001\)\.$/,
    ],
  ])('%s: where it breaks, exit 1', async (statement, said) => {
    await run(ADMIN);
    await run('account reset zhao');
    await run('account disable zhao');
    await tamper(statement);
    const { code, out } = await run('audit verify');
    expect([code, out]).toEqual([1, expect.stringMatching(said)]);
  });
});
