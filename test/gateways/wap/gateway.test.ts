/** WAP as browsers see it: which markup, whose number, which fields, and pages that hold whatever people write. */
import { join } from 'node:path';
import { createWapGateway } from '../../../gateways/wap/gateway';
import { markupFor } from '../../../gateways/wap/markup';
import type { PageAsk, PageShown } from '../../../src/core/model/page';
import { DECK_ROOM, deckSize } from '../../../src/core/text/deckSize';
import type { Gateway } from '../../../src/ports';
import { Browser, WML } from '../../support/browser';
import { FakeClock } from '../../support/smsc/clock';
import { recorder } from '../../support/smsc/link';
import { all, parseXml, textOf } from '../../support/xml';

const MOBILE = 'application/vnd.wap.xhtml+xml';
const SECRET = '0123456789abcdef0123456789abcdef';
const PAGE: PageShown = {
  status: 200,
  language: 'zh-CN',
  segment: SECRET,
  title: '补贴',
  lines: ['王*户 2026年粮食直补'],
  links: [],
  form: null,
  nav: [{ label: '返回', href: 'menu', key: '0' }],
  words: { more: '更多', back: '返回' },
  personal: true,
  self: 'subsidy.query?p=2',
};
let gateway: Gateway;
let page: Partial<PageShown>;
let asked: PageAsk[];

beforeEach(() => up());

async function up(header = 'x-wap-network-client-msisdn') {
  page = {};
  asked = [];
  gateway = createWapGateway(
    {
      trusted: ['10.0.0.0/8', '2001:db8::/32', '192.0.2.7'],
      header,
    },
    { clock: new FakeClock(), templates: join(__dirname, '../../../templates') },
  );
  await gateway.start({
    ...recorder(),
    async page(ask) {
      asked.push(ask);
      return { ...PAGE, ...page };
    },
  });
}
afterEach(() => gateway.stop());

const browser = (peer?: string) => new Browser(gateway, {}, peer);
const form = (body: Buffer | string, type = 'application/x-www-form-urlencoded') =>
  browser().call({
    method: 'POST',
    url: `/wap/${SECRET}/say`,
    headers: { 'content-type': type },
    body: Buffer.from(body),
  });

describe('markup', () => {
  const HTML = 'text/html';
  const VND = MOBILE;
  const DECK = 'text/vnd.wap.wml';
  test.each<[string, string, string]>([
    ['nothing', '', HTML],
    ['anything', '*/*', HTML],
    ['a phone of 2000', 'text/vnd.wap.wml, image/vnd.wap.wbmp', DECK],
    ['what a gateway compiles for', 'application/vnd.wap.wmlc, application/vnd.wap.wmlscriptc', DECK],
    ['WML and anything', 'text/vnd.wap.wml, */*', DECK],
    [
      'KaiOS behind a gateway that adds WML',
      'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8, text/vnd.wap.wml',
      HTML,
    ],
    ['HTML that is liked less than WML', 'text/vnd.wap.wml, text/html;q=0.5', HTML],
    ['XHTML Mobile Profile beside WML', `${MOBILE}, text/vnd.wap.wml`, VND],
    ['XHTML Mobile Profile beside HTML', `text/html, ${MOBILE};q=0.9`, VND],
    ['XHTML alone', 'application/xhtml+xml, text/vnd.wap.wml', 'application/xhtml+xml'],
    ['XHTML that is refused', `${MOBILE};q=0, text/vnd.wap.wml`, DECK],
    ['capitals', 'Text/VND.WAP.WML', DECK],
    ['only what we do not have', 'image/gif, application/json', HTML],
  ])('%s', (_, accept, type) => {
    expect(markupFor(accept).type).toBe(type);
  });

  test.each([WML, MOBILE, 'application/xhtml+xml', 'text/html', 'image/gif'])(
    '%s is in UTF-8, and caches tell it apart',
    async (accept) => {
      const { type, headers } = await browser().call({ headers: { accept } });
      expect(type).toMatch(/; charset=UTF-8$/);
      expect(headers?.Vary).toContain('Accept');
    },
  );

  test('the beginnings are those of the specifications', async () => {
    const start = async (accept: string) =>
      String((await browser().call({ headers: { accept } })).body)
        .split('<', 4)
        .join('<');
    expect(await start(WML)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE wml PUBLIC "-//WAPFORUM//DTD WML 1.1//EN" "http://www.wapforum.org/DTD/wml_1.1.xml">\n<wml>',
    );
    expect(await start(MOBILE)).toContain(
      '<!DOCTYPE html PUBLIC "-//WAPFORUM//DTD XHTML Mobile 1.0//EN" "http://www.wapforum.org/DTD/xhtml-mobile10.dtd">',
    );
    expect(await start('text/html')).toMatch(/^<!DOCTYPE html>\n<html [^>]*lang="zh-CN">/);
  });
});

