/** USSD on the whole service: a person dials, chooses, comes back, and gets what SMS would say, screen by screen. */

import { createUssdGateway } from '../../../gateways/ussd-http/gateway';
import { Feed } from '../../../src/carrier/feed';
import type { Change } from '../../../src/core/model/change';
import { SCREEN_ROOM } from '../../../src/core/text/screens';
import type { Gateway, Store } from '../../../src/ports';
import { carrier } from '../../support/carrier';
import { FARMER, NOW } from '../../worlds/people';
import { openTestService, type TestService } from '../../worlds/spokenService';

const FORM = 'application/x-www-form-urlencoded';

let gateway: Gateway;
let service: TestService;
let committed: Change[];
/** Runs before each commit. */
let beforeCommit: () => Promise<void>;

beforeEach(async () => {
  committed = [];
  beforeCommit = async () => {};
  const watched = (store: Store): Store =>
    Object.assign(Object.create(store), {
      async commit(changes: Change[]) {
        await beforeCommit();
        const outcome = await store.commit(changes);
        if (outcome === 'done') committed.push(...changes);
        return outcome;
      },
    });
  const words = { busy: '忙', late: '结果用短信发', elsewhere: '没有' };
  service = await openTestService({
    now: NOW,
    wrap: watched,
    carriers: (tools) => {
      gateway = createUssdGateway(
        { codes: ['*106#'], token: null },
        { ...tools, open: true, say: (what) => words[what] },
      );
      return [gateway, carrier({ name: 'cm', source: '10628' })];
    },
  });
});
afterEach(() => service.close());

/** One call of Africa's Talking. */
async function step(text: string, session = 's1', phone = FARMER): Promise<string> {
  const body = Buffer.from(
    new URLSearchParams({ sessionId: session, phoneNumber: phone, serviceCode: '*106#', text }).toString(),
  );
  const call = {
    method: 'POST',
    url: '/gateways/ussd',
    headers: { 'content-type': FORM },
    peer: '127.0.0.1',
    address: '127.0.0.1',
    local: true,
    body,
  };
  return String((await gateway.web?.answer(call))?.body);
}
const commits = () => committed.filter(({ kind }) => kind === 'received').length;
const owed = () => committed.filter(({ kind }) => kind === 'owed');

test('a walk: menu, list, more, one of it, back', async () => {
  const menu = await step('');
  expect(menu).toMatch(/^CON .*\n1 补贴\n2 办件/);
  const list = await step('1');
  expect(list).toMatch(/^CON 王\*户/);
  expect(list).toMatch(/9 下一页 {2}0 返回$/);
  const more = await step('1*9');
  expect(more).not.toBe(list);
  expect(await step('1*9*0')).toBe(list);
  const one = await step('1*9*0*1');
  expect(one).toContain('农资综合直补');
  expect(one).toMatch(/^CON .*0 返回$/s);
  expect(await step('1*9*0*1*0')).toBe(list);
  expect(await step('1*9*0*1*0*0')).toBe(menu);
  expect(commits()).toBe(7);
});

test('every screen on the way through all the payments fits', async () => {
  let text = '1';
  const seen = new Set<string>();
  await step('');
  for (let screen = await step(text); !seen.has(screen); screen = await step(text)) {
    seen.add(screen);
    expect(screen.replace(/^(CON|END) /, '').length).toBeLessThanOrEqual(SCREEN_ROOM.ucs2);
    text += '*9';
  }
  expect(seen.size).toBeGreaterThan(4);
  const digits = [...seen].join('').match(/\d+\.\d\d元/g) ?? [];
  expect(digits).toContain('316.50元');
});

test('a code dialled deep walks in one go and in one commit', async () => {
  const list = await step('1', 'slow');
  const one = await step('1*1', 'slow');
  const before = commits();
  expect(await step('1*1', 'deep')).toBe(one);
  expect(one).not.toBe(list);
  expect(commits()).toBe(before + 1);
});

test('a request five times, one after another and at once, is one', async () => {
  await step('');
  const list = await step('1');
  const again = [await step('1'), await step('1'), ...(await Promise.all([step('1'), step('1'), step('1')]))];
  expect(new Set([list, ...again]).size).toBe(1);
  expect(commits()).toBe(2);
});

