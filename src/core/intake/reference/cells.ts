/** Readers of cells that reference data alone has. */
import { wholeAreaCode } from '../../desk/places';
import { code, whole } from '../cells';
import type { CellReader } from '../model';

const LONGEST_ID = 32;
const LETTERS = /^[A-Z0-9][A-Z0-9._-]*$/;

/** Letters and digits by which a department, a matter, a programme is known. */
export const id: CellReader = (cell) => {
  const read = code(cell);
  if (typeof read.value !== 'string') return read;
  const value = read.value.toUpperCase();
  return LETTERS.test(value) && value.length <= LONGEST_ID ? { value } : { value, fault: 'idWrong' };
};

/** A statistical code of twelve digits; shorter ones are those of counties and townships. */
export const areaCode: CellReader = (cell) => {
  const read = code(cell);
  if (typeof read.value !== 'string') return read;
  return /^(\d{4}|\d{6}|\d{9}|\d{12})$/.test(read.value)
    ? { value: wholeAreaCode(read.value) }
    : { value: read.value, fault: 'areaCodeWrong' };
};

/** A number of things from `least` to `most`. */
export function between(least: number, most: number): CellReader {
  return (cell) => {
    const read = whole(cell);
    if (typeof read.value !== 'number' || (read.value >= least && read.value <= most)) return read;
    return { value: read.value, fault: 'numberRange', detail: `${least}–${most}` };
  };
}
