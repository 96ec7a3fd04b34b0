/** What residents do on pages: the same commands as by text message, kept only where there is something to keep. */
import { page, word } from '../../support/renderer';
import { APPLICANT, FARMER, NOW } from '../../worlds/people';
import { openPhones, type Phones } from './phones';

let phones: Phones;

beforeEach(async () => {
  phones = await openPhones();
});
afterEach(() => phones.close());

async function at(phone: string) {
  const browser = phones.known(phone);
  await browser.open();
  return browser;
}

describe('anybody', () => {
  test('reads guides and news', async () => {
    const browser = phones.guest();
    await browser.open();
    expect((await browser.follow('办事指南')).lines).toEqual(['要办什么？']);
    const guide = await browser.fill({ matter: '施工' });
    expect(guide.lines[0]).toBe('施工许可（住建局）');
    await browser.open();
    await browser.follow('7');
    await browser.follow('惠民');
    const item = await browser.follow('1');
    expect(item.lines.slice(0, 2)).toEqual(['耕地地力保护补贴开始发放', '11月20日']);
    // Back to where it was opened from, not to the top.
    expect((await browser.follow('0')).lines).toEqual(['惠民']);
    expect((await browser.follow('0')).lines).toEqual(['看哪一栏？']);
    expect((await browser.follow('0')).title).toBe('乡信');
  });

  test('chooses a language', async () => {
    const browser = phones.guest();
    await browser.open();
    const home = await browser.follow('English');
    expect(home.links.map(({ label }) => label)).toContain('Subsidies');
    expect((await browser.follow('3')).title).toBe('How to apply');
  });

  test.each([
    'complaint.file',
    'consult.ask',
    'appointment.book',
    'case.rate',
    'subscribe.stop',
    'consent.give',
    'liaison.unreached',
  ])('has to sign in for %s', async (name) => {
    expect((await phones.guest().open(`/wap/zh/${name}`)).title).toBe('登录');
    expect((await phones.guest().post(`/wap/zh/${name}`, { text: '路坏了' })).title).toBe('登录');
  });

  test('is at home after saying so', async () => {
    const browser = phones.guest();
    const home = await browser.open();
    const said = await browser.fill({ text: '菜单' });
    expect(said).toMatchObject({ title: home.title, lines: [] });
    expect((await browser.follow('9')).title).toBe('更多');
  });

  test('is told where there is no page', async () => {
    expect(await phones.guest().open('/wap/zh/nowhere')).toMatchObject({
      status: 404,
      lines: [word('page', 'nothingHere')],
    });
  });
});

test('what is said is answered as a text message is', async () => {
  const browser = await at(FARMER);
  const shown = await browser.fill({ text: '俺家的粮食钱发了没' });
  expect(shown).toMatchObject({
    title: '补贴',
    lines: ['王*户 2026年粮食直补', '316.50元，已到账', '3月18日，尾号1234', '10.55亩'],
  });
  await browser.follow('首页');
  expect(await browser.fill({ text: '今天天气真好啊你说是吧' })).toMatchObject({ title: '没看懂' });
  expect((await browser.fill({ text: 'my subsidies' })).title).toBe('Subsidies');
});

test.each([
  ['你们几点下班', '咨询'],
  ['有人叫我交钱是骗子吗', '咨询'],
  ['救命', '答复'],
  ['咨询 独居老人有没有补助', '登录'],
])('a guest who says %s reads a page called %s', async (text, title) => {
  const browser = phones.guest();
  await browser.open();
  expect((await browser.fill({ text })).title).toBe(title);
});

test('looking writes nothing', async () => {
  const browser = await at(FARMER);
  for (const key of ['1', '1', '0', '9', '0', '0', '2', '0', '3', '0', '7']) await browser.follow(key);
  expect((await phones.store.reads.caller(FARMER)).dialogue).toBeNull();
});

test('a visit is booked by links, once however often the form comes', async () => {
  const browser = await at(APPLICANT);
  await browser.follow('4');
  await browser.follow('施工许可');
  await browser.follow('2');
  const times = browser.screen;
  const booking = times?.links.find(({ key }) => key === '1');
  expect(booking?.post).toMatchObject({ matter: '施工许可', date: '2026-11-25', period: 'am' });
  const [first, ...others] = await Promise.all(
    Array.from({ length: 5 }, () => phones.known(APPLICANT).post(booking?.url ?? '', booking?.post ?? {})),
  );
  expect(first?.lines.slice(0, 2)).toEqual(['约好了：施工许可', '11月25日周三上午']);
  expect(others.map(({ lines }) => lines)).toEqual(
    Array(4).fill(
      page({
        view: 'visit.already',
        data: {
          matter: '施工许可',
          day: '11月25日周三',
          period: 'am',
          reminded: true,
          remindersOff: false,
        },
      }),
    ),
  );
  expect(await phones.store.reads.appointmentsOf(APPLICANT, '2026-11-23')).toHaveLength(1);
});

