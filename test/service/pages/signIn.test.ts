/** Signing in on pages: codes, tries, limits, networks that vouch for a number, and sessions that end. */

import { fill } from '../../../src/core/views/fill';
import type { Browser, Screen } from '../../support/browser';
import { sms, word } from '../../support/renderer';
import { about } from '../../support/smsc/clock';
import { APPLICANT, FARMER, NOW } from '../../worlds/people';
import { codeOf, openPhones, type Phones } from './phones';

const MINUTE = 60_000;
const OVER = { title: '乡信', lines: [word('page', 'lost')] };
let phones: Phones;

beforeEach(async () => {
  phones = await openPhones();
});
afterEach(() => phones.close());

const secretOf = (screen: Screen | null) => /^\/wap\/([0-9a-f]{32})\//.exec(screen?.links[0]?.url ?? '')?.[1];

async function askCode(browser: Browser, phone = FARMER): Promise<Screen> {
  await browser.open('/wap/zh/sign');
  return browser.fill({ phone: phone.slice(3) });
}

test('the code comes by text message, and leads to what was asked for', async () => {
  const browser = phones.guest();
  await browser.open();
  const asks = await browser.follow('补贴');
  expect(asks).toMatchObject({ title: '登录', lines: [word('page', 'signFirst')] });
  const sent = await browser.fill({ phone: '13800000001' });
  expect(sent.lines).toEqual([
    fill(word('page', 'codeSent'), { phone: '138****0001' }),
    fill(word('page', 'codeGood'), { minutes: 5 }),
  ]);
  const message = await phones.sent.next();
  expect(message).toMatchObject({
    to: FARMER,
    lane: 'reply',
    expiresAt: about(NOW + 5 * MINUTE),
  });
  expect(await phones.store.message(message.id)).toMatchObject({ template: 'wap.code' });
  const [code = ''] = /\d{6}/.exec(message.text) ?? [];
  expect(message.text).toBe(sms({ view: 'wap.code', data: { code, minutes: 5 } }));
  const shown = await browser.fill({ code });
  expect(shown).toMatchObject({ title: '补贴', lines: ['王*户补贴共14笔，1笔没到账'] });
  const home = await browser.follow('0');
  expect(home.lines).toEqual(['已登录 138****0001']);
});

test('the session that is opened has another secret than the one that asked for the code', async () => {
  const browser = phones.guest();
  const asking = await askCode(browser);
  const home = await browser.fill({ code: await codeOf(phones.sent) });
  expect(secretOf(home)).toMatch(/^[0-9a-f]{32}$/);
  expect(asking.form?.url).not.toContain(secretOf(home));
});

test('no address holds the number, and no row the secret or the code', async () => {
  const seen: string[] = [];
  const browser = phones.guest();
  const asking = await askCode(browser);
  seen.push(asking.url, asking.form?.url ?? '');
  const code = await codeOf(phones.sent);
  const home = await browser.fill({ code });
  seen.push(home.url, ...home.links.map(({ url }) => url));
  expect(seen.join(' ')).not.toMatch(/1380000/);
  const secret = secretOf(home) ?? '';
  expect(await phones.store.pages.session(secret)).toBeNull();
});

test('five wrong codes make it void; a hundred tries at once are five', async () => {
  const browser = phones.guest();
  const asking = await askCode(browser);
  const code = await codeOf(phones.sent);
  const url = asking.form?.url ?? '';
  const tries = Array.from({ length: 100 }, (_, n) =>
    phones.guest(`203.0.113.${n}`).post(url, { code: String(n).padStart(6, '0') }),
  );
  const left = (await Promise.all(tries)).map((screen) => screen.lines[0]);
  const count = (line: string) => left.filter((one) => one === line).length;
  expect([4, 3, 2, 1].map((n) => count(fill(word('page', 'codeWrong'), { left: n })))).toEqual([1, 1, 1, 1]);
  expect(count(word('page', 'codeOver'))).toBe(96);
  expect((await browser.fill({ code })).lines).toEqual([word('page', 'codeOver')]);
});

test('a code is used once, even by two at the same moment', async () => {
  const browser = phones.guest();
  const asking = await askCode(browser);
  const code = await codeOf(phones.sent);
  const url = asking.form?.url ?? '';
  const both = await Promise.all([1, 2].map(() => phones.guest().post(url, { code })));
  expect(both.filter((screen) => screen.lines[0]?.startsWith('已登录'))).toHaveLength(1);
  expect((await phones.guest().post(url, { code })).title).toBe('乡信');
});

