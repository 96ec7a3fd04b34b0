/** 取消投诉, 不投诉了, 我投诉错了, 撤诉: what was asked in own words is not wanted any more. */
import type { SlotsOf } from '../../model/intent';
import type { Rule } from './rule';

type Asked = NonNullable<SlotsOf['cancel']['asked']>;

const NAMES: [Asked, string][] = [
  ['complaint', '投诉|举报|反映|告状|控告'],
  ['consult', '咨询|问题|提问'],
  ['expedite', '催办|加急|提前办结?|提前办理'],
];
const FIRST =
  '(?:我|俺|咱|我们|那个?|这个?|请|帮我|麻烦|想|要|上次|昨天|前天|前几天|刚才|之前|的|把|给我|,|\\s){0,6}';
const LAST = '(?:的?(?:那件?事|事情?|信|件|单|登记|请求|问题)?)(?:了|吧|算了|掉|啦|呀|啊|,|\\s){0,4}';
const DROPS = '(?:取消|撤销|撤消|撤回|撤掉?|收回|不要|作废|退掉?)';

/** Each form around one kind of name. */
function formsOf(name: string): RegExp {
  return new RegExp(
    `^${FIRST}(?:${DROPS}${FIRST}(?:${name})${LAST}|(?:${name})${LAST}${DROPS}${LAST}|(?:${name})(?:错了?|弄错了?|搞错了?)${LAST}|不(?:想|要|再)?(?:${name})(?:了|啦|吧))[\\s.。!~]*$`,
  );
}

const FORMS = NAMES.map(([asked, name]) => [asked, formsOf(name)] as const);
const SUIT = new RegExp(`^${FIRST}撤诉${LAST}[\\s.。!~]*$`);
const ENGLISH = /^\s*(?:please )?(?:cancel|withdraw|drop) (?:my |the )?(complaint|question)[\s.!]*$/;
/** Longer texts tell of something. */
const LONGEST = 24;

export const withdrawTicket: Rule = ({ text, caseNo }) => {
  if (text.length > LONGEST || caseNo !== null) return null;
  const english = ENGLISH.exec(text)?.[1];
  if (english)
    return { intent: 'cancel', slots: { asked: english === 'complaint' ? 'complaint' : 'consult' } };
  if (SUIT.test(text)) return { intent: 'cancel', slots: { asked: 'complaint' } };
  const found = FORMS.find(([, form]) => form.test(text));
  return found ? { intent: 'cancel', slots: { asked: found[0] } } : null;
};
