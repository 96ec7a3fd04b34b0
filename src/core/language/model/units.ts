/** A text as the units that its stretches are made of: characters, words in Latin letters, numbers by their kind. */
import { isHan } from '../reading/normalise';

/** Where each hash begins. */
export const SEED = 0x811c9dc5 | 0;
/** What is beyond that many units says the same again. */
export const LONGEST = 400;

/** The units as numbers, and where the last clause begins. */
export function unitsOf(text: string): { units: number[]; clause: number } {
  const units: number[] = [];
  let clause = 0;
  let isOver = false;
  for (let at = 0; at < text.length && units.length < LONGEST; ) {
    const end = endOfUnit(text, at);
    const code = text.charCodeAt(at);
    if (isMark(code)) isOver ||= units.length > 0 && code !== 0x20;
    else {
      if (isOver) clause = units.length;
      isOver = false;
      units.push(unitOf(text, at, end));
    }
    at = end;
  }
  return { units, clause };
}

/** Separates and says nothing by itself; a question mark does. */
function isMark(code: number): boolean {
  return !isHan(code) && !isDigit(code) && !isLetter(code) && !(code >= 65 && code <= 90) && code !== 0x3f;
}

function endOfUnit(text: string, at: number): number {
  const kind = isDigit(text.charCodeAt(at)) ? isDigit : isLetter(text.charCodeAt(at)) ? isLetter : null;
  let end = at + 1;
  while (kind && end < text.length && kind(text.charCodeAt(end))) end++;
  return end;
}

function unitOf(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at);
  const length = end - at;
  if (!isDigit(code) || length <= 2) {
    let hash = SEED;
    for (let next = at; next < end; next++) hash = mix(hash, text.charCodeAt(next));
    return hash;
  }
  if (length === 4 && /^(?:19|20)/.test(text.slice(at, end))) return 3;
  return 16 + Math.min(length, 24);
}

/** One step of FNV-1a over a whole number. With its sign it is a small whole number to the engine, and lies in lists as it is. */
export function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193);
}

export function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