test('after five minutes it is void', async () => {
  const browser = phones.guest();
  await askCode(browser);
  const code = await codeOf(phones.sent);
  phones.wait(5 * MINUTE);
  expect((await browser.fill({ code })).lines).toEqual([word('page', 'codeOver')]);
});

test('one code a minute, five an hour, ten a day for a phone, whoever asks', async () => {
  const asks = async () => (await askCode(phones.guest('198.51.100.9'))).title;
  expect([await asks(), await asks()]).toEqual(['验证码', '登录']);
  const titles: string[] = [];
  for (let n = 0; n < 5; n++) {
    phones.wait(MINUTE);
    titles.push(await asks());
  }
  expect(titles).toEqual(['验证码', '验证码', '验证码', '验证码', '登录']);
});

test('thirty an hour from one address, whatever phones it names', async () => {
  const titles: string[] = [];
  for (let n = 0; n < 31; n++) titles.push((await askCode(phones.guest(), `+861390000${1000 + n}`)).title);
  expect(titles.filter((title) => title === '验证码')).toHaveLength(30);
  expect(titles.at(-1)).toBe('登录');
});

test('a number that nobody has registered sees the same page, and is sent nothing', async () => {
  const known = await askCode(phones.guest(), FARMER);
  const stranger = await askCode(phones.guest(), '+8613900009999');
  expect({ ...stranger, url: '', source: '', links: [], form: null, lines: [] }).toEqual({
    ...known,
    url: '',
    source: '',
    links: [],
    form: null,
    lines: [],
  });
  await askCode(phones.guest(), APPLICANT);
  const sent = [await phones.sent.next(), await phones.sent.next()];
  expect(sent.map(({ to }) => to)).toEqual([FARMER, APPLICANT]);
});

test('from one /64 of IPv6 thirty an hour, from one /48 sixty, from one /24 sixty', async () => {
  const asked = async (addresses: string[]) => {
    const titles: string[] = [];
    for (const [n, address] of addresses.entries())
      titles.push((await askCode(phones.guest(address), `+86139${10_000_000 + n}`)).title);
    return titles.filter((title) => title === '验证码').length;
  };
  const many = (count: number, address: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => address(n));
  expect(await asked(many(40, (n) => `2001:db8:1:1::${(n + 1).toString(16)}`))).toBe(30);
  expect(await asked(many(80, (n) => `2001:db8:2:${(n + 1).toString(16)}::1`))).toBe(60);
  expect(await asked(many(80, (n) => `198.51.100.${n + 1}`))).toBe(60);
});

test('others who ask keep nobody out who signed in from here before, and its phone does not ring all day', async () => {
  const home = '192.0.2.1';
  await phones.signIn(FARMER, phones.guest(home));
  for (let n = 0; n < 30; n++) await askCode(phones.guest(`203.0.${n}.1`));
  phones.wait(MINUTE);
  const browser = phones.guest(home);
  expect((await askCode(browser)).title).toBe('验证码');
  const sent = phones.sent.all.filter(({ to }) => to === FARMER);
  expect(sent.length).toBeLessThanOrEqual(17);
});

test.each([
  '＋８６１３８０００００００１',
  '１３８０００００００１',
  '138 0000 0001',
  '138-0000-0001',
  '+86 138 0000 0001',
])('the number may be typed %s', async (phone) => {
  const browser = phones.guest();
  await browser.open('/wap/zh/sign');
  const { title } = await browser.fill({ phone });
  expect(title).toBe('验证码');
});

test.each(['0085251234567', '+85251234567', '+14155550100'])(
  '%s of another country gets no code',
  async (phone) => {
    const browser = phones.guest();
    await browser.open('/wap/zh/sign');
    expect((await browser.fill({ phone })).lines).toEqual([word('page', 'noPhone')]);
  },
);

test('a code in full width or with blanks is the code, and what is no code costs no try', async () => {
  const browser = phones.guest();
  await askCode(browser);
  const code = await codeOf(phones.sent);
  for (const typo of ['', '12345', '1234567', 'abcdef', '验证码', '12 34', '１２３']) {
    expect((await browser.fill({ code: typo })).lines).toEqual([word('page', 'codeForm')]);
  }
  const wide = [...code].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  const home = await browser.fill({ code: ` ${wide.slice(0, 3).join('')}　${wide.slice(3).join('')} ` });
  expect(home.lines[0]).toContain('已登录');
});

