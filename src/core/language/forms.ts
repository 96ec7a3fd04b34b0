/** Short forms that nobody writes by chance: the whole text has to be one. */
import type { Context } from '../model/dialogue';
import type { Act, OfficeList } from '../model/intent';
import { familyForm } from './answers/family';
import type { Speaker } from './model/examples';
import type { Reading } from './reading/reading';
import { typedSpan } from './reading/spans';

const CONSENT = /^\s*(授权|同意代查|sq)\s*$/;
const UNREACHED = /^\s*(联系不上|lxbs)(的|户|的户|名单)?\s*$/;
const REPORT = /^\s*(报号|bh)[\s:,,]*([\u3400-\u9fff·]{2,6})?[\s:,,]*$/;
/** A code of the wrong length is a wrong code. */
const LOOK = /^\s*(代查|dc)[\s:,,]*([0-9]{1,8})?[\s:,,]*$/;
/** As it is told to whoever asks how: 代查 张大山 123456. */
const LOOK_NAMED =
  /^\s*(?:代查|dc)[\s:,,]*([\u3400-\u9fff·]{2,12}?)(?:家|户)?[\s:,,]*(?:授?权?码)?[\s:,,]*([0-9]{1,8})\s*[.!~]*\s*$/;
/** Begun so and written otherwise, as a number with a digit too few: never the sender's own household instead. */
const AMISS = /^\s*(?:(报号)[^0-9]{0,8}[0-9]|代查(?!了|过|的|不))/;

