/** What a county wrote in Chinese, as who reads English is told it. */

import { spokenBy } from '../../../src/service/render/spoken';
import { renderer } from '../../support/renderer';

const text = (view: Parameters<typeof renderer.render>[0]['show'], language: 'en' | 'zh-CN') =>
  renderer.render({ show: view }, language, 'sms').text;
const hall = (hours: string, place = '政务大厅') =>
  ({ view: 'guide.hall', data: { place, hours, phone: '0595-12345' } }) as const;

test.each([
  ['周一至周五9:00-17:00', 'Mon-Fri 9:00-17:00'],
  ['每天8:00-20:00', 'daily 8:00-20:00'],
  ['周二、周四9:00-15:00', 'Tue, Thu 9:00-15:00'],
  ['周一至周五上午8:30-12:00，下午2:30-6:00', 'Mon-Fri am 8:30-12:00, pm 2:30-6:00'],
  // What is not known is said as it was written.
  ['逢集9:00-17:00', '逢集9:00-17:00'],
])('%s is told as %s', (hours, told) => {
  expect(text(hall(hours), 'en')).toContain(`open ${told}, phone`);
  expect(text(hall(hours), 'zh-CN')).toContain(hours);
});

test.each([
  ['政务大厅3号窗口', 'Service Hall window 3'],
  ['县政务服务中心二楼12号窗口', 'County Service Centre, 2nd floor window 12'],
  ['老粮站院内', '老粮站院内'],
])('%s is told as %s', (place, told) => {
  expect(text(hall('每天', place), 'en')).toContain(`${told} is open`);
});

test('a number keeps its commas and its decimals', () => {
  const fee = spokenBy({ '#元': 'CNY #', 工本费: 'fee ' });
  expect(fee('工本费37.5元，1,200元')).toBe('fee CNY 37.5, CNY 1,200');
});

test('a piece of which a word is not known stays whole', () => {
  const papers = spokenBy({ 身份证: 'ID card', 户口本: 'household book' });
  expect(papers('身份证、户口本、宗地图')).toBe('ID card, household book, 宗地图');
  expect(papers('身份证照片')).toBe('身份证照片');
});
