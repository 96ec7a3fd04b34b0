/** Says where a text stops being JSON (RFC 8259). JSON.parse tells it only at times, and quotes the text. */

/** Where the fault is: characters before it, and line and column from 1. */
interface JsonFault {
  position: number;
  line: number;
  column: number;
}

const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** The first fault; null where the text is JSON. Depth costs no stack, as it does in jsonc-parser: a body of `[[[…` is an answer too. */
export function findJsonFault(text: string): JsonFault | null {
  const position = new Scanner(text).fault();
  if (position === null) return null;
  const before = text.slice(0, position).split('\n');
  return { position, line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** Reads a text once, from left to right. `at` stands behind what has been read. */
class Scanner {
  private at = 0;
  /** What closes the lists and objects around `at`, the innermost last. */
  private readonly closers: ('}' | ']')[] = [];

  constructor(private readonly text: string) {}

  /** Where the text stops being JSON; null: nowhere. */
  fault(): number | null {
    for (;;) {
      const value = this.value();
      const next = value === 'ended' ? this.after() : value;
      if (next === 'end') return null;
      if (next === 'fault') return this.at;
    }
  }

  /** `opened`: a list or an object that holds something, whose first value comes next. */
  private value(): 'ended' | 'opened' | 'fault' {
    if (this.take('[')) {
      if (this.take(']')) return 'ended';
      this.closers.push(']');
      return 'opened';
    }
    if (this.take('{')) {
      if (this.take('}')) return 'ended';
      this.closers.push('}');
      return this.key() ? 'opened' : 'fault';
    }
    return this.skip(STRING) || this.skip(SCALAR) ? 'ended' : 'fault';
  }

  /** Behind a value: closes what ends here, and moves past the comma to what comes next. */
  private after(): 'more' | 'end' | 'fault' {
    for (let closer = this.closers.at(-1); closer; closer = this.closers.at(-1)) {
      if (this.take(closer)) this.closers.pop();
      else if (this.take(',')) return closer === ']' || this.key() ? 'more' : 'fault';
      else return 'fault';
    }
    this.skip(SPACE);
    return this.at === this.text.length ? 'end' : 'fault';
  }

  private key(): boolean {
    this.skip(SPACE);
    return this.skip(STRING) && this.take(':');
  }

  private take(character: string): boolean {
    this.skip(SPACE);
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  private skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    this.at = pattern.lastIndex;
    return true;
  }
}
