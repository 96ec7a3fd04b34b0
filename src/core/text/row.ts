/** Rows of a list on a small screen: sixteen Chinese characters, or twice as many others. */
import { clip } from './clip';

const ROW = 16;
/** The digit that picks the row, and a blank. */
const DIGIT = 1;
/** A name cut below this says nothing. */
const LEAST = 4;
/** What most names of money end with, and can do without. */
const GENERIC = /(?:补贴|补助|奖励|资金|补偿|津贴)$/u;

/** As much of a name as a row has room for beside the other pieces of it: whole, without its generic end, or cut. */
export function fitName(name: string, others: readonly string[]): string {
  const taken = others.reduce((sum, piece) => sum + cells(piece), DIGIT);
  const room = Math.max(LEAST, Math.floor(ROW - taken));
  if (cells(name) <= room) return name;
  const short = name.replace(GENERIC, '');
  return short === '' ? clip(name, room) : clip(short, room);
}

/** Width in Chinese characters. */
function cells(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign <= '\u00ff' ? 0.5 : 1), 0);
}
