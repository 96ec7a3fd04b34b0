import type { Normal } from './normalise';

/** A text without what was wrapped around the words of the person who sent it. */
export interface Unwrapped {
  body: Normal;
  /** A notice that the person quoted, when own words follow it. */
  quoted: Normal | null;
  /** Begins with another sender's signature (`【XX银行】`), or is nothing but a forwarded text. */
  foreign: boolean;
}

const REPLY_PREFIX = /^\s*(?:回复|答复|回|re|reply|发送|短信内容|内容)\s*[::]\s*/;
const FORWARD = /^\s*[[(【]?(?:转发|转|fwd?|原文|引用|转自)[\])】]?\s*[::]?\s*/;
const FORWARD_MARK = /^\s*[[(【]?(?:转发|fwd?|原文|引用|转自)[\])】]?\s*[::]|^\s*转\s*[::]/;
const QUOTE_OPEN = /^\s*["“”「『《>]/;
/** Where the quoted words end and those of the sender begin. */
const SEAM = /(?:—{1,3}|--+|\/\/|\n|[”」』》]|"(?=[^"]{1,60}$)|-{2,}|=>|←|\|)\s*/g;
const HEAD_SIGNATURE = /^\s*(?:【[^】]{1,20}】|\[[^\]]{1,20}\])/;
const TAIL_SIGNATURE =
  /\s*(?:【([^】]{1,20})】|\[([^\]]{1,20})\]|[—-]{1,3}\s*[^\s—\d,。?!吗没]{1,4}|发自我的.{0,12}|来自.{1,8}(?:手机|客户端)|sent from my .{1,15})\s*$/;
const INSTITUTION =
  /银行|公司|商城|移动|联通|电信|中心|政府|局|集团|快递|网|店|保险|贷|科技|客服|乡信|惠农|政务|10086|通知|医院|学校/;
const TAIL_LOOKED_AT = 60;

/** Takes away reply and forward marks, a signature at the end, and a quoted notice before the person's own words. */
export function unwrap(normal: Normal): Unwrapped {
  let body = drop(normal, REPLY_PREFIX);
  let foreign = false;
  const forwarded = FORWARD_MARK.test(body.plain);
  const signed = !forwarded && HEAD_SIGNATURE.test(body.plain);
  if (forwarded || signed || QUOTE_OPEN.test(body.plain)) {
    const seam = lastSeam(body.plain);
    if (seam) {
      const quoted = cut(body, 0, seam.start);
      return { body: tailless(cut(body, seam.end)).body, quoted, foreign: false };
    }
    if (forwarded) body = drop(body, FORWARD);
    foreign = signed || (forwarded && body.plain.length > 12);
  }
  const rest = tailless(body);
  return { body: rest.body, quoted: null, foreign: foreign || rest.institution };
}

function tailless(body: Normal): { body: Normal; institution: boolean } {
  const from = Math.max(0, body.plain.length - TAIL_LOOKED_AT);
  const tail = TAIL_SIGNATURE.exec(body.plain.slice(from));
  if (!tail || from + tail.index === 0) return { body, institution: false };
  return { body: cut(body, 0, from + tail.index), institution: INSTITUTION.test(tail[1] ?? tail[2] ?? '') };
}

function lastSeam(text: string): { start: number; end: number } | null {
  let last: { start: number; end: number } | null = null;
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
export function cut(normal: Normal, start: number, end = normal.plain.length): Normal {
  return {
    typed: normal.typed,
    plain: normal.plain.slice(start, end),
    origin: normal.origin.slice(start, end),
  };
}
