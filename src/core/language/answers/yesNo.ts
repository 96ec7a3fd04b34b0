/** Yes or no to a question that wants one: the labels shown, and what people say instead. */
import type { Says } from '../../text/sayings';
import type { Reading } from '../reading/reading';

/** Longer texts say more than yes or no. */
const LONGEST = 16;
const MARKS = /[\s,.。、!?~;:()"“”'’…👌👍🙏]/gu;
/** 对对对, 好好, 不不不. */
const REPEATED = /^(.{1,2}?)\1+$/u;
/** Words of letters need a mark: no subsidy came. */
const FIRST_CLAUSE = /^\s*([^\s,.;!，。；！]{1,4})(?:\s*[,.;!，。；！]\s*|(?<=\p{sc=Han})\s+)(\S.{1,20})$/u;
type Said = Pick<Reading, 'normal' | 'says'>;

/** Null where it is neither. `drops`: yes gives something up, so that 取消 is yes. A digit is that of the choice. */
export function yesOrNo({ normal, says }: Said, drops = false): 'yes' | 'no' | null {
  const words = wordsIn(normal.plain);
  // 1, 第一个, 选1, 1是.
  const [first, second] = [says.firstChoice.exec(words)?.[0], says.secondChoice.exec(words)?.[0]];
  const picked = first ?? second;
  if (picked === undefined) return inWords(words, drops, says);
  const choice = first === undefined ? 'no' : 'yes';
  const rest = words.slice(picked.length);
  return rest === '' || inWords(rest, drops, says) === choice ? choice : null;
}

/** 是，帮我报上去: the first clause answers, and what is said behind it neither asks nor turns round. Null where it does not. */
export function answeredFirst({ normal, says }: Said, drops = false): 'yes' | 'no' | null {
  const [, first = '', rest = ''] = FIRST_CLAUSE.exec(normal.typed) ?? [];
  if (rest === '' || says.asksOn.test(normal.typed)) return null;
  const answer = inWords(first.toLowerCase(), drops, says);
  return answer === 'yes' && says.takesBack.test(rest) ? null : answer;
}

/** 不用了, 算了: no, in words alone; of 没投诉 nobody can tell what it says no to. */
export function declines({ normal, says }: Said): boolean {
  const words = wordsIn(normal.plain);
  return [words, words.replace(says.afterAnswer, ''), bare(words, says)].some((each) => says.no.test(each));
}

function wordsIn(text: string): string {
  return text.length > 2 * LONGEST ? '' : text.replace(MARKS, '').toLowerCase();
}

function inWords(words: string, drops: boolean, says: Says): 'yes' | 'no' | null {
  if (words === '' || words.length > LONGEST) return null;
  const forms = [words, words.replace(says.afterAnswer, ''), bare(words, says)];
  for (const form of forms) {
    const answer = said(form, drops, says);
    if (answer) return answer;
  }
  return null;
}

function bare(words: string, { beforeAnswer, afterAnswer }: Says): string {
  const plain = words.replace(beforeAnswer, '').replace(afterAnswer, '');
  return REPEATED.exec(plain)?.[1] ?? plain;
}

/** Where the question is whether to give something up, who does so says yes, and who still comes says no. */
function said(words: string, drops: boolean, says: Says): 'yes' | 'no' | null {
  if (drops && says.keeps.test(words)) return 'no';
  if (drops && says.drops.test(words)) return 'yes';
  if (says.no.test(words)) return 'no';
  if (says.yes.test(words)) return 'yes';
  // Of a yes, a 不, 别, 先不 makes a no.
  const denied = says.negates.exec(words)?.[0];
  const rest = denied && words.slice(denied.length);
  return rest && (says.yes.test(rest) || says.drops.test(rest)) ? 'no' : twice(words, drops, says);
}

/** 好的是的, 嗯对, 不用了算了: two words that say the same. */
function twice(words: string, drops: boolean, says: Says): 'yes' | 'no' | null {
  for (let at = words.length - 1; at > 0; at -= 1) {
    const [one, other] = [words.slice(0, at), words.slice(at)];
    const bareOther = other.length > 1 ? other.replace(says.softens, '') : other;
    for (const kind of ['no', 'yes'] as const) {
      const isOne = says[kind].test(one) || (kind === 'yes' && drops && says.drops.test(one));
      if (isOne && says[kind].test(bareOther)) return kind;
    }
  }
  return null;
}

/** It was never asked for: 不是我, 我没换. */
export function isDenied({ normal, says }: Said): boolean {
  return says.neverAsked.test(normal.plain.replace(MARKS, '').toLowerCase());
}