describe('whose number', () => {
  const OURS = 'x-wap-network-client-msisdn';
  const phoneFrom = async (peer: string, headers: Record<string, string>, repeated: string[] = []) => {
    await browser(peer).call({ headers, repeated });
    return asked[0]?.phone;
  };
  test.each<[string, Record<string, string>, string | undefined]>([
    ['10.1.2.3', { [OURS]: '8613800000001' }, '+8613800000001'],
    ['::ffff:10.1.2.3', { [OURS]: ' +8613800000001 ' }, '+8613800000001'],
    ['2001:db8::5', { [OURS]: '13800000001' }, '+8613800000001'],
    ['192.0.2.7', { [OURS]: '447400123456' }, '+447400123456'],
    ['10.1.2.3', { [OURS]: 'GPRS,13800000001,10.0.0.9,cmwap' }, '+8613800000001'],
    ['10.1.2.3', { [OURS]: 'a8f3b2c1' }, undefined],
    ['10.1.2.3', { [OURS]: '' }, undefined],
    ['10.1.2.3', {}, undefined],
    ['192.0.2.8', { [OURS]: '8613800000001' }, undefined],
    ['127.0.0.1', { [OURS]: '13800000001', 'x-forwarded-for': '10.1.2.3' }, undefined],
    ['2001:db9::5', { [OURS]: '13800000001' }, undefined],
    ['', { [OURS]: '13800000001' }, undefined],
  ])('%s says %j: %s', async (peer, headers, phone) => {
    expect(await phoneFrom(peer, headers)).toBe(phone);
  });

  test.each([
    'x-up-calling-line-id',
    'x-nokia-msisdn',
    'x-wap-msisdn',
    'x-msisdn',
    'msisdn',
    'x-jinny-cid',
    'x-up-subno',
    'deviceid',
    'x-network-info',
    'x-wap-network-client-msisdn2',
    'x_wap_network_client_msisdn',
  ])('%s, which a phone may send itself, neither names it nor outranks its gateway', async (header) => {
    expect(await phoneFrom('10.1.2.3', { [header]: '13800000001' })).toBeUndefined();
    asked = [];
    expect(await phoneFrom('10.1.2.3', { [header]: '13800000001', [OURS]: '13800000002' })).toBe(
      '+8613800000002',
    );
  });

  test.each(['13800000003, 13800000001', '13800000001,8613800000003', '13800000001; 13800000003'])(
    'two numbers in one header name nobody: %s',
    async (both) => {
      expect(await phoneFrom('10.1.2.3', { [OURS]: both })).toBeUndefined();
    },
  );

  test('a header that came twice names nobody, even where both say the same', async () => {
    const headers = { [OURS]: '13800000001, 13800000001' };
    expect(await phoneFrom('10.1.2.3', headers, [OURS])).toBeUndefined();
  });

  test('another header where the operator says so, and then only that', async () => {
    await gateway.stop();
    await up('x-network-info');
    const headers = { 'x-network-info': 'GPRS,13800000001,10.0.0.9', [OURS]: '13800000003' };
    expect(await phoneFrom('10.1.2.3', headers)).toBe('+8613800000001');
  });

  test('tries are counted for an address, and not for a network as a whole', async () => {
    await browser('203.0.113.7').call({});
    await browser('127.0.0.1').call({ address: '198.51.100.2' });
    await browser('10.1.2.3').call({});
    expect(asked.map(({ address }) => address)).toEqual(['203.0.113.7', '198.51.100.2', null]);
  });
});