test.each(['', '123', '12345', '0595-1234567', '+++', '9'.repeat(200), '<b>'])(
  '%j is no mobile number',
  async (phone) => {
    const browser = phones.guest();
    await browser.open('/wap/zh/sign');
    expect((await browser.fill({ phone })).lines).toEqual([word('page', 'noPhone')]);
  },
);

describe('a number that the network says', () => {
  test('is signed in at once', async () => {
    const home = await phones.known(FARMER).open();
    expect(home.lines).toEqual(['已登录 138****0001']);
  });

  test('counts for nothing from anybody else', async () => {
    const forged = phones.guest('198.51.100.1');
    forged.headers['x-wap-network-client-msisdn'] = '8613800000001';
    await forged.open();
    expect((await forged.follow('补贴')).title).toBe('登录');
  });

  test('is never shown what another phone opened', async () => {
    const farmer = phones.known(FARMER);
    await farmer.open();
    const shown = await farmer.follow('补贴');
    const other = await phones.known(APPLICANT).open(shown.url);
    expect(other).toMatchObject(OVER);
    expect(other.source).not.toContain('王*');
  });
});

describe('a session', () => {
  test('ends ten minutes after the last look', async () => {
    const browser = await phones.signIn(FARMER);
    const home = `/wap/${secretOf(browser.screen)}/`;
    for (let n = 0; n < 3; n++) {
      phones.wait(9 * MINUTE);
      expect((await browser.open(home)).lines).toEqual(['已登录 138****0001']);
    }
    const { url = '' } = browser.screen?.links[0] ?? {};
    phones.wait(10 * MINUTE);
    const over = await browser.open(url);
    expect(over).toMatchObject({ status: 200, ...OVER });
    expect(over.links[0]?.url).toBe('/wap/zh/subsidy.query');
  });

  test('of a clock that was ahead does not live until that time comes', async () => {
    const browser = await phones.signIn(FARMER);
    const home = `/wap/${secretOf(browser.screen)}/`;
    expect((await browser.open(home)).lines).toEqual(['已登录 138****0001']);
    phones.set(-24 * 60 * MINUTE);
    expect((await browser.open(home)).lines).toEqual(OVER.lines);
  });

  test('ends two hours after it began, however often one looks', async () => {
    const browser = await phones.signIn(FARMER);
    const home = `/wap/${secretOf(browser.screen)}/`;
    for (let minutes = 5; minutes < 120; minutes += 5) {
      phones.wait(5 * MINUTE);
      expect((await browser.open(home)).lines).toEqual(['已登录 138****0001']);
    }
    phones.wait(5 * MINUTE);
    expect((await browser.open(home)).lines).toEqual(OVER.lines);
  });

  test.each(['0'.repeat(32), 'f'.repeat(31), 'f'.repeat(33), '..', 'ZZ', '-'])(
    '%s is none of ours: the start page, and nothing else',
    async (forged) => {
      const shown = await phones.guest().open(`/wap/${forged}/subsidy.query`);
      expect(shown).toMatchObject(OVER);
    },
  );

  test('is over for good once one signs out', async () => {
    const browser = await phones.signIn(FARMER);
    const { url = '' } = browser.screen?.links[0] ?? {};
    await browser.follow('9');
    expect((await browser.follow('退出')).lines).toEqual(['已退出。']);
    expect((await browser.open(url)).lines).toEqual(OVER.lines);
  });

  test('writes at most once a minute', async () => {
    await phones.close();
    let commits = 0;
    phones = await openPhones((store) =>
      Object.assign(Object.create(store), {
        commit: (changes: Parameters<typeof store.commit>[0]) => {
          commits += 1;
          return store.commit(changes);
        },
      }),
    );
    const browser = await phones.signIn(FARMER);
    const before = commits;
    for (const key of ['1', '0', '3', '0', '7']) await browser.follow(key);
    expect(commits).toBe(before);
    phones.wait(MINUTE);
    for (const key of ['0', '1', '1']) await browser.follow(key);
    expect(commits).toBe(before + 1);
  });
});
