/** What a file is by its first bytes; its name says nothing. */
import type { SheetRefusal } from '../core/model/desk/sheet';

export type FileKind = 'zip' | 'ole' | 'markup' | 'text' | { refused: SheetRefusal };

const MAGIC: readonly (readonly [string, FileKind])[] = [
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  ['d0cf11e0a1b11ae1', 'ole'],
  ['89504e47', { refused: 'picture' }],
  ['ffd8ff', { refused: 'picture' }],
  ['47494638', { refused: 'picture' }],
  ['424d', { refused: 'picture' }],
  ['49492a00', { refused: 'picture' }],
  ['4d4d002a', { refused: 'picture' }],
  ['25504446', { refused: 'pdf' }],
];
/** Looked at for a tag, behind spaces, comments and whatever a program puts first. */
const START = 2_048;
const MARKUP = /^\s*(<\?xml|<!doctype|<!--|<html|<head|<meta|<table|<style|<body|<div|<script|<link|<title)/i;

export function kindOfFile(bytes: Buffer): FileKind {
  if (bytes.length === 0) return { refused: 'empty' };
  const start = bytes.subarray(0, 8).toString('hex');
  const known = MAGIC.find(([magic]) => start.startsWith(magic));
  // Two bytes are too few to tell a picture by: a text may well begin with BM.
  if (known && (known[0] !== '424d' || bytes.readUInt32LE(2) === bytes.length)) return known[1];
  // In UTF-16 every other byte is nothing.
  const text = bytes
    .subarray(0, START)
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(ï»¿|ÿþ|þÿ)/, '');
  return MARKUP.test(text) ? 'markup' : 'text';
}