test('a complaint is filed once however often the form comes', async () => {
  const browser = await at(FARMER);
  const asks = await browser.follow('投诉');
  const { url = '', hidden = {} } = asks.form ?? {};
  const posts = Array.from({ length: 5 }, () => browser.post(url, { ...hidden, text: '路坏了' }));
  const [first, ...others] = (await Promise.all(posts)).map(({ lines }) => lines);
  expect(first?.[0]).toBe('投诉已登记');
  expect(others).toEqual(Array(4).fill([word('page', 'againHow')]));
  expect(await phones.store.reads.ticketsOf(FARMER)).toHaveLength(1);
  await browser.follow('0');
});

test('an address alone changes nothing: it asks to confirm', async () => {
  const browser = await at(FARMER);
  const home = browser.screen?.links[0]?.url.replace('subsidy.query', '') ?? '';
  const shown = await browser.open(`${home}subscribe.stop`);
  expect(shown.links.map(({ label }) => label)).toContain('确认');
  expect((await phones.store.reads.caller(FARMER)).stopped).toEqual([]);
  expect((await browser.follow('确认')).lines).toEqual(page({ view: 'subscribe.stopped', data: {} }));
  expect((await phones.store.reads.caller(FARMER)).stopped).toEqual(['all']);
});

describe('a question', () => {
  test('asked on a page is answered by text message', async () => {
    const browser = await at(FARMER);
    expect((await browser.follow('投诉')).lines).toEqual(
      page({ view: 'ticket.ask', data: { kind: 'complaint' } }),
    );
    const [reply] = await phones.say(FARMER, '村里修路把我家地占了没赔钱');
    expect(reply).toMatch(/^【乡信】投诉已登记，编号TS20261123-\d{8}，/);
  });

  test('asked by text message waits on the home page, and is answered there', async () => {
    await phones.say(FARMER, '咨询');
    const browser = await at(FARMER);
    await browser.follow('接着咨询');
    const taken = await browser.fill({ text: '合作医疗什么时候交' });
    expect(taken.lines[0]).toBe('咨询已登记');
    const kept = await phones.store.reads.ticketsOf(FARMER);
    expect(kept.map(({ kind, text }) => [kind, text])).toEqual([['consult', '合作医疗什么时候交']]);
  });
});

describe('words from the home page that answer no open question', () => {
  test('show its list again, not a number of lines that nobody sees', async () => {
    const browser = await at(FARMER);
    const asked = await browser.fill({ text: '语言' });
    await browser.open();
    const again = await browser.fill({ text: '好的' });
    expect(again.lines.slice(-asked.lines.length)).toEqual(asked.lines);
    expect(again.links.map(({ label }) => label)).toEqual(asked.links.map(({ label }) => label));
  });

  test('leave the form to prove who asks, and the way back to what was asked', async () => {
    const browser = await at('+8613800000099');
    await browser.follow('补贴');
    await browser.open();
    const said = await browser.fill({ text: '9999' });
    expect(said.form?.inputs.map(({ name }) => name)).toEqual(['name', 'tail']);
    const home = await browser.open();
    expect(home.links[0]?.label).toBe('接着补贴');
    expect((await browser.follow('接着补贴')).status).toBe(200);
  });
});

test('the link to one’s cases leads to them, whatever was spoken of last', async () => {
  const browser = await at(APPLICANT);
  const cases = (await browser.follow('办件')).lines;
  await phones.say(APPLICANT, '投诉村里修路把我家地占了没赔钱');
  await browser.open();
  expect((await browser.follow('办件')).lines).toEqual(cases);
});

describe('a phone that nobody registered', () => {
  const PROVE = page({ view: 'identity.ask', data: {} });

  test('proves who asks, and goes on to what was asked', async () => {
    const browser = await at('+8613800000099');
    expect(await browser.follow('补贴')).toMatchObject({ title: '补贴', lines: PROVE });
    expect((await browser.fill({ name: '王德福' })).lines).toEqual(page({ view: 'identity.both', data: {} }));
    expect((await browser.fill({ name: '王德福', tail: '000000' })).lines).toEqual(
      page({ view: 'identity.wrong', data: { left: 4 } }),
    );
    const shown = await browser.fill({ name: '王德福', tail: '140079' });
    expect(shown.lines).toEqual([
      ...page({ view: 'identity.granted', data: { head: '王*', minutes: 30, ask: true } }),
      '王*户补贴共14笔，1笔没到账',
    ]);
    expect((await browser.follow('1')).lines[1]).toBe('865.10元');
  });

  test('sees nothing of a payment that it was told the link of', async () => {
    const farmer = await at(FARMER);
    const { links } = await farmer.follow('1');
    const name = links[0]?.url.split('/').at(-1) ?? '';
    const stranger = await at('+8613800000099');
    const folder = stranger.screen?.links[0]?.url.replace('subsidy.query', '') ?? '';
    expect((await stranger.open(folder + name)).lines).toEqual(PROVE);
  });
});

