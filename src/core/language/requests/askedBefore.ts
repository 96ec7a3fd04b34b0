/** 我那个投诉咋样了, 咨询有回复没, has my complaint been answered: a question about what was asked in own words before. */
import type { SlotsOf } from '../../model/intent';
import type { Rule } from './rule';

type Asked = NonNullable<SlotsOf['case.status']['asked']>;

const NAMES: readonly (readonly [Asked, string])[] = [
  ['complaint', '投诉|举报|检举|反映|反应(?=的(?:事|情况|问题))|告状|控告|提的?意见|ts'],
  ['consult', '咨询|提问|提的?问题|问的?(?=那?件?(?:事|问题))|zx'],
];

/** Whose and when; nothing of 我要投诉, which begins a new one. */
const OWN =
  '(?:我们|我|俺|咱|那|这|个|件|条|上次|上回|上个?月|上周|昨天|前天|前几天|之前|以前|先前|刚才|的|,|\\s){0,6}';
/** Said by whose it is, or of the one before. */
const MINE = `(?:我们?|俺|咱|上次|上回|之前|昨天|前几天|那个?)${OWN}`;
const GREETING =
  '(?:您好|你好|领导|同志|请问|麻烦|帮|给|想(?=问|知道|了解|查|看)|问下|问问?|查下|查查?询?|看下|看看|查看|一下|知道|了解|我|,|\\s){0,6}';
const THING = '(?:的?(?:那|这)?(?:个|件|些|条|封)?(?:事情|事儿|事|情况|问题|信|单子|单))?的?';
const DEED =
  '(?:处理|办理|办|解决|答复|回复|回应|回信|回音|回|反馈|受理|收到|调查|核实|查清|查|落实|撤销|撤回|撤|批|管|看)';
const NEWS =
  '(?:处理结果|处理情况|办理情况|办理结果|进度|进展|结果|状态|回复|答复|回音|回信|回应|反馈|消息|下文|动静|说法|着落|眉目)';
const SOMEBODY = '人(?:处理|理|管|办|看|回)';
const SPAN = '(?:[0-9一二两三四五六七八九十半几好]{1,3}个?(?:天|周|星期|礼拜|月|年)|这么久|好久|很久|老)';
const BETWEEN = `(?:你们|过|到底|到现在|现在|究竟|目前|都|给我|给|已经|是不是|我|${SPAN}|了|,|\\s){0,6}`;
const HOW =
  '(?:怎么样|怎样|咋样|咋个样|啥样|如何|啥情况|什么情况|怎么说|咋说|(?:进行|办|处理)?到?(?:哪一?步|哪里|哪儿|哪|啥程度|什么程度|啥阶段|什么阶段|哪个环节))';
const WHEN = '(?:什么时候|啥时候|几时|何时|哪天|多会儿?|多久|多长时间|几天)';
const DONE = '(?:了|完|好|过|到|出来|下来|清楚|我){0,3}';
const WHETHER = '(?:没有|没|吗|么|不|嘛|未|否)';
const LAST = '(?:了|啊|呀|啦|呢|吗|嘛|吧|哦|,|\\s|谢谢您?|麻烦|告诉我|回个话|急){0,4}[\\s.。?!~]*$';

const ANSWER = `(?:${DEED}|${NEWS})${DONE}`;
const NOBODY = `(?:没有|没|不|不见|未)(?:人|有|见|给|我){0,2}(?:${DEED}|${NEWS}|理)${DONE}`;

/** What may be asked of it, behind its name, though something was told in between. */
const RESULT = [
  `(?:${DEED}?得?的?)${HOW}`,
  `(?:有没有|有无|是否有?|可有)${ANSWER}${WHETHER}?`,
  `(?:有|出|见)?${ANSWER}${WHETHER}`,
  `${WHEN}(?:能|才|会|可以|给|有|出|我){0,3}${ANSWER}`,
].join('|');
/** What is asked of it only right behind its name: elsewhere it may be what is told (路灯的事一直没人管). */
const QUESTION = [
  RESULT,
  `${DEED}?的?${NEWS}(?:${HOW}|查询|查一?下|是?(?:什么|啥)|(?:有|出|出来|下来)?了?${WHETHER})?`,
  '查询',
  `(?:还?要|得|大概)${WHEN}`,
  `有没有${SOMEBODY}`,
  `有${SOMEBODY}了?${WHETHER}`,
  `(?<deed>${DEED})没\\k<deed>${DONE}`,
  `(?:还|怎么还?|咋还?|为什么还?|为啥还?|是不是)${NOBODY}`,
].join('|');

/** Of what was told: 我投诉路灯的事处理了吗, 我投诉过路灯，处理了吗. */
const TOLD = '(?:的?[^,.?!]{1,10}(?:的|那)(?:件|个)?(?:事情|事儿|事|情况|问题)|过[^,.?!]{1,10},)';
/** 我投诉 is said by who complains now, 我的投诉 and 上次投诉 are not. */
const NAMED = '(?:我们|我|俺|咱)?(?:的|那个|这个|那|上次的?|上回的?|之前的?|昨天的?){1,2}';

