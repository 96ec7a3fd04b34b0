/** What a link to every Chinese carrier is told, whatever its protocol calls it. */

import { WIDE_ALPHABETS, type WideAlphabet } from '../../src/core/model/route';
import type { LinkOptions, LinkUrl } from '../link/options';
import { NUMBER_PREFIXES, type NumberPrefix } from './number';

const RECEIPTS = ['all', 'none'] as const;
const VALIDITIES = ['off', 'absolute'] as const;
const LONG_TEXTS = ['udh8', 'udh16', 'pk'] as const;

export interface ChineseOptions extends LinkOptions {
  /** The account, as its protocol names it. */
  account: string;
  secret: string;
  /** Of texts that are not plain ASCII. */
  alphabet: WideAlphabet;
  /** What replies ask for. Everything else always asks for its receipt. */
  receipts: (typeof RECEIPTS)[number];
  /** Until when the gateway may try, or left to it. */
  validity: (typeof VALIDITIES)[number];
}

/** Of CMPP and SMGP. */
export interface JoiningOptions extends ChineseOptions {
  /** What stands in front of a Chinese number. */
  prefix: NumberPrefix;
  /** Parts of a long text: under a header, or for the gateway to join by their total and number. */
  long: (typeof LONG_TEXTS)[number];
}

/** Codes of China are digits alone. */
export function readSource(read: LinkUrl): string {
  return read.matching('source', '', /^\d{0,20}$/, 'up to 20 digits');
}

/** How texts are written on the link, and which receipts and life are asked for. */
export function readStyle(read: LinkUrl, alphabet: WideAlphabet = 'ucs2') {
  return {
    alphabet: read.oneOf('alphabet', WIDE_ALPHABETS, alphabet),
    receipts: read.oneOf('receipts', RECEIPTS),
    validity: read.oneOf('validity', VALIDITIES),
  };
}

/** How numbers are written, and long texts put together. */
export function readJoining(read: LinkUrl) {
  return { prefix: read.oneOf('prefix', NUMBER_PREFIXES), long: read.oneOf('long', LONG_TEXTS) };
}
