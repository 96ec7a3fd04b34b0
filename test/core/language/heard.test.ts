/** What is spelt by its sound, in characters of other words or in letters, and short forms of stopping and leaving. */
import { understand } from '../../../src/core/language/understand';
import type { Context } from '../../../src/core/model/dialogue';
import { lexicon } from '../../support/lexicon';

const MENU: Context = { state: 'menu', expects: 'choice', options: 8 };
const PAYMENTS: Context = { state: 'subsidy.list', expects: 'index', page: 1, pages: 2, items: 5 };
const ONE_CASE: Context = { state: 'case.detail', expects: 'none', caseNo: 'QZ20261101-0001' };
const ALERT: Context = { state: 'alert.pending', expects: 'ack', caseNo: 'QZ20261101-0001' };

test.each<[string, Context | null, string]>([
  ['催板', null, 'case.expedite'],
  ['才丹', null, 'menu'],
  ['帮注', null, 'help'],
  ['于约', null, 'appointment.book'],
  ['新文', null, 'news.latest'],
  ['zenme cha', null, 'help'],
  ['ban dao nali le', null, 'case.status'],
  ['genggai shoujihao', null, 'contact.changePhone'],
  ['zhengwu zhongxin zai nali', null, 'consult.ask'],
  ['jixu', PAYMENTS, 'page.next'],
  ['mashang ban', ALERT, 'alert.ack'],
  ['了解', ALERT, 'alert.ack'],
  ['了解，安排', ALERT, 'alert.ack'],
  ['T退', null, 'subscribe.stop'],
  ['quit', null, 'subscribe.stop'],
  ['end', null, 'subscribe.stop'],
  ['quit', PAYMENTS, 'cancel'],
  ['退', ONE_CASE, 'back'],
  ['2 please', PAYMENTS, 'subsidy.detail'],
  ['press 2', MENU, 'choose'],
  ['one', MENU, 'choose'],
  ['进2', MENU, 'choose'],
  ['进第五个', MENU, 'choose'],
  // They sound like a command, and are another word.
  ['取笑', null, 'unknown'],
  ['改好', null, 'unknown'],
  ['回复', null, 'unknown'],
])('%s at %j is %s', (text, context, intent) => {
  expect(understand(text, context, lexicon).intent).toBe(intent);
});

test.each([
  ['短信发到我儿子手机上13000003434以后', 'contact.changePhone'],
  ['换成我老婆的号 15500009911', 'contact.changePhone'],
  ['俺儿子的号换成13800000001', 'liaison.report'],
  ['给我妈改成我儿子的号13800000001', 'liaison.report'],
])('whose number changes, and whose it becomes: %s is %s', (text, intent) => {
  expect(understand(text, null, lexicon).intent).toBe(intent);
});