function formsOf(name: string): RegExp {
  const it = `${OWN}(?:${name})${THING}`;
  const its = `${MINE}(?:${name})${THING}`;
  return new RegExp(
    [
      `^${GREETING}${it}${BETWEEN}(?:${QUESTION})${LAST}`,
      `^${GREETING}${it}(?:了|过)${SPAN}了?[,还都也]?${NOBODY}${LAST}`,
      `^${GREETING}${MINE}(?:${name})${TOLD}${BETWEEN}(?:${RESULT})${LAST}`,
      `^(?:${GREETING})(?:查询?|查一?下|查看|查查|看看|看一?下)${it}${LAST}`,
      `^${GREETING}(?:你们)?(?:有没有|是否|是不是)?(?:${DEED})(?:了|过)?${its}${DONE}${WHETHER}${LAST}`,
      `^${GREETING}(?:你们)?(?:有没有|是否|是不是|${WHEN}(?:能|才|会|可以|给){0,2})(?:${DEED})(?:了|过)?${its}${LAST}`,
      `^${GREETING}(?:你们)?(?:请|麻烦)?(?:尽快|赶快|赶紧|抓紧|快点|早点)(?:${DEED})(?:一下)?${its}${LAST}`,
      `^${GREETING}${NAMED}(?:${name})${THING}${LAST}`,
      `^${HOW}了?[,\\s]*${its}${LAST}`,
    ].join('|'),
  );
}

const FORMS = NAMES.map(([asked, name]) => [asked, formsOf(name)] as const);

/** Told first: most texts name none. */
const NAMES_ONE = new RegExp(`complaint|question|enquiry|inquiry|${NAMES.map(([, name]) => name).join('|')}`);

const ENGLISH_MINE = '(?:my|the|our) (?:last |previous |earlier )?';
const ENGLISH_NAME = '(complaint|question|enquiry|inquiry)';
const SETTLED =
  '(?:answered|handled|dealt with|resolved|solved|processed|received|read|reviewed|settled|looked at)';
const ENGLISH = new RegExp(
  `^(?:hello,? |hi,? |please,? |excuse me,? )?(?:${[
    `(?:has|was|is|when will|when is|will) ${ENGLISH_MINE}${ENGLISH_NAME} (?:been |be |being )?(?:yet |already )?${SETTLED}`,
    `(?:have you|has anyone|has anybody|did you|did anyone|did anybody|are you|when will you|will you) (?:ever |already )?(?:look at|looked at|answer|handle|resolve|solve|read|receive|get|deal with|dealt with|dealing with)(?:ed|d|ing)? ${ENGLISH_MINE}${ENGLISH_NAME}`,
    `(?:is there |are there |do you have |have you |where is |where's |when do i get |when will i get |i want )?(?:(?:any|an|the|my) )?(?:answer|reply|response|news|update|progress|result|decision|follow up)s?(?: yet)? (?:to|on|about|of|for|regarding) ${ENGLISH_MINE}${ENGLISH_NAME}`,
    `(?:what(?:'s| is) the |check |show |tell me )?(?:the )?(?:status|progress|result|outcome) (?:of|on|for) ${ENGLISH_MINE}${ENGLISH_NAME}`,
    `(?:what(?:'s| is) )?(?:check )?(?:${ENGLISH_MINE})?${ENGLISH_NAME} (?:status|progress|result|outcome)`,
    `(?:how long (?:until|till|before) |why (?:has|is|was) )${ENGLISH_MINE}${ENGLISH_NAME} (?:is |not been |still not |not |has been )?${SETTLED}`,
    `${ENGLISH_MINE}${ENGLISH_NAME} (?:has|is|was)(?: not|n't)(?: been)? ${SETTLED}`,
    `(?:what (?:happened|has happened|is happening) (?:to|with)|what became of|what about|where is|where's|how is|how's|how about|check(?: on)?|track) ${ENGLISH_MINE}${ENGLISH_NAME}(?: going| doing| coming along| now)?`,
  ].join('|')})(?: yet| now| so far)?(?: please)?[\\s.?!]*$`,
);
/** Longer texts tell of something. */
const LONGEST_CHINESE = 32;
const LONGEST_ENGLISH = 70;

export const askedBefore: Rule = ({ text, caseNo }) => {
  if (caseNo !== null || text.length > LONGEST_ENGLISH || !NAMES_ONE.test(text)) return null;
  const english = ENGLISH.exec(text.trim())
    ?.slice(1)
    .find((name) => name !== undefined);
  if (english) return about(english === 'complaint' ? 'complaint' : 'consult');
  if (text.length > LONGEST_CHINESE) return null;
  const found = FORMS.find(([, form]) => form.test(text));
  return found ? about(found[0]) : null;
};

function about(asked: Asked): ReturnType<Rule> {
  return { intent: 'case.status', slots: { asked } };
}
