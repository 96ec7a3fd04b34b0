/** Where a test repeats what our texts say, so that it breaks with a word of theirs. */
import Handlebars from 'handlebars';
import { ROOT } from '../../src/files/root';
import { loadTemplates } from '../../src/service/render/templates';

const TOKEN = /\p{Script=Han}|[a-z]+(?:['’][a-z]+)*/giu;
const HAN = 5;
const WORD = 8;
/** From here on a text is repeated: eight characters or five words. Less of it people say, too. */
const ENOUGH = 40;
/** A whole piece between two fields counts from here on: three characters, two words. */
const SOME = 15;

/** A text of the service: its name, and its pieces as they stand between the fields. */
export interface Text {
  name: string;
  pieces: readonly string[];
}

/** All that citizens are told, in every language. */
export function ourTexts(): Text[] {
  return Object.entries(loadTemplates(ROOT)).flatMap(([language, { views, labels }]) => [
    ...Object.entries(views).map(([name, view]) => ({ name: `${language} ${name}`, pieces: piecesOf(view) })),
    ...Object.entries(labels).flatMap(([group, words]) =>
      Object.entries(words).map(([name, said]) => ({ name: `${language} ${group}.${name}`, pieces: [said] })),
    ),
  ]);
}

/** What stands between the fields of a template, line by line. */
export function piecesOf(template: string): string[] {
  const pieces = new Pieces();
  pieces.accept(Handlebars.parse(template));
  return pieces.found.flatMap((piece) => piece.split('\n'));
}

class Pieces extends Handlebars.Visitor {
  readonly found: string[] = [];

  override ContentStatement({ value }: hbs.AST.ContentStatement): void {
    this.found.push(value);
  }
}

/** A tree of what is said, word by word. */
interface Node {
  next: Map<string, Node>;
  /** What ends here: how much it weighs, and in which texts it stands. */
  weighs: number;
  texts: Set<string>;
}

/** Finds the names of the texts that the source of a test repeats: a stretch of a piece, or several pieces whole. */
export function quoting(texts: readonly Text[]): (source: string) => string[] {
  const root = newNode();
  for (const { name, pieces } of texts) {
    for (const piece of pieces.map(tokensOf)) {
      if (weightOf(piece) >= SOME) add(root, piece, name);
      for (const stretch of stretchesOf(piece)) add(root, stretch, name);
    }
  }
  return (source) => [
    ...new Set(
      withoutNotes(source)
        .split('\n')
        .flatMap((line) => quotedIn(root, tokensOf(line))),
    ),
  ];
}

function quotedIn(root: Node, tokens: readonly string[]): string[] {
  const found = new Set<Node>();
  for (const start of tokens.keys()) {
    let node = root.next.get(tokens[start] ?? '');
    for (let at = start + 1; node; at++) {
      if (node.texts.size > 0) found.add(node);
      node = node.next.get(tokens[at] ?? '');
    }
  }
  const sums = new Map<string, number>();
  for (const { weighs, texts } of found)
    for (const name of texts) sums.set(name, (sums.get(name) ?? 0) + weighs);
  return [...sums].filter(([, sum]) => sum >= ENOUGH).map(([name]) => name);
}

function newNode(): Node {
  return { next: new Map(), weighs: 0, texts: new Set() };
}

function add(root: Node, tokens: readonly string[], text: string): void {
  let node = root;
  for (const token of tokens) {
    const next = node.next.get(token) ?? newNode();
    node.next.set(token, next);
    node = next;
  }
  node.weighs = weightOf(tokens);
  node.texts.add(text);
}

/** Comments, and the titles of tests: they are about what is said. */
const NOTES =
  /\/\*\*[\s\S]*?\*\/|^\s*\/\/.*|(?:\b(?:test|describe\w*)|\])\(\s*(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")/gm;

function withoutNotes(source: string): string {
  return source.replace(NOTES, '');
}

function tokensOf(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

function weightOf(tokens: readonly string[]): number {
  return tokens.reduce((sum, token) => sum + (token.charCodeAt(0) < 0x80 ? WORD : HAN), 0);
}

/** The shortest stretches that weigh enough, from each token on. */
function stretchesOf(tokens: readonly string[]): string[][] {
  return [...tokens.keys()].flatMap((start) => {
    const stretch = tokens.slice(start, start + ENOUGH / HAN);
    while (weightOf(stretch.slice(0, -1)) >= ENOUGH) stretch.pop();
    return weightOf(stretch) < ENOUGH ? [] : [stretch];
  });
}
