import type { Reading } from './reading';
import { typedSpan } from './spans';
import { senseOf, type Token } from './tokens';

const FRAME = ['how', 'papers', 'where', 'polite', 'phone'] as const;
/** 要不要钱 asks what it costs, and names nothing. */
const LEAD =
  /^(?:(?<verb>要|收|用|交|花|给)不\k<verb>(?:[交花]?[钱费])?|我|俺|咱|想|要|去|来|在|到|办理|办|申请|申领|请问|关于|需要|那个|这个|准备|打算|一下|下|指南|的|,|。|#|\s|:)+/;
const TRAIL =
  /(?:我|俺|咱|得|该|都|还|的话|的|话|应该|需要|要|去|在|,|。|[?!]|\s|:|了|是|办理|(?<!补)办|的地方|呢|啊|呀)+$/;

/** A known matter goes before any other words as long as a sentence. */
const KNOWN = 40;

/** The matter that a question about procedure or papers names: the longest stretch that is not its frame; null when it names none. */
export function matterOf(reading: Reading): string | null {
  let best: { start: number; end: number } | null = null;
  const frames = reading.tokens.filter(isFrame);
  let start = 0;
  for (const frame of [...frames, null]) {
    const end = frame?.start ?? reading.text.length;
    const span = trim(reading.text, start, end);
    if (weightOf(reading, span) > (best ? weightOf(reading, best) : 1) && weighs(reading, span)) best = span;
    start = frame?.end ?? end;
  }
  return best ? typedSpan(reading, best.start - verbBefore(reading, best.start), best.end) : null;
}

/** What is done with the matter belongs to it, though it was read with the question (怎么补办|身份证). */
const VERB = /(?:补办|补领|注销|变更|挂失|转移|过户|迁|转|换|改|续|补)$/;

/** Length of such a verb right before a place. */
function verbBefore({ tokens }: Reading, at: number): number {
  const before = tokens.find((token) => token.end === at && senseOf(token, 'how') !== undefined);
  return (before && VERB.exec(before.entry.word)?.[0].length) ?? 0;
}

function isFrame(token: Token): boolean {
  if (senseOf(token, 'command')?.value === 'matter.guide') return true;
  return FRAME.some((sign) => senseOf(token, sign) !== undefined) && !senseOf(token, 'matter');
}

function trim(text: string, start: number, end: number): { start: number; end: number } {
  const lead = LEAD.exec(text.slice(start, end))?.[0].length ?? 0;
  const kept = text.slice(start + lead, end);
  // Only the last characters can be trailing words; looking at all of a long text again and again would be slow.
  const from = Math.max(0, kept.length - 40);
  const trail = TRAIL.exec(kept.slice(from))?.[0].length ?? 0;
  return { start: start + lead, end: end - trail };
}

/** Its length, and more where it holds what is known to be a matter (五保, not 说一下). */
function weightOf({ tokens }: Reading, { start, end }: { start: number; end: number }): number {
  const known = tokens.some(
    (token) =>
      token.start >= start && token.end <= end && (senseOf(token, 'matter') ?? senseOf(token, 'programme')),
  );
  return known ? end - start + KNOWN : end - start;
}

/** Says more than particles do. */
function weighs({ text, tokens }: Reading, span: { start: number; end: number }): boolean {
  const light = new Set<number>();
  for (const token of tokens)
    if (token.entry.light) for (let at = token.start; at < token.end; at++) light.add(at);
  for (let at = span.start; at < span.end; at++)
    if (!light.has(at) && /[\u3400-\u9fffa-z]/.test(text[at] ?? '')) return true;
  return false;
}
