/** XML read piece by piece, strictly; names without their prefixes, since every program writes its own. */
import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { breather, CELL_LENGTH } from '../workbook/rows';
import { SheetRefused } from '../workbook/workbook';

export type Attributes = Readonly<Record<string, string>>;

/** What a reader does with the elements as they come; what is ready it hands to `ready`, in order. */
export interface XmlReader<T> {
  open(name: string, attributes: Attributes, ready: (one: T) => void): void;
  close?(name: string, ready: (one: T) => void): void;
  text?(text: string): void;
  /** Nothing that follows is of interest. */
  finished?(): boolean;
}

/** Throws SheetRefused: `damaged` where it is not well-formed, `bomb` where one text of it is longer than a cell may be. */
export async function* readXml<T>(chunks: AsyncIterable<Buffer>, reader: XmlReader<T>): AsyncGenerator<T> {
  let ready: T[] = [];
  const parser = new StrictParser(reader, (one: T) => ready.push(one));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const breathe = breather();
  for await (const chunk of chunks) {
    parser.write(decode(decoder, chunk));
    if (ready.length > 0) {
      yield* ready;
      ready = [];
    }
    if (reader.finished?.()) return;
    await breathe();
  }
  parser.end();
  yield* ready;
}

/** As `readXml`, of a text that is there. */
export function readXmlText<T>(text: string, reader: XmlReader<T>): T[] {
  const ready: T[] = [];
  const parser = new StrictParser(reader, (one: T) => ready.push(one));
  parser.write(text);
  parser.end();
  return ready;
}

class StrictParser<T> {
  readonly #parser = new SaxesParser({ position: false, xmlns: false });
  #quiet = 0;
  #fault: Error | undefined;

  constructor(reader: XmlReader<T>, ready: (one: T) => void) {
    this.#parser.on('error', (error) => {
      this.#fault ??= error;
    });
    const open = this.#heard((name: string, attributes: Attributes) => reader.open(name, attributes, ready));
    const close = this.#heard((name: string) => reader.close?.(name, ready));
    const text = this.#heard((piece: string) => reader.text?.(piece));
    this.#parser.on('opentag', ({ name, attributes }) => open(localName(name), attributes));
    this.#parser.on('closetag', ({ name }) => close(localName(name)));
    this.#parser.on('text', text);
    this.#parser.on('cdata', text);
  }

  write(piece: string): void {
    this.#quiet += piece.length;
    this.#parser.write(piece);
    this.#refuse();
  }

  end(): void {
    this.#parser.close();
    this.#refuse();
  }

  #heard<A extends unknown[]>(hear: (...event: A) => void): (...event: A) => void {
    return (...event) => {
      this.#quiet = 0;
      // The parser goes on behind a fault; nothing it then says is of use.
      if (!this.#fault) hear(...event);
    };
  }

  #refuse(): void {
    if (this.#fault) throw new SheetRefused('damaged', undefined, { cause: this.#fault });
    const found = this.#quiet;
    // The parser keeps a text until it ends; one without an end would fill the memory.
    if (found > 2 * CELL_LENGTH) throw new SheetRefused('bomb', { found, limit: CELL_LENGTH });
  }
}

function decode(decoder: TextDecoder, chunk: Buffer): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch (error) {
    throw new SheetRefused('damaged', undefined, { cause: error });
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
