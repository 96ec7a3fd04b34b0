/** One cell of a worksheet with what was mended in it. */
import { escapeXml } from '../lists/markup';
import { showsDay } from '../workbook/numberFormats';

/** Number formats by style; undefined: the general one. */
export type Formats = readonly (string | undefined)[];

/** What a double holds whole, written as it writes it. */
const PLAIN = /^-?(?=[\d.]{1,15}$)(?:0|[1-9]\d*)(?:\.\d+)?$/;
/** Of more digits the general format shows a power of ten. */
const GENERAL_DIGITS = 11;

/**
 * Whether this stays a number in the cell with these attributes: one stood there, and its format shows what was written. Of
 * 20260315 a format of days shows `####`.
 */
export function keepsNumber(attributes: string, text: string, formats: Formats): boolean {
  const type = /\bt\s*=\s*["'](\w+)["']/.exec(attributes)?.[1] ?? 'n';
  const style = /\bs\s*=\s*["'](\d+)["']/.exec(attributes)?.[1];
  return type === 'n' && PLAIN.test(text) && showsDigits(formats[Number(style ?? 0)], text);
}

function showsDigits(format: string | undefined, text: string): boolean {
  if (format === undefined || /general|@/i.test(format))
    return text.replace(/\D/g, '').length <= GENERAL_DIGITS;
  return !showsDay(format) && !/[#0?]E[+-]/i.test(format);
}

/** `asNumber`: `keepsNumber` says so. */
export function cellXml(prefix: string, attributes: string, text: string, asNumber = false): string {
  const c = `${prefix}c`;
  const open = attributes === '' ? `<${c}` : `<${c} ${attributes}`;
  if (text === '') return `${open}/>`;
  if (asNumber) return `${open}><${prefix}v>${text}</${prefix}v></${c}>`;
  // As the octets of the worksheet are held.
  const written = Buffer.from(escapeXml(text)).toString('latin1');
  const string = `<${prefix}is><${prefix}t xml:space="preserve">${written}</${prefix}t></${prefix}is>`;
  return `${open} t="inlineStr">${string}</${c}>`;
}
