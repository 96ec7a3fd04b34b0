import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { readDays } from '../../src/cli/commands/calendar';
import { openStore } from '../../src/store';
import { hashOf, readKey } from '../../src/web/api/key/apiKey';
import { eventOf } from '../support/builders/casework';
import { outbound } from '../support/builders/changes';
import { DATA_KEY } from '../support/engines';
import { play } from './play';

/** What `play` says the time is. */
const NOW = Date.UTC(2026, 10, 23, 1);
const folder = mkdtempSync(join(tmpdir(), 'xiangxin-offices-'));
let made = 0;
let env: Record<string, string>;
beforeEach(() => {
  made += 1;
  env = { DATABASE_URL: `file:${folder}/${made}.db`, DATA_KEY: DATA_KEY.toString('base64') };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open = () => openStore({ url: env.DATABASE_URL ?? '', dataKey: DATA_KEY });
const run = (line: string) => play(line.split(' '), env);

describe('key', () => {
  test('add prints the key alone, once, and keeps its digest', async () => {
    const { code, out, err } = await run(
      'key add --name window --scopes cases:write,messages:read --per-minute 60',
    );
    const key = readKey(out);
    expect([code, key === null]).toEqual([0, false]);
    expect(err).toContain('may cases:write, messages:read, 60 calls a minute');
    expect(err).not.toContain(key?.secret);
    const store = await open();
    expect(await store.keys.find(key?.id ?? '')).toEqual({
      id: key?.id,
      name: 'window',
      hash: hashOf(key?.secret ?? ''),
      scopes: ['cases:write', 'messages:read'],
      perMinute: 60,
      ids: null,
      area: null,
      department: null,
      at: NOW,
      revokedAt: null,
    });
    await store.close();
    const listed = await run('key list');
    expect(listed.out).toBe(
      `${key?.id}  window  cases:write,messages:read  60 a minute  every office  since 2026-11-23  in use`,
    );
  });

  test('one that takes the place of another goes on with its ids, and so does the next', async () => {
    const first = readKey((await run('key add --name window')).out)?.id ?? '';
    const second = readKey((await run(`key add --name window --continues ${first}`)).out)?.id ?? '';
    const third = readKey((await run(`key add --name window --continues ${second}`)).out)?.id ?? '';
    const store = await open();
    expect((await store.keys.find(second))?.ids).toBe(first);
    expect((await store.keys.find(third))?.ids).toBe(first);
    await store.close();
  });

  test('revoke ends it, also by the whole key', async () => {
    const { out } = await run('key add --name window');
    const { id, secret } = readKey(out) ?? { id: '', secret: '' };
    const revoked = await run(`key revoke ${out}`);
    expect([revoked.code, revoked.out]).toEqual([0, `Key ${id} is revoked.`]);
    expect(revoked.out + revoked.err).not.toContain(secret);
    expect((await run('key list')).out).toContain('revoked on 2026-11-23');
  });

  test.each([
    ['key', 2, 'key takes add, list, revoke or rotate-data'],
    ['key add', 2, 'key add needs --name NAME: who will call with this key'],
    ['key add --name=', 2, '--name takes 1 to 120 characters'],
    ['key add --name a --scopes all', 2, '--scopes takes some of cases:read,cases:write'],
    ['key add --name a --per-minute 0', 2, '--per-minute takes a whole number from 1'],
    ['key add --name a --continues 000000000000', 1, 'there is no key 000000000000 to go on from'],
    ['key revoke', 2, 'key revoke needs the ID of one key'],
    ['key revoke 000000000000', 1, 'there is no key 000000000000'],
  ])('%s', async (line, code, err) => {
    const played = await run(line);
    expect(played.code).toBe(code);
    expect(played.err).toContain(err);
  });
});

describe('reconcile', () => {
  test('of a day without messages comes out to zero', async () => {
    const { code, out } = await run('reconcile --day 2026-11-23');
    expect([code, out.split('\n').at(-1)]).toEqual([0, 'The account comes out to zero.']);
  });

  test('counts by route, template and batch, and lists what is not there', async () => {
    await run('migrate');
    const store = await open();
    const message = { ...outbound(ulid(NOW)), template: 'notice.accepted' };
    await store.commit([{ kind: 'owed', message, at: NOW }]);
    expect((await run('reconcile --day 2026-11-23')).code).toBe(0);
    const lost = ulid(NOW);
    await store.commit([
      {
        kind: 'caseEvent',
        event: {
          id: 'e1',
          case: 'QZ20261123-0001',
          sequence: 1,
          type: 'accepted',
          at: NOW,
          note: '',
          detail: {},
          late: false,
          ordered: [lost],
        },
      },
    ]);
    await store.close();
    const { code, out } = await run('reconcile --day 2026-11-23');
    expect(code).toBe(1);
    expect(out).toMatch(/^template notice\.accepted +1 +0 +0 +0 +0 +1 +0 +0$/m);
    expect(out).toContain(`event e1 ordered message ${lost}, which is not there`);
    expect(out).toContain('The account does not come out: 1 to look at.');
  });

  test('--day takes a day', async () => {
    for (const day of ['monday', '2026-02-30']) expect((await run(`reconcile --day ${day}`)).code).toBe(2);
  });
});

describe('phone', () => {
  const FARMER = '+8613800000001';
  beforeEach(async () => {
    await run('migrate');
    const store = await open();
    const phone = { household: null, person: null, role: 'resident', language: null } as const;
    const supervisor = { ...phone, phone: '+8613900000009', role: 'supervisor' } as const;
    await store.load({ phones: [{ ...phone, phone: FARMER }, supervisor] });
    await store.close();
  });
  const gone = async () => {
    const store = await open();
    const caller = await store.reads.caller(FARMER);
    await store.close();
    return caller.gone;
  };

  test('dead and alive change it, once each', async () => {
    expect((await run('phone dead 13800000001')).out).toBe('Done: nothing personal goes there any more.');
    expect(await gone()).toBe(true);
    expect((await run('phone dead 13800000001')).out).toMatch(/^Nothing to do/);
    expect((await run(`phone alive ${FARMER}`)).out).toBe('Done: it is in use again.');
    expect(await gone()).toBe(false);
    // Of an applicant whom nobody registered, as well.
    const applicant = '+8613700000055';
    const store = await open();
    await store.commit(eventOf('e1', 'QZ20261123-0900', 1, { phone: applicant }));
    await store.close();
    expect((await run(`phone dead ${applicant}`)).out).toBe('Done: nothing personal goes there any more.');
    expect((await run(`phone dead ${applicant}`)).out).toMatch(/^Nothing to do/);
    expect((await run(`phone alive ${applicant}`)).out).toBe('Done: it is in use again.');
  });

  test('move puts another in its place, and undo puts it back', async () => {
    const callerOf = async (phone: string) => {
      const store = await open();
      const caller = await store.reads.caller(phone);
      await store.close();
      return caller;
    };
    expect((await run('phone move 13900000009 13900000010')).out).toMatch(/^Done: the new number has what/);
    expect(await callerOf('+8613900000010')).toMatchObject({ role: 'supervisor', gone: false });
    expect(await callerOf('+8613900000009')).toMatchObject({ gone: true });
    expect((await run('phone undo 13900000010')).out).toBe('Done: all is as it was before; all were told.');
    expect(await callerOf('+8613900000009')).toMatchObject({ role: 'supervisor', gone: false });
    expect(await callerOf('+8613900000010')).toMatchObject({ role: null });
  });

  test('language is what its owner is answered and told in, registered or not', async () => {
    expect((await run('phone language 13800000077 en')).out).toBe(
      'Done: answers and notices to this number are in en.',
    );
    expect((await run('phone language 13800000077 zh')).code).toBe(0);
    const store = await open();
    expect((await store.reads.caller('+8613800000077')).language).toBe('zh-CN');
    await store.close();
  });

  test('a number that another took the place of stays as it is', async () => {
    const store = await open();
    const undecided = { state: 'asked', decidedBy: null, decidedAt: null } as const;
    const rest = { household: null, person: null, askedBy: FARMER, at: NOW, ...undecided };
    const move = { ...rest, id: 'v1', oldPhone: FARMER, newPhone: '+8613900000000' };
    await store.commit([{ kind: 'phoneMoved', move, by: FARMER, at: NOW }]);
    await store.close();
    expect(await run('phone alive 13800000001')).toMatchObject({
      code: 1,
      err: expect.stringContaining('another number took the place'),
    });
  });

  test.each([
    ['phone', 2, 'phone takes dead, alive, move, undo or language'],
    ['phone dead', 2, 'phone dead needs NUMBER'],
    ['phone alive 10628', 2, 'phone alive needs NUMBER to be the number of a mobile phone'],
    ['phone move 13800000001', 2, 'phone move needs OLD and NEW'],
    ['phone move 13700000000 13900005678', 1, 'nobody has registered the old number'],
    ['phone move 13800000001 13800000001', 1, 'the new number is the old one'],
    ['phone undo 13700000000', 1, 'there is no move of this number in the last seven days'],
    ['phone language 13800000001 fr', 2, 'and one of zh-CN, en'],
    ['phone language 10628 en', 2, 'phone language needs the NUMBER of a mobile phone'],
    ['phone alive 13700000000', 1, 'nobody has registered this number'],
  ])('%s', async (line, code, err) => {
    const played = await run(line);
    expect(played.code).toBe(code);
    expect(played.err).toContain(err);
  });
});

describe('calendar', () => {
  test('takes over the days of a file, the last word counts', async () => {
    const file = join(folder, 'days.csv');
    writeFileSync(file, '\ufeffday,works,name\r\n2026-12-31,0,年终盘点\n2027-01-02,是\n2026-12-31,1,\n');
    const { code, out } = await run(`calendar ${file}`);
    expect([code, out]).toEqual([0, "3 days of the offices' own are in force within half a minute."]);
    const store = await open();
    expect(await store.cases.localDays()).toEqual(
      new Map([
        ['2026-12-31', true],
        ['2027-01-02', true],
      ]),
    );
    await store.close();
  });

  test('names every line that is wrong, and writes nothing', async () => {
    const file = join(folder, 'wrong.csv');
    writeFileSync(file, '2026-02-30,1\n2026-12-31,perhaps\n2026-12-30,0\n');
    const { code, err } = await run(`calendar ${file}`);
    expect(code).toBe(1);
    expect(err).toContain(
      'line 1 has no day as 2026-12-31; line 2 does not say 1 (works) or 0; nothing was written',
    );
  });

  test.each([
    ['2026-12-31,1', 1, 0],
    ['day,works\n', 0, 0],
    ['', 0, 0],
    ['2026-12-31', 0, 1],
    ['31.12.2026,1', 0, 1],
    ['2026-12-31,0,"年终盘点,全县"', 1, 0],
    ['"2026-12-31","1"', 1, 0],
    ['2026-12-31,"0', 0, 1],
  ])('%j', (text, days, wrong) => {
    const read = readDays(text);
    expect([read.days.length, read.wrong.length]).toEqual([days, wrong]);
  });

  test('a name may hold commas, quotes and line breaks; lines are counted as an editor counts them', () => {
    const { days, wrong } = readDays(
      'day,works,name\n2026-12-31,0,"年终盘点,""全县""\n两天"\n\n2027-1-2,1\n',
    );
    expect(days.map(({ name }) => name)).toEqual(['年终盘点,"全县"\n两天']);
    expect(wrong).toEqual(['line 5 has no day as 2026-12-31']);
  });
});