test('five at once that nobody has answered yet are one, too', async () => {
  const screens = await Promise.all([1, 2, 3, 4, 5].map(() => step('1*1')));
  expect(new Set(screens).size).toBe(1);
  expect(commits()).toBe(1);
});

test('two requests of one session at once are taken in turn; the one that was overtaken sees where the person is', async () => {
  await step('');
  const [list, one] = await Promise.all([step('1'), step('1*1')]);
  expect(one).toContain('农资综合直补');
  expect(list).toMatch(/^CON 王\*户/);
  expect(await step('1')).toBe(one);
});

test('two people are never mixed up', async () => {
  const [mine, other] = await Promise.all([step('1', 's1'), step('1', 's1', '+8613800000003')]);
  expect(mine).toContain('王*');
  expect(other).not.toContain('王*');
});

test('a session that broke off goes on when the code is dialled again, once', async () => {
  await step('', 'first');
  await step('1', 'first');
  const page = await step('1*9', 'first');
  service.wait(60_000);
  expect(await step('', 'second')).toBe(page);
  const back = await step('0', 'second');
  expect(back).toMatch(/^CON 王\*户/);
});

test('five minutes later it begins anew', async () => {
  await step('', 'first');
  await step('1', 'first');
  service.wait(300_000);
  expect(await step('', 'second')).toMatch(/^CON .*\n1 补贴/);
});

test('what was said by SMS in between leads elsewhere: the next session begins with the menu', async () => {
  await step('', 'first');
  await step('1', 'first');
  await service.say(FARMER, '办件');
  expect(await step('', 'second')).toMatch(/^CON .*\n1 补贴/);
});

test('a restart in the middle does no harm', async () => {
  await step('');
  const list = await step('1');
  await gateway.stop();
  expect(await step('1*2')).toBe('END 忙');
  expect(list).toMatch(/^CON/);
});

test('an asterisk in a sentence does not part it', async () => {
  await step('');
  const answer = await step('粮食*直补');
  expect(answer).toContain('粮食直补');
});

test('no text that was typed is kept in the dialogue', async () => {
  await step('', 's1', '+8613700000000');
  await step('1', 's1', '+8613700000000');
  await step('1*张三丰123456', 's1', '+8613700000000');
  const dialogues = committed.filter(({ kind }) => kind === 'dialogue');
  expect(JSON.stringify(dialogues)).not.toMatch(/张三丰|123456/);
  expect(JSON.stringify(committed)).not.toContain('123456');
});

describe('an answer that comes too late', () => {
  test('ends the session politely and goes by SMS', async () => {
    await step('');
    const held = new Feed<() => void>();
    beforeCommit = () => new Promise((resolve) => held.push(resolve));
    const waiting = step('1');
    const first = await held.next();
    service.wait(1_800);
    expect(await waiting).toBe('END 结果用短信发');
    beforeCommit = async () => {};
    const follows = new Promise<void>((resolve) => {
      beforeCommit = async () => resolve();
    });
    first();
    await follows;
    await step('1');
    expect(owed()).toMatchObject([
      {
        message: {
          gateway: 'cm',
          from: '10628',
          to: FARMER,
          lane: 'reply',
          text: expect.stringMatching(/^【乡信】王\*户/),
        },
      },
    ]);
  });

  test('is shown when the same request comes again', async () => {
    await step('');
    beforeCommit = async () => service.wait(1_800);
    expect(await step('1')).toBe('END 结果用短信发');
    beforeCommit = async () => {};
    expect(await step('1')).toMatch(/^CON 王\*户/);
  });
});

test('a store that is away is told as such, and nothing is lost: the next try is answered', async () => {
  await step('');
  beforeCommit = () => Promise.reject(new Error('the disk is gone'));
  expect(await step('1')).toBe('END 忙');
  beforeCommit = async () => {};
  expect(await step('1')).toMatch(/^CON 王\*户/);
});

test('a screen after which nothing is left ends the session', async () => {
  await step('');
  expect(await step('退订')).toMatch(/^END /);
});
