import type { Says } from '../../text/sayings';
import { findCaseNumber } from './caseNumber';
import type { Normal } from './normalise';

/** A text without what was wrapped around the words of the person who sent it. */
export interface Unwrapped {
  body: Normal;
  /** A notice that the person quoted, when own words follow it. */
  quoted: Normal | null;
  /** Begins with another sender's signature (`【XX银行】`), or is nothing but a forwarded text. */
  foreign: boolean;
}

interface Seam {
  start: number;
  end: number;
}

const REPLY_PREFIX = /^\s*(?:回复|答复|回|re|reply|发送|短信内容|内容)\s*[::]\s*/;
const FORWARD = /^\s*[[(【]?(?:转发|转|fwd?|原文|引用|转自)[\])】]?\s*[::]?\s*/;
const FORWARD_MARK =
  /^\s*[[(【]?(?:转发|fwd?|原文|引用|转自)[\])】]?\s*[::]|^\s*转\s*[::]|^\s*[-—=]{2,}\s*(?:转发|原始?(?:短信|信息|文))/;
const QUOTE_OPEN = /^\s*["“”「『《>]/;
/** How all of these begin, and what offices say; most texts are not wrapped. */
const OPENS = /^\s*(?:[[(【"“”「『《>—=回答发短内转原引您-]|re|fwd?)/;
/** How offices speak to a citizen, who copied it without marks. */
const TO_CITIZEN = /^\s*您(?:的|好,您|申请|于|办理)/;
const LAST_STOP = /[。!;]\s*(?=[^。!;]{3,30}[。!;]?\s*$)/;
const SHORTEST_NOTICE = 6;
const SHORTEST_QUESTION = 4;
const LONGEST_QUESTION = 30;
/** Where the quoted words end and those of the sender begin. */
const SEAM = /(?:—{1,3}|--+|\/\/|\n|[”」』》]|"(?=[^"]{1,60}$)|-{2,}|=>|←|\|)\s*/g;
const HEAD_SIGNATURE = /^\s*(?:【([^】]{1,20})】|\[([^\]]{1,20})\])\s*/;
const TAIL_SIGNATURE =
  /\s*(?:【([^】]{1,20})】|\[([^\]]{1,20})\]|(?:—{1,3}|--|(?<=\s)-)\s*[^\s—\d〇零一二三四五六七八九,。?!吗没]{1,4}|发自我的.{0,12}|来自.{1,8}(?:手机|客户端)|sent from my .{1,15})\s*$/;
/** Stands in each of these. */
const TAIL_MARK = /[】\]—-]|发自我的|来自|sent from my/;
const TAIL_LOOKED_AT = 60;

/** Takes away reply and forward marks, a signature at the end, and a quoted notice before the person's own words. */
export function unwrap(normal: Normal, says: Says): Unwrapped {
  return OPENS.test(normal.plain) ? unwrapped(normal, says) : bare(normal, says);
}

/** With nothing in front of the own words. */
function bare(normal: Normal, says: Says): Unwrapped {
  const { body, institution } = tailless(normal, says);
  return { body, quoted: null, foreign: institution };
}

function unwrapped(normal: Normal, says: Says): Unwrapped {
  const body = unsigned(drop(normal, REPLY_PREFIX), says);
  const forwarded = FORWARD_MARK.test(body.plain);
  const signed = !forwarded && HEAD_SIGNATURE.test(body.plain);
  const marked = forwarded || signed || QUOTE_OPEN.test(body.plain);
  const seam = (marked ? lastSeam(body.plain) : null) ?? questionSeam(body, signed, says);
  if (seam) {
    const quoted = cut(body, 0, seam.start);
    return { body: tailless(cut(body, seam.end), says).body, quoted, foreign: false };
  }
  const foreign = signed || (forwarded && drop(body, FORWARD).plain.length > 12);
  const rest = tailless(forwarded ? drop(body, FORWARD) : body, says);
  return { body: rest.body, quoted: null, foreign: foreign || rest.institution };
}

/** In a notice without marks around it, forwarded or copied as it stands: before a last sentence that asks. */
function questionSeam(body: Normal, signed: boolean, says: Says): Seam | null {
  const text = body.plain;
  if (!signed && !FORWARD_MARK.test(text) && !TO_CITIZEN.test(text)) return null;
  const seam = lastStop(text) ?? lastGap(body);
  if (!seam || !says.question.test(text.slice(seam.end))) return null;
  // Strangers sign too, and end with questions: what is signed has to be about what offices do.
  const notice = text.slice(0, seam.start);
  return !signed || says.rural.test(notice) || findCaseNumber(notice) ? seam : null;
}

function lastStop(text: string): Seam | null {
  const stop = LAST_STOP.exec(text);
  return stop && stop.index >= SHORTEST_NOTICE
    ? { start: stop.index, end: stop.index + stop[0].length }
    : null;
}

/** The last blank that was typed; between Chinese characters only `typed` still has it. */
function lastGap({ typed, plain, origin }: Normal): Seam | null {
  const longest = Math.max(SHORTEST_NOTICE, plain.length - LONGEST_QUESTION);
  for (let at = plain.length - SHORTEST_QUESTION; at >= longest; at--) {
    if (plain[at - 1] !== ' ' && /\s/.test(typed[(origin[at] ?? 0) - 1] ?? '')) return { start: at, end: at };
  }
  return null;
}

/** Drops a name in brackets that stands in front and is the citizen's own (`【李家沟村李大柱】`), or a picture. */
function unsigned(body: Normal, says: Says): Normal {
  const sign = HEAD_SIGNATURE.exec(body.plain);
  const name = sign?.[1] ?? sign?.[2] ?? '';
  if (!sign || says.institution.test(name)) return body;
  const picture = sign[2] !== undefined && name.length <= 4;
  return picture || says.person.test(name) ? drop(body, HEAD_SIGNATURE) : body;
}

function tailless(body: Normal, says: Says): { body: Normal; institution: boolean } {
  const from = Math.max(0, body.plain.length - TAIL_LOOKED_AT);
  const end = body.plain.slice(from);
  const tail = TAIL_MARK.test(end) ? TAIL_SIGNATURE.exec(end) : null;
  if (!tail || from + tail.index === 0) return { body, institution: false };
  return {
    body: cut(body, 0, from + tail.index),
    institution: says.institution.test(tail[1] ?? tail[2] ?? ''),
  };
}

function lastSeam(text: string): Seam | null {
  let last: Seam | null = null;
  for (const match of text.matchAll(SEAM)) {
    const end = match.index + match[0].length;
    if (match.index > 6 && end < text.length - 1) last = { start: match.index, end };
  }
  return last;
}

function drop(normal: Normal, prefix: RegExp): Normal {
  const length = prefix.exec(normal.plain)?.[0].length ?? 0;
  return length === 0 || length === normal.plain.length ? normal : cut(normal, length);
}

/** A part of a text with its way back. */
function cut(normal: Normal, start: number, end = normal.plain.length): Normal {
  return {
    typed: normal.typed,
    plain: normal.plain.slice(start, end),
    origin: normal.origin.slice(start, end),
  };
}
