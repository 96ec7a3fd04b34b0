import type { SlotsOf } from '../../model/intent';
import { findDay } from './dates';
import type { Reading } from './reading';
import { typedSpan } from './spans';
import { senseOf, type Token } from './tokens';

const ENDS_LIKE_MATTER =
  /(?:证|照|许可|登记|过户|审批|手续|备案|业务|报销|迁移|变更|年检|年审|申请|报装|licen[cs]e|permit|passport)$/;
/** Belongs to the matter before it, though read as another word (营业执照|年检). */
const FOLLOWS_MATTER = /^(?:年检|年审|变更|注销|过户|转让|抵押|认证|换证|延期)/;
/** 不是迁户口 是换身份证: what stands behind it is not meant; 是不是 asks. */
const DENIED = /(?<!是)不(?:是|办)[去要]?$/;
const AFTER_VERB = /(?:办理|办一?下?|申请|补办|申领)个?$/;

/** Day, time of day and matter of a visit. */
export function bookingSlots(reading: Reading): SlotsOf['appointment.book'] {
  const day = findDay(reading.text, reading.tokens, reading.says.dayRefused);
  const slots: SlotsOf['appointment.book'] = {};
  const { matter, denied } = matterIn(reading, day);
  if (matter !== null) slots.matter = matter;
  if (matter !== null && denied) slots.other = true;
  if (day) slots.date = day.date;
  for (const token of reading.tokens) {
    const period = senseOf(token, 'period');
    if (period) slots.period = period.value;
  }
  if (!slots.period && /上午/.test(reading.text)) slots.period = 'am';
  if (!slots.period && /下午/.test(reading.text)) slots.period = 'pm';
  return slots;
}

/** The first matter that is meant; `denied`: another before it is not. */
function matterIn(reading: Reading, day: Stretch | null): { matter: string | null; denied: boolean } {
  const named = mattersIn(reading, day);
  const isDenied = ({ start }: Stretch) => DENIED.test(reading.text.slice(Math.max(0, start - 4), start));
  const meant = named.find((one) => !isDenied(one));
  const matter = meant ? typedSpan(reading, meant.start, meant.end) : null;
  return { matter, denied: named.some(isDenied) };
}

interface Stretch {
  start: number;
  end: number;
}

/** The stretches between other words that name a matter: a known one, one that ends like one, or what follows 办. */
function mattersIn({ text, tokens }: Reading, day: Stretch | null): Stretch[] {
  const covering = coverage(text.length, tokens);
  const named: Stretch[] = [];
  let start = -1;
  let known = false;
  for (let at = 0; at <= text.length; at++) {
    const token = covering[at];
    const inDay = day !== null && at >= day.start && at < day.end;
    const isContent = !inDay && (token ? isThing(token) : /[\u3400-\u9fffa-z]/.test(text[at] ?? ''));
    if (isContent) {
      if (start < 0) start = at;
      known ||= token !== undefined && senseOf(token, 'matter') !== undefined;
      continue;
    }
    if (start >= 0 && isMatter(text, { start, end: at }, known))
      named.push({ start, end: at + (FOLLOWS_MATTER.exec(text.slice(at, at + 2))?.[0].length ?? 0) });
    start = -1;
    known = false;
  }
  return named;
}

function isMatter(text: string, { start, end }: Stretch, known: boolean): boolean {
  if (end - start < 2) return false;
  const isAfterVerb = () => AFTER_VERB.test(text.slice(Math.max(0, start - 4), start));
  return known || ENDS_LIKE_MATTER.test(text.slice(start, end)) || isAfterVerb();
}

function coverage(length: number, tokens: Token[]): (Token | undefined)[] {
  const covering = new Array<Token | undefined>(length);
  for (const token of tokens) covering.fill(token, token.start, token.end);
  return covering;
}

function isThing(token: Token): boolean {
  return ['matter', 'programme'].some((sign) => token.entry.senses.some((sense) => sense.sign === sign));
}