describe('what is asked', () => {
  test.each<[string, string, string]>([
    ['/wap', '', ''],
    ['/wap/', '', ''],
    ['/wap/zh', 'zh', ''],
    ['/wap/zh/', 'zh', ''],
    [`/wap/${SECRET}/news.latest?section=jobs`, SECRET, 'news.latest'],
    ['/wap/zh/a/b', 'zh', '/'],
    ['/wap/%2e%2e/x', '/', 'x'],
    ['/wap/zh/<b>', 'zh', '/'],
  ])('%s', async (url, segment, name) => {
    await browser().call({ url });
    expect(asked[0]).toMatchObject({ method: 'get', segment, name });
  });

  test('a form in UTF-8, and one in GB18030 that does not say so', async () => {
    await form('text=%E8%A1%A5%E8%B4%B4&k=1');
    await form(Buffer.from([0x74, 0x65, 0x78, 0x74, 0x3d, 0xb2, 0xb9, 0xcc, 0xf9]));
    await form('text=%B2%B9%CC%F9');
    expect(asked.map(({ fields }) => fields.text)).toEqual(['补贴', '补贴', '补贴']);
    expect(asked[0]).toMatchObject({ method: 'post', name: 'say', fields: { k: '1' } });
  });

  test('fields of the form go before those of the address; odd names are dropped', async () => {
    await browser().call({
      method: 'POST',
      url: `/wap/${SECRET}/case?caseNo=a&u=menu`,
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=gb2312' },
      body: Buffer.from('caseNo=b&__proto__=x&%00=y&empty'),
    });
    expect(asked[0]?.fields).toEqual({ caseNo: 'b', u: 'menu', empty: '' });
  });

  test('a word is cut before it can be a burden', async () => {
    await form(`text=${'a'.repeat(100_000)}`);
    expect(asked[0]?.fields.text).toHaveLength(1_600);
  });

  test.each<[string, string, number]>([
    ['PUT', 'application/x-www-form-urlencoded', 405],
    ['POST', 'application/json', 415],
    ['POST', 'multipart/form-data; boundary=x', 415],
    ['POST', 'application/x-www-form-urlencoded', 200],
    ['HEAD', '', 200],
  ])('%s of %s gets %i', async (method, type, status) => {
    const answer = await browser().call({ method, headers: { 'content-type': type } });
    expect(answer.status).toBe(status);
  });

  test('the language of the browser, where it is one of ours', async () => {
    for (const language of ['en-GB,en;q=0.9', 'fr,zh-CN;q=0.8', 'fr', ''])
      await browser().call({ headers: { 'accept-language': language } });
    expect(asked.map(({ language }) => language)).toEqual(['en', 'zh-CN', undefined, undefined]);
  });
});

describe('where links lead', () => {
  const links = async (url: string, segment: string) => {
    page = {
      segment,
      nav: [
        { label: 'a', href: 'menu' },
        { label: 'b', href: '../en/' },
        { label: 'c', href: 'news.latest?section=jobs&p=2' },
      ],
    };
    const shown = await browser().open(url);
    return shown.links.map((link) => link.url);
  };
  test.each(['/wap', '/wap/', '/wap/zh', '/wap/zh/', '/wap/zh/help', '/wap/en/help', `/wap/${SECRET}/code`])(
    'from %s',
    async (url) => {
      expect(await links(url, 'zh')).toEqual([
        '/wap/zh/menu',
        '/wap/en/',
        '/wap/zh/news.latest?section=jobs&p=2',
      ]);
    },
  );

  test('the style sheet is beside them, and kept for good', async () => {
    for (const url of ['/wap', '/wap/', '/wap/zh/', '/wap/zh/help']) {
      const { body } = await browser().call({ url, headers: { accept: 'text/html' } });
      const [, href = ''] = /<link rel="stylesheet" type="text\/css" href="([^"]+)"/.exec(String(body)) ?? [];
      const { status, type, headers } = await browser().call({
        url: new URL(href, `http://phone${url}`).pathname,
      });
      expect([status, type]).toEqual([200, 'text/css; charset=UTF-8']);
      expect(headers?.['Cache-Control']).toContain('immutable');
    }
  });
});

