import type { Intent } from '../../model/intent';
import { isHan } from '../reading/normalise';
import { isCommand, type Reading } from '../reading/reading';
import { senseOf, type Token } from '../reading/tokens';
import type { Rule } from './rule';

/** Screens and moves: a word that stands alone, or nearly so; `slack` characters may be unknown beside a sure one. */
export function only(
  intent: 'news.latest' | 'help' | 'menu' | 'page.next' | 'page.prev' | 'back' | 'cancel',
  slack: number,
): Rule {
  return (reading) =>
    reading.command(intent) &&
    reading.caseNo === null &&
    stands(reading, intent, slack) &&
    !reading.has('stranger')
      ? { intent, slots: {} }
      : null;
}

/** 我要办事, without saying which: what there is to choose from. */
export const errand: Rule = (reading) => (reading.hint('errand') ? { intent: 'menu', slots: {} } : null);

function stands(reading: Reading, intent: Intent, slack: number): boolean {
  // Help is called for in many other matters: its word must be sure.
  // 信息 is news by itself; with other words it may be any message.
  if (
    reading.tokens.length > 1 &&
    reading.tokens.every((token) => !isCommand(token, intent) || isMessage(token))
  )
    return false;
  // 新闻上看到你了, 帮帮我借点钱
  if (reading.has(intent === 'help' ? 'money' : 'you')) return false;
  if (reading.rest === 0 && intent !== 'help') return reading.tokens.every((token) => fits(token, intent));
  return (
    reading.rest <= slack && isSure(reading, intent) && !(intent === 'news.latest' && runsOn(reading, intent))
  );
}

/** What a move through screens has nothing to do with. */
const OTHER = ['misconduct', 'matter', 'programme', 'money', 'account', 'expedite'] as const;

function fits(token: Token, intent: Intent): boolean {
  return isCommand(token, intent) || !OTHER.some((sign) => senseOf(token, sign));
}

function isMessage(token: Token): boolean {
  return senseOf(token, 'messages') !== undefined;
}

/** 公告栏: one character more and it is another word. */
function runsOn({ tokens, text, rest }: Reading, intent: Intent): boolean {
  const last = tokens.at(-1);
  return (
    rest === 1 &&
    !!last &&
    isCommand(last, intent) &&
    last.end === text.length - 1 &&
    isHan(text.charCodeAt(last.end))
  );
}

/** The word opens the text, or is long enough to mean nothing else (怎么用, 信息公开). */
function isSure({ tokens, head }: Reading, intent: Intent): boolean {
  return tokens.some((token) => isCommand(token, intent) && (token === head || token.end - token.start > 2));
}
