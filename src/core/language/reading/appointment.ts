import type { SlotsOf } from '../../model/intent';
import { findDay } from './dates';
import type { Reading } from './reading';
import { typedSpan } from './spans';
import { senseOf, type Token } from './tokens';

const ENDS_LIKE_MATTER =
  /(?:证|照|许可|登记|过户|审批|手续|备案|业务|报销|迁移|变更|年检|年审|申请|报装|licen[cs]e|permit|passport)$/;
/** Belongs to the matter before it, though read as another word (营业执照|年检). */
const FOLLOWS_MATTER = /^(?:年检|年审|变更|注销|过户|转让|抵押|认证|换证|延期)/;
const AFTER_VERB = /(?:办理|办一?下?|申请|补办|申领)个?$/;

/** Day, time of day and matter of a visit. */
export function bookingSlots(reading: Reading): SlotsOf['appointment.book'] {
  const day = findDay(reading.text, reading.tokens, reading.says.dayRefused);
  const slots: SlotsOf['appointment.book'] = {};
  const matter = matterIn(reading, day);
  if (matter !== null) slots.matter = matter;
  if (day) slots.date = day.date;
  for (const token of reading.tokens) {
    const period = senseOf(token, 'period');
    if (period) slots.period = period.value;
  }
  if (!slots.period && /上午/.test(reading.text)) slots.period = 'am';
  if (!slots.period && /下午/.test(reading.text)) slots.period = 'pm';
  return slots;
}

/** The stretch between other words that names a matter: a known one, one that ends like one, or what follows 办. */
function matterIn(reading: Reading, day: { start: number; end: number } | null): string | null {
  const { text, tokens } = reading;
  let start = -1;
  let known = false;
  const close = (end: number): string | null => {
    if (start < 0) return null;
    const words = text.slice(start, end);
    const fits =
      words.length >= 2 &&
      (known || ENDS_LIKE_MATTER.test(words) || AFTER_VERB.test(text.slice(Math.max(0, start - 4), start)));
    const tail = fits ? (FOLLOWS_MATTER.exec(text.slice(end, end + 2))?.[0].length ?? 0) : 0;
    const span = fits ? typedSpan(reading, start, end + tail) : null;
    start = -1;
    known = false;
    return span;
  };
  const covering = coverage(text.length, tokens);
  for (let at = 0; at < text.length; at++) {
    const token = covering[at];
    const inDay = day !== null && at >= day.start && at < day.end;
    const content = !inDay && (token ? isThing(token) : /[\u3400-\u9fffa-z]/.test(text[at] ?? ''));
    if (!content) {
      const found = close(at);
      if (found !== null) return found;
    } else {
      if (start < 0) start = at;
      known ||= token !== undefined && senseOf(token, 'matter') !== undefined;
    }
  }
  return close(text.length);
}

function coverage(length: number, tokens: Token[]): (Token | undefined)[] {
  const covering = new Array<Token | undefined>(length);
  for (const token of tokens) covering.fill(token, token.start, token.end);
  return covering;
}

function isThing(token: Token): boolean {
  return ['matter', 'programme'].some((sign) => token.entry.senses.some((sense) => sense.sign === sign));
}