describe('who may keep it', () => {
  test.each<[string, Partial<PageShown>, string, string]>([
    ['a page for anybody', { personal: false }, 'GET', 'public, max-age=300'],
    ['one person’s page', { personal: true }, 'GET', 'no-store, no-cache, must-revalidate'],
    ['the answer to a form', { personal: false }, 'POST', 'no-store, no-cache, must-revalidate'],
    [
      'a page that is not there',
      { personal: false, status: 404 },
      'GET',
      'no-store, no-cache, must-revalidate',
    ],
  ])('%s', async (_, changes, method, kept) => {
    page = changes;
    const { headers } = await browser().call({ method });
    expect(headers?.['Cache-Control']).toBe(kept);
    expect(headers?.['Referrer-Policy']).toBe('same-origin');
    expect(headers).not.toHaveProperty('Set-Cookie');
  });

  test('a deck of one person’s says it itself, for gateways that drop headers', async () => {
    expect((await browser().open()).source).toContain(
      '<meta http-equiv="Cache-Control" content="max-age=0" forua="true"/>',
    );
    page = { personal: false };
    expect((await browser().open()).source).not.toContain('forua');
  });
});

const ODD = `5$ & <b>"x"</b> ]]> 'y' $(phone) {{title}} \u0000\u0008\ud83d 张\u{20000}😀\ufffe`;
const SHOWN = `5$ & <b>"x"</b> ]]> 'y' $(phone) {{title}}  张\u{20000}😀`;
const EVERYWHERE: Partial<PageShown> = {
  title: ODD,
  lines: [ODD],
  links: [
    { label: ODD, href: 'matter.guide?matter=%24&p=2', key: '1' },
    { label: ODD, href: 'case.rate', key: '2', post: { k: ODD } },
  ],
  form: {
    href: 'say',
    inputs: [{ name: 'text', label: ODD, kind: 'text', max: 200 }],
    hidden: { k: ODD },
    submit: ODD,
  },
};