test('a case leads to what can be done with it', async () => {
  const browser = await at(APPLICANT);
  await browser.follow('2');
  await browser.follow('3');
  await browser.follow('要求提前办');
  const taken = await browser.fill({ text: '工地等着开工' });
  const [{ number } = { number: '' }] = await phones.store.reads.ticketsOf(APPLICANT);
  const data = { matter: '施工许可', department: '住建局', number };
  expect(taken.lines).toEqual(page({ view: 'expedite.taken', data }));
});

test('a leader who says no to haste has a field for the reason', async () => {
  const applicant = await at(APPLICANT);
  await applicant.fill({ text: '加急QZ20261116-0101' });
  await applicant.fill({ text: '工地等着开工' });
  const leader = await at('+8613900000001');
  await leader.fill({ text: '待办' });
  await leader.follow('1');
  expect((await leader.follow('不同意')).lines).toEqual(
    page({ view: 'haste.why', data: { matter: '施工许可' } }),
  );
  expect((await leader.fill({ text: '图纸还没审完' })).lines).toEqual(
    page({
      view: 'haste.told',
      data: { applicant: '张*', matter: '施工许可', verdict: 'refuse', more: 0 },
    }),
  );
});

test('any answer is three choices from home at most', async () => {
  const browser = await at(APPLICANT);
  const { links = [] } = browser.screen ?? {};
  const more = (await phones.known(APPLICANT).open(links.find(({ key }) => key === '9')?.url)).links;
  const reached = [...links, ...more].map(({ url }) => url.split('/').at(-1)?.split('?')[0]);
  const wanted = [
    'subsidy.query',
    'case.status',
    'matter.guide',
    'appointment.book',
    'complaint.file',
    'consult.ask',
    'news.latest',
    'help',
  ];
  const behind = [
    'case.rate',
    'case.expedite',
    'appointment.cancel',
    'contact.changePhone',
    'consent.give',
    'subscribe.stop',
  ];
  expect(reached).toEqual(expect.arrayContaining([...wanted, ...behind]));
});

test('only what would change something is offered of the notices', async () => {
  const offered = async (browser = phones.known(FARMER)) => {
    await browser.open();
    const { links } = await browser.follow('9');
    return links.map(({ url }) => /subscribe\.\w+/.exec(url)?.[0]).filter(Boolean);
  };
  expect(await offered()).toEqual(['subscribe.stop']);
  await phones.store.commit([{ kind: 'optOut', phone: FARMER, scope: 'reminders', stopped: true, at: NOW }]);
  expect(await offered()).toEqual(['subscribe.stop', 'subscribe.start']);
  await (await at(FARMER)).fill({ text: '恢复' });
  expect(await offered()).toEqual(['subscribe.stop']);
  await (await at(FARMER)).fill({ text: 'TD' });
  expect(await offered()).toEqual(['subscribe.start']);
  // Of a guest nobody knows what its phone has stopped.
  expect(await offered(phones.guest())).toEqual(['subscribe.stop', 'subscribe.start']);
});

test('the language that is chosen holds for the session, and for texts afterwards', async () => {
  const browser = await at(FARMER);
  await browser.follow('English');
  expect((await browser.follow('1')).lines).toEqual(['Subsidies: 14, 1 not paid yet']);
  await browser.follow('0');
  await browser.fill({ text: 'help' });
  expect((await phones.say(FARMER, 'BT'))[0]).toMatch(/^【乡信】Subsidies: 14/);
});

test.each([
  ['菜单', '乡信'],
  ['BT', '补贴'],
  ['我要取消预约', '取消预约'],
])('a line that the list of %s does not have is said to be none, above the list', async (asked, title) => {
  for (const said of ['预约建房许可后天上午', '预约施工许可后天上午', '几点开门'])
    await phones.say(FARMER, said);
  await phones.say(FARMER, asked);
  const browser = await at(FARMER);
  const again = await browser.fill({ text: '99' });
  expect(again).toMatchObject({ title });
  expect(again.lines[0]).toBe(page({ view: 'list.noSuch', data: { last: 8 } })[0]);
  expect(again.links.length).toBeGreaterThan(1);
});

test('a number where yes or no is asked asks that again, with a link for either', async () => {
  await phones.say(FARMER, '六十岁以上养老金多少');
  const browser = await at(FARMER);
  expect((await browser.fill({ text: '7' })).links.map(({ label }) => label)).toEqual(['要', '不要', '返回']);
  expect((await browser.follow('1')).lines[0]).toBe('咨询已登记');
});

test('words of the home page are no answer to what asks on a page of its own', async () => {
  await phones.say(APPLICANT, '投诉');
  const browser = await at(APPLICANT);
  expect((await browser.fill({ text: '我要加急' })).title).toBe(word('page', 'case.expedite'));
  expect(await phones.store.reads.ticketsOf(APPLICANT)).toEqual([]);
});

test('what is typed instead of followed has a title of its own, and no reply is asked for', async () => {
  const browser = await at(FARMER);
  await phones.say(FARMER, '投诉');
  await browser.open();
  expect(await browser.fill({ text: '取消' })).toMatchObject({ title: '取消', lines: ['好，不投诉了。'] });
});
