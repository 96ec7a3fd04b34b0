/** Says where a text stops being JSON (RFC 8259). JSON.parse tells it only at times, and quotes the text. */

/** Where the fault is: characters before it, and line and column from 1. */
export interface JsonFault {
  position: number;
  line: number;
  column: number;
}

const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Finds the first fault, or null where the text is JSON. Depth costs no stack. */
export function findJsonFault(text: string): JsonFault | null {
  const position = scan(text);
  if (position === null) return null;
  const before = text.slice(0, position).split('\n');
  return { position, line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

function scan(text: string): number | null {
  const closers: ('}' | ']')[] = [];
  let at = 0;
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found !== null;
  };
  const take = (character: string): boolean => {
    skip(SPACE);
    if (text[at] !== character) return false;
    at += 1;
    return true;
  };
  const key = (): boolean => {
    skip(SPACE);
    return skip(STRING) && take(':');
  };
  /** After a value: closes what ends here, and moves past the comma to what comes next. */
  const after = (): 'more' | 'end' | 'fault' => {
    for (let closer = closers.at(-1); closer; closer = closers.at(-1)) {
      if (take(closer)) closers.pop();
      else if (take(',')) return closer === ']' || key() ? 'more' : 'fault';
      else return 'fault';
    }
    skip(SPACE);
    return at === text.length ? 'end' : 'fault';
  };

  for (;;) {
    if (take('[')) {
      closers.push(']');
      if (!take(']')) continue;
      closers.pop();
    } else if (take('{')) {
      closers.push('}');
      if (take('}')) closers.pop();
      else if (key()) continue;
      else return at;
    } else if (!skip(STRING) && !skip(SCALAR)) return at;
    const next = after();
    if (next === 'end') return null;
    if (next === 'fault') return at;
  }
}
