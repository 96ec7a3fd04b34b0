/** How far an answer is from home: three choices at most, by the same digits on every medium. */

import { createUssdGateway } from '../../../gateways/ussd-http/gateway';
import type { Gateway } from '../../../src/ports';
import { carrier } from '../../support/carrier';
import { APPLICANT, FARMER, NOW } from '../../worlds/people';
import { openTestService, type TestService } from '../../worlds/spokenService';
import { openPhones, type Phones } from '../pages/phones';

/** Who chooses what on the home screen, and what then is read. */
const ANSWERS: readonly (readonly [what: string, phone: string, choices: string, answer: RegExp])[] = [
  ['all subsidies', FARMER, '1', /补贴.*14笔/],
  ['one subsidy', FARMER, '1 1', /865\.10元/],
  ['the cases', APPLICANT, '2', /3个办件|办件3/],
  ['one case', APPLICANT, '2 2', /QZ202611\d\d-010\d/],
  ['how a matter is done', FARMER, '3 1', /低保申请/],
  ['the days that are free', FARMER, '4 1', /哪天|11月2\d日/],
  ['the hours of a day', FARMER, '4 1 1', /上午/],
  ['a complaint', FARMER, '5', /什么事/],
  ['a question to the office', FARMER, '6', /要问/],
  ['a piece of news', FARMER, '7 4 1', /耕地地力保护补贴开始发放/],
  ['help', FARMER, '8', /12345/],
];

test('no answer is further than three choices', () => {
  for (const [, , choices] of ANSWERS) expect(choices.split(' ').length).toBeLessThanOrEqual(3);
});

describe('by text message and on pages', () => {
  let phones: Phones;
  beforeAll(async () => {
    phones = await openPhones();
  });
  afterAll(() => phones.close());

  test.each(ANSWERS)('%s, by text message', async (_, phone, choices, answer) => {
    await phones.say(phone, '菜单');
    let replies: string[] = [];
    for (const choice of choices.split(' ')) replies = await phones.say(phone, choice);
    expect(replies.join('\n')).toMatch(answer);
  });

  test.each(ANSWERS)('%s, on pages', async (_, phone, choices, answer) => {
    const browser = phones.known(phone);
    let screen = await browser.open();
    for (const choice of choices.split(' ')) screen = await browser.follow(choice);
    expect([...screen.lines, ...screen.links.map(({ label }) => label)].join('\n')).toMatch(answer);
  });
});

describe('by dialling', () => {
  let gateway: Gateway;
  let service: TestService;
  beforeAll(async () => {
    service = await openTestService({
      now: NOW,
      carriers: (tools) => {
        gateway = createUssdGateway(
          { codes: ['*106#'], token: null },
          { ...tools, open: true, say: () => '' },
        );
        return [gateway, carrier({ name: 'cm', source: '10628' })];
      },
    });
  });
  afterAll(() => service.close());

  test.each(ANSWERS)('%s', async (what, phoneNumber, choices, answer) => {
    const fields = { sessionId: what, phoneNumber, serviceCode: '*106#', text: choices.replaceAll(' ', '*') };
    const shown = await gateway.web?.answer({
      method: 'POST',
      url: '/gateways/ussd',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      peer: '127.0.0.1',
      address: '127.0.0.1',
      local: true,
      body: Buffer.from(new URLSearchParams(fields).toString()),
    });
    expect(String(shown?.body)).toMatch(answer);
  });
});
