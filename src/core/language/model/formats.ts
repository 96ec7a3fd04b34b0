/** Numbers of a kind, as one capital letter each: which case or phone it is says nothing of what is wanted. */
import { findCaseNumber } from '../reading/caseNumber';
import { isHan } from '../reading/normalise';
import { isLetter } from './units';

const IDENTITY = /(?<![0-9])[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9x](?![0-9])/g;
const PHONE = /(?<![0-9])(?:\+?86[\s-]?|0086[\s-]?)?1[3-9][0-9](?:[\s-]?[0-9]{4}){2}(?![0-9])/g;
const LANDLINE = /(?<![0-9])0[1-9][0-9]{1,2}[\s-]?[0-9]{7,8}(?![0-9])/g;
const DAY =
  /(?<![0-9])20[0-9]{2}[-年./][0-9]{1,2}[-月./][0-9]{1,2}(?:号|日)?(?![0-9])|(?<![0-9])[0-9]{1,2}月[0-9]{1,2}(?:号|日)?/g;
const CARD = /(?<![0-9])[0-9](?:\s?[0-9]){14,18}(?![0-9])/g;

/** A text as it was made comparable, with its numbers of a kind replaced. Linear in time. */
export function withFormats(plain: string): string {
  if (!/[0-9〇零一二三四五六七八九]{2}/.test(plain)) return plain;
  let text = plain;
  const found = text.length > 9 ? findCaseNumber(text) : null;
  if (found) {
    const kind = /^[TZ]/.test(found.value) ? 'T' : 'N';
    text = `${text.slice(0, found.start)} ${kind} ${text.slice(found.end)}`;
  }
  return text
    .replace(IDENTITY, ' I ')
    .replace(PHONE, ' P ')
    .replace(LANDLINE, ' L ')
    .replace(CARD, ' C ')
    .replace(DAY, ' D ');
}

/** Said around anything, and of no weight beside it. */
const CLOSING =
  /(?:谢谢?(?:了|啦|您|你|哈|啊)?|感谢(?:您|你)?|辛苦(?:了|啦|您)?|拜托(?:了|啦)?|麻烦(?:了|您|你|啦)?(?:帮?[看查问][看下]?)?|急急?|急用|thanks?|thank you|thx|please|pls|urgent)$/;
const OPENING = /^(?:您好|你好|老乡|同志|领导|请问一?下?|麻烦问下|喂|(?:hello|hi|hey|excuse me)(?![a-z]))/;
/** Who it is and who sent him to ask, before what he asks: 俺是刘家湾的, 我家老人让问的. */
const TOLD =
  /^(?:[我俺咱额]们?(?:家)?(?:是|住)[^,.!?]{1,7}[村湾组镇乡庄屯寨沟坪](?:的|人|这边)?|[我俺咱额]?们?(?:家|屋)?(?:老人|老人家|老爸|爸|妈|爹|娘|奶奶|爷爷|婆婆|邻居|村长)(?:叫|让|托|喊)(?:我|俺)?(?:来)?问(?:的|一下|下|问|哈)?)(?=.{4})/;
const MARK = /[\s,.!~]/;
/** So many are taken off at a time. */
const MOST_MARKS = 8;
/** So much is left without it, and so much of it is looked at. */
const SHORTEST = 4;
const LONGEST = 16;
const MOST = 4;

/** A text without thanks and greetings around it; as it stands where there is little else. */
export function withoutCourtesy(plain: string): string {
  let [start, end] = [0, plain.length];
  for (let times = 0; times < MOST && end - start > SHORTEST; times++) {
    const last = beforeMarks(plain, Math.max(start, end - LONGEST), end);
    const first = behindMarks(plain, start, Math.min(end, start + LONGEST));
    const head = plain.slice(first, Math.min(end, start + LONGEST));
    const closing = CLOSING.exec(plain.slice(Math.max(start, end - LONGEST), last))?.[0].length ?? 0;
    const opening = (OPENING.exec(head) ?? TOLD.exec(head))?.[0].length ?? 0;
    if (closing + opening === 0) break;
    if (closing > 0) end = last - closing;
    if (opening > 0) start = first + opening;
  }
  const last = beforeMarks(plain, start, end);
  const words = plain.slice(behindMarks(plain, start, last), last);
  return words.length < SHORTEST ? plain : words;
}

function beforeMarks(text: string, start: number, end: number): number {
  let at = end;
  while (at > Math.max(start, end - MOST_MARKS) && isMark(text, at - 1)) at--;
  return at;
}

function behindMarks(text: string, start: number, end: number): number {
  let at = start;
  while (at < Math.min(end, start + MOST_MARKS) && isMark(text, at)) at++;
  return at;
}

function isMark(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return !isHan(code) && !isLetter(code) && MARK.test(text.charAt(at));
}
