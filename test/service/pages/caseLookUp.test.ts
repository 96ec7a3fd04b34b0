/** A case without signing in: who knows its number and four characters reads it, and nobody learns what there is. */
import { APPLICANT as PERSON } from '../../../src/demo/people';
import { word } from '../../support/renderer';
import { openPhones, type Phones } from './phones';

let phones: Phones;

beforeEach(async () => {
  phones = await openPhones();
});
afterEach(() => phones.close());

const NUMBER = 'QZ20261116-0101';
const NOT_FOUND = [word('page', 'caseWrong')];
const TOO_OFTEN = [word('page', 'caseTooOften')];

async function look(caseNo: string, four: string, peer?: string) {
  const browser = phones.guest(peer);
  await browser.open();
  await browser.follow('办件');
  return browser.fill({ caseNo, four });
}

test.each<[string, string]>([
  [NUMBER, '0002'],
  ['qz20261116 0101', '0002'],
  ['20261116-0101', '0002'],
  ['202611160101', '0002'],
  ['ＱＺ２０２６１１１６－０１０１', '0002'],
  [NUMBER, PERSON.identity.slice(-4)],
  [NUMBER, PERSON.identity.slice(-4).toLowerCase()],
])('%s with %s', async (caseNo, four) => {
  const shown = await look(caseNo, four);
  expect(shown.title).toBe('办件');
  expect(shown.lines.slice(0, 4)).toEqual([
    '张*的施工许可',
    NUMBER,
    '审核中，11月19日起等生态环境局',
    '共3部门，已办2。',
  ]);
  expect(shown.url).toBe('/wap/zh/case');
});

test.each<[string, string]>([
  [NUMBER, '0003'],
  ['QZ20991116-0009', '0002'],
  ['nonsense', '0002'],
  ['', ''],
  [NUMBER, ''],
  [NUMBER, '%%%%'],
])('%s with %s: not found, in the same words', async (caseNo, four) => {
  expect((await look(caseNo, four)).lines).toEqual(NOT_FOUND);
});

test('five tries at one case, from wherever they come, be it there or not', async () => {
  for (const number of [NUMBER, 'QZ20991116-0009']) {
    const lines: unknown[] = [];
    for (let n = 0; n < 6; n++) lines.push((await look(number, '1111', `198.51.100.${n}`)).lines);
    expect(lines).toEqual([...Array(5).fill(NOT_FOUND), TOO_OFTEN]);
  }
  expect((await look(NUMBER, '0002')).lines).toEqual(TOO_OFTEN);
  phones.wait(3_600_000);
  expect((await look(NUMBER, '0002')).lines[0]).toBe('张*的施工许可');
});

test('fifteen tries at one case a day', async () => {
  const lines: unknown[] = [];
  for (let n = 0; n < 16; n++) {
    if (n > 0 && n % 5 === 0) phones.wait(3_600_000);
    lines.push((await look(NUMBER, '1111', `198.51.100.${n}`)).lines);
  }
  expect(lines).toEqual([...Array(15).fill(NOT_FOUND), TOO_OFTEN]);
});

test('twenty tries from one address', async () => {
  const last: unknown[] = [];
  for (let n = 0; n < 21; n++)
    last.push((await look(`QZ20261116-02${String(n).padStart(2, '0')}`, '1111')).lines);
  expect(last.at(-2)).toEqual(NOT_FOUND);
  expect(last.at(-1)).toEqual(TOO_OFTEN);
});

test('whoever knows the four characters looks as often as he likes, and from wherever others do', async () => {
  for (let n = 0; n < 25; n++) expect((await look(NUMBER, '0002')).lines[0]).toBe('张*的施工许可');
  const tries: unknown[] = [];
  for (let n = 0; n < 6; n++) tries.push((await look(NUMBER, '1111')).lines);
  expect(tries).toEqual([...Array(5).fill(NOT_FOUND), TOO_OFTEN]);
});

test('who comes among too many reads that, on a page that leads on', async () => {
  const many = Array.from({ length: 300 }, () => phones.guest().open('/wap/zh/menu'));
  const busy = (await Promise.all(many)).filter(({ title }) => title === '人多');
  expect(busy.length).toBeGreaterThan(0);
  expect(busy[0]).toMatchObject({ status: 200, lines: [word('page', 'busyHow')] });
  expect(busy[0]?.links[0]?.url).toBe('/wap/zh/menu');
});

test('what was shown once opens nothing else', async () => {
  const browser = phones.guest();
  await browser.open('/wap/zh/case');
  await browser.fill({ caseNo: NUMBER, four: '0002' });
  expect((await browser.open(`/wap/zh/case.expedite?caseNo=${NUMBER}`)).title).toBe('登录');
  expect((await browser.open(`/wap/zh/case.status?caseNo=${NUMBER}`)).title).toBe('查办件');
});