/** GH482913, 确认码482913: the code that was sent. Of another length it is a wrong one. */
const CODE = /^\s*(?:gh|bh|确认码|授权码?|码)(?:是|为|[\s:#,.-])*([0-9]{3,8})\s*[.!~]*\s*$/;
/** 换号 1390000 is a number with digits missing. */
const SIX = /^\s*(?:换号|改号|报号|换手机号|确认)(?:是|为|[\s:#,.-])*([0-9]{6})\s*[.!~]*\s*$/;
const ZERO = /^\s*(?:gh|bh)[\s:#,.-]*[0o]\s*[.!~]*\s*$/;
const NO = /^\s*(?:gh|bh)[\s:#,.-]*(?:不.{0,4}|否|no)\s*[.!~]*\s*$/;
/** 我没换号, 不同意换手机号; 能不能换号 asks. */
const DENIED = /(?:不(?:想|要|用|是|同意|让|准|许)?|没(?:有|要|说)?|别|莫)(?:[我俺给要说过想]){0,3}(?:换|改)/;
const ABOUT = /[换改](?:[了过]|掉)?(?:手机|电话|号)|(?:手机|电话|号码?)[^,.。]{0,4}[换改]/;
/** What is asked behind it is what is meant: 不是换号，我查低保. */
const ELSE = /[,.。;]\s*(?:我|俺)?(?:是|就|只是)?(?:要|想|来)?(?:查|问|看)/;
const NOT_MOVED: Act = { intent: 'contact.changePhone', slots: { no: true } };
const ASKED = /能不能|可不可以|不能|要不要|是不是|用不用|[吗么?]\s*$|怎么|咋|了\s*[.!~]*$/;

/** Yes or no to a request for haste; what follows is said to the applicant. */
const VERDICT =
  /^\s*(?:(不同意|不予同意|不准|不能提前|不可以提前|no|refuse[ds]?|disagree[ds]?)|(同意|准予?提前|可以提前|agree[ds]?|approve[ds]?))(?![a-z])(?:提前办结|提前办|提前)?(?:吗)?/;
/** The last four digits of a number, behind a verdict or alone. */
const TAIL = /^[\s,:]*([0-9]{4})(?![0-9])/;
const TAIL_ALONE = /^\s*(?:[看查]|编号|办件)?\s*([0-9]{4})\s*[.?!]*\s*$/;

/** How all of these but the lists and verdicts begin: of most texts nothing else has to be looked at. */
const OPENS = /^\s*(?:[授同联报代确码换改]|sq|lxbs|[gb]h|dc)/;

/** Lists that a leader asks for by one word, or its initials. */
const LISTS: readonly (readonly [OfficeList, RegExp])[] = [
  ['todo', /^\s*(?:db|待办|to-? ?do|pending)\s*[.?!]*$/],
  ['running', /^\s*(?:zb|在办|running)\s*[.?!]*$/],
  [
    'soon',
    /^\s*(?:(?:快|要|将)要?(?:超期|到期)|(?:今天|明天|[这本]周)到期)[的了]?(?:有[吗没]|有哪些|有没有|有几[个件])?\s*[.?!]*$/,
  ],
  [
    'late',
    /^\s*(?:cq|(?:今天|现在)?(?:超期|逾期|红牌|黄牌)(?:了)?(?:的)?(?:有哪些|有吗|有没有|有几[个件])?|overdue)\s*[.?!]*$/,
  ],
  ['green', /^\s*(?:ls|绿色(?:通道)?|绿通|green)\s*[.?!]*$/],
];

/** What a text that is such a form means; null: it is none. */
export function formOf(reading: Reading, context: Context | null, speaker: Speaker): Act | null {
  const own = speaker === 'office' ? officeForm(reading, context) : null;
  if (own) return own;
  const opens = OPENS.test(reading.text);
  return (
    (opens ? phoneForm(reading) : denied(reading)) ??
    familyForm(reading) ??
    (opens ? liaisonForm(reading) : null)
  );
}

/** The answer to a question about numbers that stands in no conversation of this phone. */
function phoneForm(reading: Reading): Act | null {
  const { text } = reading;
  const code = CODE.exec(text)?.[1] ?? SIX.exec(text)?.[1];
  if (code !== undefined) return { intent: 'contact.changePhone', slots: { code } };
  if (ZERO.test(text)) return { intent: 'contact.changePhone', slots: { no: true, notMine: true } };
  return NO.test(text) ? NOT_MOVED : denied(reading);
}

/** 我没换号: said in any words. */
function denied({ text, phones }: Reading): Act | null {
  const denies =
    phones.length === 0 && DENIED.test(text) && ABOUT.test(text) && !ASKED.test(text) && !ELSE.test(text);
  return denies ? NOT_MOVED : null;
}

function liaisonForm({ text, phones }: Reading): Act | null {
  if (CONSENT.test(text)) return { intent: 'consent.give', slots: {} };
  if (UNREACHED.test(text)) return { intent: 'liaison.unreached', slots: {} };
  const phone = phones.length === 1 ? phones[0]?.number : undefined;
  const report = REPORT.exec(text);
  if (report) {
    const head = report[2];
    return { intent: 'liaison.report', slots: { ...(head && { head }), ...(phone && { newPhone: phone }) } };
  }
  const look = LOOK.exec(text);
  if (!look) {
    const [, head, code] = LOOK_NAMED.exec(text) ?? [];
    if (head && code) return { intent: 'liaison.look', slots: { head, code } };
    const amiss = AMISS.exec(text);
    return amiss && { intent: amiss[1] ? 'liaison.report' : 'liaison.look', slots: {} };
  }
  const code = look[2];
  return { intent: 'liaison.look', slots: { ...(phone && { phone }), ...(code && { code }) } };
}

/** What only a leader or a supervisor writes: from anybody else these words mean what they always mean. */
function officeForm(reading: Reading, context: Context | null): Act | null {
  const { text, caseNo } = reading;
  const verdict = context?.expects === 'text' ? null : verdictIn(reading);
  if (verdict) return verdict;
  const list = LISTS.find(([, words]) => words.test(text));
  if (list) return { intent: 'office.cases', slots: { which: list[0] } };
  const tail = caseNo === null ? TAIL_ALONE.exec(text)?.[1] : undefined;
  return tail === undefined ? null : { intent: 'case.status', slots: { caseNo: tail } };
}

function verdictIn(reading: Reading): Act | null {
  const { text, caseNo } = reading;
  const verdict = VERDICT.exec(text);
  if (!verdict) return null;
  const behind = text.slice(verdict[0].length);
  const tail = TAIL.exec(behind);
  const ticket = caseNo ?? tail?.[1];
  // A number in full was blanked out.
  const rest = verdict[0].length + (tail?.[0].length ?? behind.length - behind.trimStart().length);
  const words = typedSpan(reading, rest, text.length);
  return {
    intent: 'office.haste',
    slots: {
      agree: verdict[1] === undefined,
      ...(ticket !== undefined && { ticket }),
      ...(words !== '' && { text: words }),
    },
  };
}
