/** What the law wants told whole reaches the applicant whole, and is read again on every medium by asking. */

import type { CaseEvent, EventDetail, EventType } from '../../../src/core/model/caseEvents';
import { LONGEST_MESSAGE } from '../../../src/core/text/screens';
import { caseRow } from '../../support/builders/casework';
import { renderer } from '../../support/renderer';
import { event, type Township, township } from '../../worlds/countyService';
import { APPLICANT } from '../../worlds/people';
import { openPhones } from '../pages/phones';

const NUMBER = 'QZ20261123-0001';
const paper = (n: number, length: number) => `${n}号${'材'.repeat(length - `${n}号`.length)}`;
const papers = (count: number, length: number) =>
  Array.from({ length: count }, (_, n) => paper(n + 1, length));
const REASON = '因'.repeat(495);

type Case = [EventType, Partial<CaseEvent>, string[]];
const CASES: Case[] = [
  ['supplement', { detail: { papers: papers(1, 4) } }, papers(1, 4)],
  [
    'supplement',
    { detail: { papers: papers(7, 10), window: '政务服务中心二楼综合受理区8号窗口' } },
    [...papers(7, 10), '政务服务中心二楼综合受理区8号窗口'],
  ],
  [
    'supplement',
    { detail: { papers: papers(7, 10) }, note: '身份证要正反面复印在一张纸上' },
    [...papers(7, 10), '身份证要正反面复印在一张纸上'],
  ],
  ['supplement', { detail: { papers: papers(20, 40) } }, papers(20, 40)],
  ['supplement', { detail: { papers: papers(30, 120) }, note: REASON }, [...papers(30, 120), REASON]],
  ['supplement', { note: REASON }, [REASON]],
  ['refused', { note: REASON }, [REASON, '60日内', '6个月内']],
  ['refused', { note: '不归本窗口办；请到县自然资源局二楼。' }, ['不归本窗口办；请到县自然资源局二楼']],
];
const LATER: Case[] = [
  ['rejected', { note: REASON }, [REASON, '60日内', '6个月内']],
  ['suspended', { note: REASON }, [REASON]],
  ['extended', { note: REASON, detail: { days: 5 } }, [REASON]],
];

/** The text as one, whatever messages it came in. */
function joined(texts: string[]): string {
  for (const text of texts) expect(text.length).toBeLessThanOrEqual(LONGEST_MESSAGE);
  return texts.map((text) => text.replace(/^【乡信】(\(\d+\/\d+\))?/, '')).join('');
}

async function told(town: Township, reported: CaseEvent): Promise<string> {
  town.committed.length = 0;
  expect(await town.notify([reported])).toEqual(['accepted']);
  const texts = town.of('owed').map(({ message }) => message.text);
  const ordered = town.of('caseEvent')[0]?.event.ordered ?? [];
  expect(ordered).toEqual(town.of('owed').map(({ message }) => message.id));
  return joined(texts);
}

async function asked(town: Township, phone = APPLICANT): Promise<string> {
  const { replies } = await town.receive({
    id: `m${town.clock.now()}`,
    gateway: 'simulator',
    medium: 'sms',
    from: phone,
    to: '10628',
    text: NUMBER,
    at: town.clock.now(),
    connection: 'simulator',
  });
  return joined(replies.map(({ text }) => text));
}

function expectWhole(text: string, pieces: string[]): void {
  for (const piece of pieces) expect(text).toContain(piece);
  expect(text).not.toContain('…');
}

const ENGLISH = '+8613700000001';
const IN_ENGLISH: Record<string, string> = { '60日内': '60 days', '6个月内': '6 months' };

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  const phone = language === 'en' ? ENGLISH : APPLICANT;
  const said = (pieces: string[]) =>
    language === 'en' ? pieces.map((piece) => IN_ENGLISH[piece] ?? piece) : pieces;
  const by = { case: { applicant: { name: '张三丰', phone } } };
  const town = async () => {
    const made = await township();
    const english = { household: null, person: null, role: 'applicant', language: 'en' } as const;
    await made.store.load({ phones: [{ ...english, phone: ENGLISH }] });
    return made;
  };

  test.each(CASES)('%s is told whole, and read whole by its number: %#', async (type, more, pieces) => {
    const made = await town();
    expectWhole(await told(made, event(type, { ...more, ...by })), said(pieces));
    expectWhole(await asked(made, phone), said(pieces));
  });

  test.each(LATER)('%s is told whole, and read whole by its number', async (type, more, pieces) => {
    const made = await town();
    await made.notify([event('accepted', by)]);
    expectWhole(await told(made, event(type, { ...more, ...by })), said(pieces));
    expectWhole(await asked(made, phone), said(pieces));
  });
});

test('screens of USSD show all of it, one by one', () => {
  const note = papers(30, 120).join('、');
  const data = {
    applicant: '张*',
    matter: '施工许可',
    number: NUMBER,
    state: 'supplement',
    note,
    at: null,
    promised: null,
    late: false,
    parts: null,
  } as const;
  const screens = renderer.screens({ show: { view: 'case.detail', data } }, 'zh-CN', true);
  for (const screen of screens) expect(screen.length).toBeLessThanOrEqual(70);
  const shown = screens.map((screen) => screen.replace(/\n[^\n]*$/, '')).join('');
  expectWhole(shown, papers(30, 120));
});

test('pages show all of it, over as many decks of WML as it takes, or on one in XHTML and HTML', async () => {
  const phones = await openPhones();
  try {
    const number = 'QZ20261120-0900';
    const row = caseRow(number, {
      matter: 'SGXK',
      state: 'supplement',
      phone: APPLICANT,
      note: papers(20, 40).join('、'),
    });
    await phones.store.commit([{ kind: 'case', row }]);
    const browser = phones.known(APPLICANT);
    const { links } = await browser.open();
    const page = links[0]?.url.replace('subsidy.query', `case.status?caseNo=${number}`) ?? '';
    const decks: string[] = [];
    for (let deck = await browser.open(page); ; deck = await browser.follow('更多')) {
      decks.push(deck.lines.join(''));
      if (!deck.links.some(({ label }) => label === '更多')) break;
    }
    expect(decks.length).toBeGreaterThan(1);
    expectWhole(decks.join(''), papers(20, 40));
    for (const accept of ['application/xhtml+xml', 'text/html']) {
      const { body } = await browser.call({ url: page, headers: { accept } });
      expectWhole(String(body), papers(20, 40));
    }
  } finally {
    await phones.close();
  }
});

/** What offices say to one another, on every way to the applicant. */
test.each<[EventType, EventType[]]>([
  ['supplement', []],
  ['accepted', []],
  ['routed', ['accepted']],
  ['opinion', ['accepted']],
  ['suspended', ['accepted']],
  ['approved', ['accepted']],
  ['paymentDue', ['accepted', 'approved']],
  ['certified', ['accepted', 'approved']],
])('of %s what is internal is kept and never told; the note is', async (type, before) => {
  const town = await township();
  for (const each of before) await town.notify([event(each)]);
  const detail: EventDetail = { internal: '此人曾上访，慎办' };
  const text = await told(town, event(type, { note: '张科长说可以', detail }));
  expect(text).toContain('张科长说可以');
  expect(text).not.toContain('上访');
  expect(await asked(town)).not.toContain('上访');
  const events = await town.store.cases.events(NUMBER);
  expect(events.at(-1)).toMatchObject({ note: '张科长说可以', detail });
});
