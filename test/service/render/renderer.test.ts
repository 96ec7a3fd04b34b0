import type { Choice, Reply } from '../../../src/core/dialogue/scene/command';
import { CASE_STATES } from '../../../src/core/model/cases';
import { LANGUAGES } from '../../../src/core/model/message';
import { USUAL_FORM } from '../../../src/core/text/segments';
import { VIEW_NAMES, VIEWS, type View, type ViewName, type Views } from '../../../src/core/views';
import { ROOT } from '../../../src/files/root';
import { createRenderer } from '../../../src/service/render/renderer';
import { loadTemplates } from '../../../src/service/render/templates';
import { renderer } from '../../support/renderer';

// Its own fields: the data is that of the view.
const viewOf = (view: ViewName, as: 'usual' | 'long') => ({ view, data: VIEWS[view][as] }) as View;
const BY_8_BITS = createRenderer(ROOT, { signature: '乡信' }, { ...USUAL_FORM, header: 6 });
const sms = (reply: Reply, language: (typeof LANGUAGES)[number]) => renderer.render(reply, language, 'sms');

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(VIEW_NAMES)('%s fits, ordinary and longest', (name) => {
    const { text, segments } = sms({ show: viewOf(name, 'usual') }, language);
    expect(text).toMatch(/^【乡信】./);
    expect(text).not.toMatch(/\{\{|undefined|null|\[object/);
    expect(segments).toBeLessThanOrEqual(language === 'zh-CN' ? 1 : 3);
    expect(sms({ show: viewOf(name, 'long') }, language).segments).toBeLessThanOrEqual(3);
  });

  // Messages go out of themselves.
  test.each(VIEW_NAMES.filter((name) => !/^(notice|alert|digest|wap)\./.test(name)))(
    '%s as a page asks nobody to reply, and fits a deck',
    (name) => {
      for (const as of ['usual', 'long'] as const) {
        const { lines } = renderer.page({ show: viewOf(name, as) }, language);
        const text = lines.join('\n');
        expect(text).not.toMatch(/\{\{|undefined|null|\[object/);
        expect(text).not.toMatch(/请?回(数字|BT|YY|QXYY|TD|DY|原因|新)|Reply|[Ss]end (BT|YY|STOP|START)/);
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(800);
      }
    },
  );

  test.each(['subsidy', 'case'] as const)('a full page of %s fits with the longest rows', (kind) => {
    const act = { intent: 'menu', slots: {} } as const;
    const row = viewOf(`${kind}.row`, 'long');
    const choices: Choice[] = Array.from({ length: language === 'en' ? 3 : 5 }, () => ({
      label: { row },
      act,
    }));
    const list = { page: 2, pages: 3, rows: [] };
    expect(
      sms({ show: viewOf(`${kind}.list`, 'long'), choices, list }, language).segments,
    ).toBeLessThanOrEqual(3);
  });

  test.each(CASE_STATES)('a case that is %s fits and is in words', (state) => {
    const view = viewOf('case.detail', 'long');
    const data = { ...view.data, state, promised: null, late: false };
    const { text, segments } = sms({ show: { ...view, data } as View }, language);
    expect(segments).toBeLessThanOrEqual(language === 'zh-CN' ? 3 : 4);
    if (language === 'zh-CN') expect(text).not.toContain(state);
  });
});

test('the payment that most people ask for is one segment', () => {
  expect(sms({ show: viewOf('subsidy.paid', 'usual') }, 'zh-CN')).toEqual({
    text: '【乡信】欧阳*户2026年粮食直补 316.50元，3月6日已到账，尾号1234。回BT看全部。',
    segments: 1,
    encoding: 'ucs2',
  });
});

test('three ordinary payments are one segment', () => {
  const act = { intent: 'menu', slots: {} } as const;
  const rows: Views['subsidy.row'][] = [
    { year: null, yy: null, programme: '农资综合直补', amount: '865.10元', state: 'sentToBank' },
    { year: null, yy: null, programme: '粮食直补', amount: '316.50元', state: 'paid' },
    { year: 2025, yy: '25', programme: '粮食直补', amount: '316.50元', state: 'paid' },
  ];
  const choices = rows.map((data): Choice => ({ label: { row: { view: 'subsidy.row', data } }, act }));
  const data = { head: '王*', year: null, programme: null, count: null, unpaid: null };
  expect(sms({ show: { view: 'subsidy.list', data }, choices }, 'zh-CN')).toEqual({
    text: '【乡信】王*户补贴，回数字看：\n1 农资综合直补865.10元银行在办\n2 粮食直补316.50元已到\n3 25年粮食直补316.50元已到',
    segments: 1,
    encoding: 'ucs2',
  });
});

test.each(['approved', 'sentToBank'] as const)('%s for long says in one segment whom to ask', (state) => {
  const data = {
    ...VIEWS['subsidy.paid'].usual,
    quantity: '10.55',
    unit: '亩',
    programme: '农资综合直补',
    slow: true,
  };
  const { text, segments } = sms({ show: { view: `subsidy.${state}`, data } }, 'zh-CN');
  expect(text).toContain('乡镇财政所');
  expect(segments).toBe(1);
});

test.each<[string, boolean]>([
  ['政务大厅3号窗口', true],
  ['柳河镇便民服务中心3号窗口', false],
])('a visit at %s is told in one segment, with the reminder where there is room: %s', (place, reminds) => {
  const papers = '身份证、户口本、宅基地批准书';
  const visit = { matter: '建房许可', day: '11月24日周二', period: 'am', place, papers } as const;
  const show = { view: 'visit.booked', data: { ...visit, moved: false, reminded: true } } as const;
  const { text, segments } = sms({ show }, 'zh-CN');
  expect(segments).toBe(1);
  expect(text).toContain(place);
  expect(text.includes('前一天')).toBe(reminds);
});

test('data is inert: no markup is run, no second signature, no line of its own', () => {
  const number = '{{#if x}}【农行】\n{{constructor}}';
  const { text } = sms({ show: { view: 'case.notFound', data: { number } } }, 'zh-CN');
  expect(text).toContain('{{#if x}}农行 {{constructor}}');
  expect(text.match(/【/g)).toHaveLength(1);
});

test('a name that every object has is a name like any other', () => {
  const data = { matter: 'constructor', tail: '0001', state: 'closed' } as const;
  expect(sms({ show: { view: 'case.row', data } }, 'en').text).toBe('【乡信】constructor (0001) finished');
});

test('choices stand side by side in a text, on a line each elsewhere, and only texts are signed', () => {
  const act = { intent: 'menu', slots: {} } as const;
  const choices: Choice[] = [
    { label: { title: 'subsidy.query' }, act },
    { label: { title: 'case.status' }, act },
  ];
  const menu: Reply = { show: { view: 'menu', data: {} }, choices };
  expect(sms(menu, 'zh-CN').text).toBe('【乡信】回数字：1 补贴  2 办件');
  expect(sms(menu, 'en').text).toBe('【乡信】Reply with a number: 1 Subsidies  2 Cases');
  expect(renderer.render(menu, 'zh-CN', 'ussd').text).toBe('回数字：\n1 补贴\n2 办件');
});

test('a matter is chosen by its name in the language of the reply, anything else as it is written', () => {
  const act = { intent: 'menu', slots: {} } as const;
  const choices: Choice[] = [
    { label: { text: '危房鉴定' }, act },
    { label: { text: '11月24日' }, act },
  ];
  const list: Reply = { show: { view: 'visit.matters', data: {} }, choices };
  expect(sms(list, 'en').text).toContain('\n1 Unsafe house survey\n2 11月24日');
  expect(sms(list, 'zh-CN').text).toContain('\n1 危房鉴定\n');
});

test('a list that misses one text by a few characters is said shorter', () => {
  const act = { intent: 'menu', slots: {} } as const;
  const list = (programme: string): Reply => {
    const data = { year: null, yy: null, programme, amount: '14000.00元', state: 'sentToBank' } as const;
    const show = {
      view: 'subsidy.list',
      data: { head: '吴*', year: null, programme: null, count: null, unpaid: null },
    } as const;
    return { show, choices: [1, 2, 3].map(() => ({ label: { row: { view: 'subsidy.row', data } }, act })) };
  };
  expect(sms(list('粮'), 'zh-CN').text).toMatch(/^【乡信】吴\*户补贴，回数字看：\n/);
  expect(sms(list('粮食直补'), 'zh-CN')).toMatchObject({
    segments: 1,
    text: expect.stringMatching(/^【乡信】吴\*户：\n/),
  });
  // Where it takes two anyway, nothing is left unsaid.
  expect(sms(list('耕地地力保护补贴'), 'zh-CN')).toMatchObject({
    segments: 2,
    text: expect.stringContaining('回数字看'),
  });
});

test('a missing view is named at start', () => {
  const templates = loadTemplates(ROOT);
  delete templates.en.views.menu;
  expect(() => createRenderer(templates, { signature: '' })).toThrow('templates/text/en/menu.hbs is missing');
});

test('a field that the data lacks is a fault, not a blank', () => {
  // Deliberately not the data of the view.
  const broken = { view: 'case.notFound', data: {} } as View;
  expect(() => sms({ show: broken }, 'zh-CN')).toThrow('number');
});

test('is counted as the link of the service sends it', () => {
  // With its signature and its last words 134 characters: two parts under an 8-bit reference, three under one of 16 bits.
  const news = (body: string) => ({
    show: { view: 'news.item' as const, data: { title: '通知', day: '11月23日', body } },
  });
  const reply = news('惠'.repeat(134 - sms(news(''), 'zh-CN').text.length));
  expect(BY_8_BITS.render(reply, 'zh-CN', 'sms')).toMatchObject({ segments: 2 });
  expect(sms(reply, 'zh-CN')).toMatchObject({ segments: 3 });
});
