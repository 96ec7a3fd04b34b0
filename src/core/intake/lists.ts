/** Cells that hold several things, and how they are written again. */
import { canReceive, normalisePhone, sayPhone } from '../text/phone';
import { saysNone, text } from './cells';
import type { CellReader } from './model';

/** Between the names of a cell; within brackets it is a part of one: 身份证（正、反面）. */
const BETWEEN = /[、;；\n\r]+(?![^（(]*[）)])/;
const JOINED = '、';

/** The items of a cell. */
export function itemsOf(written: string): string[] {
  const items = written.split(BETWEEN).map((item) => item.trim());
  return [...new Set(items.filter((item) => item !== ''))];
}

/** Items as a cell holds them. */
export function cellOf(items: readonly string[]): string {
  return items.join(JOINED);
}

const LONGEST_LIST = 2_000;

/** Several names, as `cellOf` has them. */
export const list: CellReader = (cell) => {
  // A line of a cell is an item: `text` would make a blank of its end.
  const read = text(LONGEST_LIST)({ ...cell, text: cell.text.replace(/[\n\r]+/g, JOINED) });
  return typeof read.value === 'string' ? { ...read, value: cellOf(itemsOf(read.value)) } : read;
};

/** Several numbers of mobiles, E.164. */
export const phones: CellReader = (cell) => {
  if (saysNone(cell)) return { value: null };
  const read = cell.text
    .split(/[、,，;；/\n\r]+/)
    .flatMap(numbersIn)
    .filter((one) => one !== '');
  const wrong = read.find((one) => !canReceive(one));
  const value = cellOf([...new Set(read)]);
  return wrong === undefined ? { value } : { value, fault: 'phoneWrong', detail: wrong };
};

/** Numbers as a cell holds them: those of here as people write them, so that no program takes a plus for a sum. */
export function phoneCell(numbers: readonly string[]): string {
  return cellOf(numbers.map(sayPhone));
}

/** 138 0000 0001 is one number; two with a blank between are two. */
function numbersIn(piece: string): string[] {
  const whole = normalisePhone(piece);
  return canReceive(whole) ? [whole] : piece.split(/\s+/).map((one) => normalisePhone(one));
}
