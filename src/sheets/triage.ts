/** What a file is by its first bytes; its name says nothing. */
import type { SheetRefusal } from '../core/model/desk/sheet';

/** `excel`: what only SheetJS reads. */
export type FileKind = 'zip' | 'excel' | 'html' | 'text' | { refused: SheetRefusal };

const BITMAP = '424d';
const MAGIC: readonly (readonly [string, FileKind])[] = [
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  ['89504e47', { refused: 'picture' }],
  ['ffd8ff', { refused: 'picture' }],
  ['47494638', { refused: 'picture' }],
  [BITMAP, { refused: 'picture' }],
  ['49492a00', { refused: 'picture' }],
  ['4d4d002a', { refused: 'picture' }],
  ['25504446', { refused: 'pdf' }],
];
/** A file that holds files, as Office had it before 2007, and what such a one is by the names within it. */
const OLE = 'd0cf11e0a1b11ae1';
const WITHIN_OLE: readonly (readonly [string, FileKind])[] = [
  ['EncryptedPackage', { refused: 'password' }],
  ['Workbook', 'excel'],
  ['Book', 'excel'],
  ['WordDocument', { refused: 'wordDocument' }],
];
/** Excel before 1995 began with its first record. */
const BARE_BIFF = /^09(00|02|04)0[46]00/;
/** Looked at for a tag, behind spaces, comments and whatever a program puts first. */
const START = 2_048;
const HTML =
  /^\s*(<!doctype html|<!--|<html|<head|<meta|<table|<style|<body|<div|<script|<link|<title|<\?xml[^>]*>\s*<(html|!doctype html))/i;
const EXCEL_2003 = /^\s*<\?xml[\s\S]*urn:schemas-microsoft-com:office:spreadsheet/;
const WORD_2003 = /^\s*<\?xml[\s\S]*schemas\.microsoft\.com\/office\/word/;

/** What a file is by its octets, whatever its name says; or why it is not read. */
export function kindOfFile(bytes: Buffer): FileKind {
  if (bytes.length === 0) return { refused: 'empty' };
  const start = bytes.subarray(0, 8).toString('hex');
  if (start === OLE) return kindWithinOle(bytes);
  if (BARE_BIFF.test(start)) return 'excel';
  const known = MAGIC.find(([magic]) => start.startsWith(magic));
  // Two bytes are too few to tell a picture by: a text may well begin with BM.
  if (known && (known[0] !== BITMAP || bytes.subarray(2, 6).equals(lengthOf(bytes)))) return known[1];
  // In UTF-16 every other byte is nothing.
  const text = bytes
    .subarray(0, START)
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(ï»¿|ÿþ|þÿ)/, '');
  if (EXCEL_2003.test(text)) return 'excel';
  if (WORD_2003.test(text)) return { refused: 'wordDocument' };
  if (/^\s*<\?xml/.test(text) && !HTML.test(text)) return { refused: 'notASheet' };
  return HTML.test(text) ? 'html' : 'text';
}

function lengthOf(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return length;
}

function kindWithinOle(bytes: Buffer): FileKind {
  // Names stand in the directory in UTF-16, ended by nothing and not led by anything.
  const has = (name: string) => bytes.includes(Buffer.from(`\0${name}\0`, 'utf16le').subarray(1));
  return WITHIN_OLE.find(([name]) => has(name))?.[1] ?? { refused: 'notASheet' };
}