describe('whatever people write', () => {
  test('a deck shows it as it is, and nothing becomes a variable', async () => {
    page = { ...EVERYWHERE, form: null };
    const shown = await browser().open();
    expect(shown).toMatchObject({ title: SHOWN, lines: [SHOWN] });
    expect(shown.links.slice(0, 2).map(({ label }) => label)).toEqual([SHOWN, SHOWN]);
    expect(shown.links[1]?.post).toEqual({ k: SHOWN });
    expect(shown.source.replaceAll('$$', '')).not.toContain('$');
  });

  test('in a form the only variable is its own field', async () => {
    page = EVERYWHERE.form ? { form: EVERYWHERE.form } : {};
    const { source } = await browser().open();
    expect(source.replaceAll('$$', '').match(/\$\(?[a-z]*/g)).toEqual(['$(text', '$(text']);
  });

  test.each([MOBILE, 'text/html'])('so does %s', async (accept) => {
    page = EVERYWHERE;
    const { body } = await browser().call({ headers: { accept } });
    const root = parseXml(String(body));
    expect(all(root, 'h1').map(textOf)).toEqual([SHOWN]);
    expect(all(root, 'p').map(textOf)).toEqual([SHOWN]);
    expect(all(root, 'b').map(textOf)).not.toContain('x');
    expect(all(root, 'input').map(({ attributes }) => attributes.value)).toContain(SHOWN);
  });

  test('no script, and nothing from elsewhere', async () => {
    const { body, headers } = await browser().call({ headers: { accept: 'text/html' } });
    expect(String(body)).not.toMatch(/<script|javascript:|\son[a-z]+=|http:\/\/(?!www\.w3\.org)/);
    expect(headers?.['Content-Security-Policy']).toContain("default-src 'none'");
  });
});

describe('forms', () => {
  const inputs = [
    { name: 'phone', label: '手机号', kind: 'digits', max: 11 },
    { name: 'name', label: '姓名', kind: 'any', max: 20 },
    { name: 'text', label: '内容', kind: 'text', max: 500 },
  ] as const;
  beforeEach(() => {
    page = { form: { href: 'sign', inputs: [...inputs], hidden: { k: 'abc' }, submit: '要验证码' } };
  });

  test('a WML phone opens its digits for a number, and forgets what was typed before', async () => {
    const shown = await browser().open('/wap/zh/sign');
    expect(shown.form?.inputs).toEqual([
      { name: 'phone', format: '*N', max: 11 },
      { name: 'name', format: '*M', max: 20 },
      { name: 'text', format: null, max: 500 },
    ]);
    expect(shown.source.match(/<setvar name="[a-z]+" value=""\/>/g)).toHaveLength(3);
    expect(shown.source).toContain('<do type="accept" label="要验证码">');
  });

  test('an XHTML phone is told in its own way, a phone of today in its', async () => {
    const fields = async (accept: string) => {
      const { body } = await browser().call({ headers: { accept } });
      return all(parseXml(String(body)), 'input').find(({ attributes }) => attributes.name === 'phone')
        ?.attributes;
    };
    expect(await fields(MOBILE)).toEqual({
      type: 'text',
      id: 'phone',
      name: 'phone',
      maxlength: '11',
      style: "-wap-input-format:'*N'",
    });
    expect(await fields('text/html')).toMatchObject({ inputmode: 'numeric', autocomplete: 'off' });
  });

  test('digits open links', async () => {
    page = {
      links: [
        { label: '补贴', href: 'subsidy.query', key: '1' },
        { label: '停', href: 'subscribe.stop', key: '2', post: {} },
      ],
    };
    for (const accept of [MOBILE, 'text/html']) {
      const { body } = await browser().call({ headers: { accept } });
      expect(String(body).match(/accesskey="\d"/g)).toEqual([
        'accesskey="1"',
        'accesskey="2"',
        'accesskey="0"',
      ]);
    }
  });
});

describe('decks', () => {
  const walk = async () => {
    const phone = browser();
    const decks = [await phone.open(`/wap/${SECRET}/subsidy.query?p=2`)];
    while (phone.screen?.links.some(({ key, label }) => key === '9' && label === '更多'))
      decks.push(await phone.follow('9'));
    return decks;
  };

  test('what fits is one deck', async () => {
    expect(await walk()).toHaveLength(1);
  });

  test('what does not goes on in others, and nothing is lost or cut within a number', async () => {
    const lines = ['第一段。', `${'补贴316.50元,3月18日已到账。'.repeat(60)}`, '最后。'];
    const links = Array.from({ length: 8 }, (_, n) => ({
      label: `农资综合直补${n}865.10元在银行`,
      href: `subsidy.detail?id=${n}`,
      key: String(n + 1),
    }));
    page = { lines, links };
    const decks = await walk();
    expect(decks.length).toBeGreaterThan(2);
    for (const { source } of decks) expect(deckSize(source)).toBeLessThanOrEqual(DECK_ROOM);
    expect(decks.flatMap((deck) => deck.lines).join('')).toBe(lines.join(''));
    expect(decks.flatMap((deck) => deck.lines).filter((line) => /\d$/.test(line))).toEqual([]);
    expect(decks.flatMap((deck) => deck.links.filter(({ url }) => url.includes('detail')))).toHaveLength(8);
    expect(asked.every(({ fields }) => !('c' in fields))).toBe(true);
  });

  test('0 leads back deck by deck, and on the first to where the page says', async () => {
    page = { lines: ['天'.repeat(700)] };
    const phone = browser();
    await phone.open(`/wap/${SECRET}/subsidy.query?p=2`);
    const second = await phone.follow('9');
    expect(second.links.map(({ key, url }) => [key, url]).at(-1)).toEqual([
      '0',
      `/wap/${SECRET}/subsidy.query?p=2`,
    ]);
    const first = await phone.follow('0');
    expect(first.links.at(-1)?.url).toBe(`/wap/${SECRET}/menu`);
  });

  test('what can not be asked for again is shown as far as it goes', async () => {
    page = { lines: ['天'.repeat(700)], self: null };
    const [deck, ...more] = await walk();
    expect(more).toEqual([]);
    expect(deckSize(deck?.source ?? '')).toBeLessThanOrEqual(DECK_ROOM);
  });

  test('a piece that there is not is the last one', async () => {
    page = { lines: ['天'.repeat(700)] };
    const shown = await browser().open(`/wap/${SECRET}/subsidy.query?c=99`);
    expect(shown.links.map(({ key }) => key)).toEqual(['0']);
  });
});

test('it is up between start and stop, and then answers 503', async () => {
  expect(gateway.health().state).toBe('up');
  await gateway.stop();
  expect(gateway.health().state).toBe('stopped');
  expect((await browser().call({})).status).toBe(503);
});
