/** Readers of cells: what offices write is read, what Excel damaged is recognised, and nothing is guessed. */
import { excelDay, writtenDay } from '../calendar/writtenDay';
import type { Cell } from '../model/desk/sheet';
import { isName } from '../text/name';
import { canReceive, normalisePhone } from '../text/phone';
import type { FaultKind } from './faults';
import type { CellReader, Reading } from './model';
import { checkAccount, checkIdentity, numeral } from './numbers';

/** From here on Excel has put noughts in place of what was typed. */
const DIGITS_LOST_FROM = 1e15;
const LOST_IN_TEXT = /^\d(?:\.\d+)?E\+?\d+$/i;
const LONGEST = 100;

const PLAIN = /^[!-~]*$/;

/** Width, blanks and dashes apart. */
function tidy(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .trim();
}

function compact(text: string): string {
  return tidy(text).replace(/[\s'’‘`-]/g, '');
}

/** As a spreadsheet writes what it could not work out, into csv too. */
const ERROR_VALUE = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/;

/** What the cell is, where that alone says that it can not be read. */
function damage(cell: Cell, { date = false } = {}): FaultKind | null {
  if (cell.kind === 'error' || (cell.text.startsWith('#') && ERROR_VALUE.test(cell.text.trim())))
    return 'errorCell';
  if (cell.kind === 'date' && !date) return 'guessedDate';
  return null;
}

/** Digits that stand for themselves and are no quantity. */
function digits(cell: Cell): { text: string; fault?: FaultKind } {
  const damaged = damage(cell);
  if (damaged) return { text: cell.text, fault: damaged };
  const text = compact(cell.text);
  if (cell.kind !== 'number') return LOST_IN_TEXT.test(text) ? { text, fault: 'digitsLost' } : { text };
  const number = Number(cell.text);
  if (number >= DIGITS_LOST_FROM) return { text: cell.text, fault: 'digitsLost' };
  const written = Number.isInteger(number) ? String(number) : cell.text;
  // What a format of noughts shows is what its reader sees.
  return { text: /^0+$/.test(cell.format ?? '') ? written.padStart(cell.format?.length ?? 0, '0') : written };
}

/** Up to so many characters. */
export function text(longest = LONGEST): CellReader {
  return (cell) => {
    const damaged = damage(cell);
    const value = tidy(cell.text);
    if (damaged) return { value: null, fault: damaged };
    return value.length > longest ? { value, fault: 'tooLong', detail: String(longest) } : { value };
  };
}

/** A code of letters and digits: its noughts count. */
export const code: CellReader = (cell) => {
  const { text: value, fault } = digits(cell);
  return fault ? { value: null, fault } : { value };
};

/** As an office numbers its papers: dashes and noughts count, blanks do not. */
export const numbered: CellReader = (cell) => {
  const { text: written, fault } = digits(cell);
  if (fault) return { value: null, fault };
  return { value: cell.kind === 'number' ? written : tidy(cell.text).replace(/ /g, '') };
};

const words = text();

export const name: CellReader = (cell) => {
  const read = words(cell);
  if (read.fault || typeof read.value !== 'string') return read;
  // 王 德福 is how a column is made even.
  const isEven = read.value.includes(' ');
  const value = isEven ? read.value.replace(/(?<=\p{sc=Han}) (?=\p{sc=Han})/gu, '') : read.value;
  return isName(value) ? { value } : { value, fault: 'nameWrong' };
};

export const identity: CellReader = (cell) => {
  const { text: written, fault } = digits(cell);
  return fault ? { value: null, fault } : checkIdentity(written);
};

export const account: CellReader = (cell) => {
  const { text: written, fault } = digits(cell);
  if (fault) return { value: null, fault };
  const checked = checkAccount(written);
  const short = checked.fault === 'accountLength' && cell.kind === 'number';
  return short ? { value: written, fault: 'zeroLost' } : checked;
};

/** 无, /, —: how a form says that there is none. */
const SAYS_NONE = /^(?:无|没有|暂无|未填|空|n\/a|[/\\—–_.*-])+$/i;

export function saysNone({ text: written }: Cell): boolean {
  return SAYS_NONE.test(tidy(written).replace(/ /g, ''));
}

/** Two or more, whatever stands between them. */
const MOBILES = /^(?:(?:\+?86)?1[3-9]\d{9}[/、,;]*){2,}$/;

/** E.164. */
export const phone: CellReader = (cell) => {
  if (saysNone(cell)) return { value: null };
  const { text: written, fault } = digits(cell);
  if (fault) return { value: null, fault };
  const value = normalisePhone(written);
  if (canReceive(value)) return { value };
  return { value: written, fault: MOBILES.test(written) ? 'phoneMany' : 'phoneWrong' };
};

const BARE_NUMBER = /^\d{1,15}(?:\.\d{1,9})?$/;

/** 12,345.60元, ２.５亩, ¥100, and (60.86) for a negative sum as accounts show it. */
function number(cell: Cell): { value: number; fault?: FaultKind } {
  const damaged = damage(cell);
  if (damaged) return { value: 0, fault: damaged };
  if (BARE_NUMBER.test(cell.text)) return { value: Number(cell.text) };
  const written = compact(cell.text.replace(/-/g, '−'))
    .replace('−', '-')
    .replace(/^\((.*)\)$/, '-$1')
    .replace(/^(-?)[¥￥]/, '$1')
    .replace(/[,，]/g, '')
    .replace(/[元圆整亩人口头台户个岁天日只株棵页]+$/, '');
  const isNumber = cell.kind === 'number' ? written !== '' : /^-?\d+(?:\.\d+)?$/.test(written);
  const value = Number(written);
  return isNumber && Number.isFinite(value) ? { value } : { value: 0, fault: 'notNumber' };
}

export const whole: CellReader = (cell) => {
  const { value, fault } = number(cell);
  if (fault) return { value: null, fault };
  return Number.isSafeInteger(value) ? { value } : { value: null, fault: 'notWhole' };
};

/** Hundredths: fen of yuan, of a mu. A sum that Excel worked out is off by less than one can see. */
export const hundredths: CellReader = (cell) => {
  const { value, fault } = number(cell);
  if (fault) return { value: null, fault };
  // 2.135 is a little less in binary.
  const many = Math.round(value * 100 + Math.sign(value) * 1e-6);
  if (!Number.isSafeInteger(many)) return { value: null, fault: 'notNumber' };
  return Math.abs(value * 100 - many) > 1e-4 ? { value: many, fault: 'tooFine' } : { value: many };
};

/** `2026`, `2026年`, `2026年度` */
export const year: CellReader = (cell) => {
  if (cell.kind === 'error') return { value: null, fault: 'errorCell' };
  const found = /^((?:19|20)\d\d)(?:年度?)?$/.exec(compact(cell.text));
  return found ? { value: Number(found[1]) } : { value: null, fault: 'yearWrong' };
};

/** A day as `2026-03-06`; of a number that is none so written, what Excel means by it is said. */
export const day: CellReader = (cell) => {
  if (cell.kind === 'error') return { value: null, fault: 'errorCell' };
  // 2026 年 3 月 6 日; what follows is the time of day.
  const whole = tidy(cell.text).replace(/[ T]\d+:.*$/, '');
  const value = writtenDay(compact(whole.replace(/-/g, '/')));
  if (value !== null) return { value };
  const meant = excelDay(cell.text);
  return { value: null, fault: 'notDay', ...(meant !== null && { detail: meant }) };
};

/** One of several, each with the words for it, the commonest first. */
export function choice(words: Readonly<Record<string, readonly string[]>>): CellReader {
  const common = Object.entries(words).map(([key, [first = key]]) => first);
  return (cell): Reading => {
    if (cell.kind === 'error') return { value: null, fault: 'errorCell' };
    const said = compact(cell.text).toLowerCase();
    const found = Object.entries(words).find(([key, list]) => key === said || list.includes(said));
    return found ? { value: found[0] } : { value: null, fault: 'notAChoice', detail: common.join('、') };
  };
}

/** 3, 3组, 第三村民小组, 十二社 */
export const group: CellReader = (cell) => {
  const damaged = damage(cell);
  if (damaged) return { value: null, fault: damaged };
  const said = compact(cell.text)
    .replace(/^第/, '')
    .replace(/(?:村民)?(?:小组|组|社|队)$/, '');
  const value = /^\d{1,3}(?:\.0+)?$/.test(said) ? Number(said) : numeral(said);
  return value !== null && value >= 1 ? { value } : { value: null, fault: 'groupWrong' };
};
