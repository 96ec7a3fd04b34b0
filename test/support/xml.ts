/** Whether markup is well-formed XML (XML 1.0, section 2.1), and what it is made of: enough for our own pages. */

export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
}

const PIECE =
  /<\?xml [^?]*\?>|<!DOCTYPE [^>]*>|<(\/?)([A-Za-z][A-Za-z0-9]*)((?:\s+[A-Za-z][A-Za-z:-]*="[^"<]*")*)\s*(\/?)>|[^<]+/gy;
const ATTRIBUTE = /([A-Za-z][A-Za-z:-]*)="([^"]*)"/g;
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** The root element. Throws with what is wrong and where. */
export function parseXml(markup: string): Element {
  if (FORBIDDEN.test(markup)) throw new Error('a character that XML can not hold');
  const top: Element = { name: '', attributes: {}, children: [] };
  const open: Element[] = [top];
  let end = 0;
  for (const piece of markup.matchAll(PIECE)) {
    end = piece.index + piece[0].length;
    put(piece, open, markup);
  }
  if (end < markup.length) throw new Error(`no markup: ${markup.slice(end, end + 60)}`);
  if (open.length > 1) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  const roots = top.children.filter((one) => typeof one !== 'string' || one.trim() !== '');
  const [root] = roots;
  if (roots.length !== 1 || root === undefined || typeof root === 'string') throw new Error('not one root');
  return root;
}

function put(piece: RegExpMatchArray, open: Element[], markup: string): void {
  const [text, closes, name, attributes = '', empty] = piece;
  const parent = open.at(-1);
  if (!parent) throw new Error('more is closed than was opened');
  if (text.startsWith('<?') || text.startsWith('<!')) return;
  if (name === undefined) {
    if (text.includes(']]>')) throw new Error('a text holds ]]>');
    parent.children.push(plain(text));
  } else if (closes) {
    if (parent.name !== name) throw new Error(`<${parent.name}> is closed by </${name}>: ${markup}`);
    open.pop();
  } else {
    const found = [...attributes.matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [key, plain(value)]);
    if (new Set(found.map(([key]) => key)).size < found.length)
      throw new Error(`an attribute of <${name}> twice`);
    const element: Element = { name, attributes: Object.fromEntries(found), children: [] };
    parent.children.push(element);
    if (!empty) open.push(element);
  }
}

function plain(text: string): string {
  return text.replace(/&(?:#(\d+);|#x([0-9a-fA-F]+);|([a-z]+);)?/g, (whole, decimal, hex, name) => {
    const found = decimal
      ? String.fromCodePoint(Number(decimal))
      : hex
        ? String.fromCodePoint(Number.parseInt(hex, 16))
        : NAMED[name];
    if (found === undefined) throw new Error(`no entity: ${whole}`);
    return found;
  });
}

/** All elements of this name below, in order. */
export function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...all(child, name)],
  );
}

/** The text below, as it is read. */
export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
