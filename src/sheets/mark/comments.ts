/** The comments of a sheet with ours among them. */
import { escapeXml, MAIN, XML_HEAD } from '../lists/markup';
import { AUTHOR, OURS } from './marks';

const EMPTY = `${XML_HEAD}<comments xmlns="${MAIN}"><authors></authors><commentList></commentList></comments>`;
const AUTHOR_ELEMENT = /<(?:\w+:)?author\b[^>]*?(?:\/>|>([^<]*)<\/(?:\w+:)?author>)/g;
const COMMENT = /<(?:\w+:)?comment\b([^>]*)>([\s\S]*?)<\/(?:\w+:)?comment>/g;
/** Excel's newer comments keep a copy here that it writes over: nothing is to be added to it. */
const THREADED = 'tc=';

export interface Comments {
  xml: string;
  /** Cells that have a comment now and had none. */
  added: string[];
  /** Cells whose comment was ours alone and is gone. */
  removed: string[];
}

/** Our earlier ones are taken off first; to what somebody else has written in a cell ours is added. */
export function changeComments(before: string | null, marks: ReadonlyMap<string, string>): Comments {
  const xml = before ?? EMPTY;
  const authors = [...xml.matchAll(AUTHOR_ELEMENT)].map(([, name = '']) => name);
  const known = authors.indexOf(AUTHOR);
  const author = known < 0 ? authors.length : known;
  const left = new Map(marks);
  const had = new Set<string>();
  const kept = xml.replace(COMMENT, (whole, attributes: string, body: string) => {
    const cell = attribute(attributes, 'ref');
    const by = Number(attribute(attributes, 'authorId'));
    const theirs = withoutOurs(body);
    had.add(cell);
    // Some programs forget who wrote a comment: one in which nothing but ours stands is ours.
    const ours = by === known || (theirs !== body && theirs.replace(/<[^>]*>/g, '').trim() === '');
    if (ours) return '';
    const text = left.get(cell);
    left.delete(cell);
    if (text === undefined || authors[by]?.startsWith(THREADED)) return whole.replace(body, () => theirs);
    return whole.replace(body, () => withOurs(theirs, text));
  });
  const removed = [...had].filter((cell) => !kept.includes(`ref="${cell}"`));
  const own = [...left].map(([cell, text]) => commentXml(cell, author, text));
  return {
    xml: put(
      known < 0 ? put(kept, 'authors', `<author xmlns="${MAIN}">${AUTHOR}</author>`) : kept,
      'commentList',
      own.join(''),
    ),
    added: [...left.keys()].filter((cell) => !had.has(cell) || removed.includes(cell)),
    removed,
  };
}

function attribute(attributes: string, name: string): string {
  return new RegExp(`\\b${name}\\s*=\\s*"([^"]*)"`).exec(attributes)?.[1] ?? '';
}

function commentXml(cell: string, author: number, text: string): string {
  return `<comment xmlns="${MAIN}" ref="${cell}" authorId="${author}"><text>${run(text)}</text></comment>`;
}

const run = (text: string) => `<r xmlns="${MAIN}"><t xml:space="preserve">${escapeXml(text)}</t></r>`;

/** Ours stands at the end: in runs of its own, or, where a program has joined them, behind theirs. */
function withoutOurs(body: string): string {
  const at = body.indexOf(OURS);
  if (at < 0) return body;
  const end = /<\/(?:\w+:)?text>/.exec(body)?.index ?? body.length;
  const runAt = Math.max(...[...body.slice(0, at).matchAll(/<(?:\w+:)?r\b/g)].map(({ index }) => index), 0);
  const before = body.slice(runAt, at).replace(/<[^>]*>/g, '');
  if (runAt > 0 && before.trim() === '') return body.slice(0, runAt) + body.slice(end);
  const closing = body.slice(at).match(/<\/(?:\w+:)?t>(?:<\/(?:\w+:)?r>)?/)?.[0] ?? '';
  return body.slice(0, at).trimEnd() + closing + body.slice(end);
}

function withOurs(body: string, text: string): string {
  // A text is either bare or in runs, never both.
  const runs = body.replace(
    /(<(?:\w+:)?text>)\s*(<((?:\w+:)?)t\b[^>]*>[\s\S]*?<\/(?:\w+:)?t>)/,
    (_, open: string, bare: string, prefix: string) => `${open}<${prefix}r>${bare}</${prefix}r>`,
  );
  return runs.replace(/<\/(?:\w+:)?text>/, (close) => run(`\n${text}`) + close);
}

/** At the end of the element of this name. */
function put(xml: string, name: string, content: string): string {
  const opened = xml.replace(new RegExp(`<((?:\\w+:)?${name})\\s*/>`), '<$1></$1>');
  return opened.replace(new RegExp(`</(?:\\w+:)?${name}>`), (close) => content + close);
}
