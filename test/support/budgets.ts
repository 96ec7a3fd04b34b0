/** How long functions are and which folders lean on which, read from the sources alone. */
import { posix } from 'node:path';
import { parseSync } from '@swc/core';
import type { Import } from './imports';

export interface FunctionSpan {
  /** The name it is declared or assigned under; empty for one that is handed over at once. */
  name: string;
  /** From its first line to its last. */
  lines: number;
}

interface Node {
  type: string;
  span: { start: number; end: number };
  [member: string]: unknown;
}

const FUNCTIONS = [
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassMethod',
  'PrivateMethod',
  'MethodProperty',
  'GetterProperty',
  'SetterProperty',
  'Constructor',
];
/** Stands before what is parsed: spans count from the first token, wherever comments let that be, and go on from parse to parse. */
const FIRST = '0;';

/** The functions of a source text that are longer than so many lines and no tables; inner ones too. */
export function longFunctions(text: string, most: number): FunctionSpan[] {
  if (text.split('\n').length <= most) return [];
  const octets = Buffer.from(FIRST + text.replace(/^#!/, '//'));
  const module = parseSync(octets.toString(), { syntax: 'typescript', target: 'es2022' });
  const linesOf = ({ start, end }: Node['span']) =>
    octets
      .subarray(start - module.span.start, end - module.span.start)
      .toString()
      .split('\n').length;
  const found: FunctionSpan[] = [];
  visit(module.body, '', (node, name) => {
    if (!FUNCTIONS.includes(node.type)) return;
    const lines = linesOf(node.span);
    if (lines > most && !isTable(node)) found.push({ name, lines });
  });
  return found;
}

/** Calls back for each node with the nearest name around it. */
function visit(tree: unknown, name: string, see: (node: Node, name: string) => void): void {
  if (Array.isArray(tree)) {
    for (const one of tree) visit(one, name, see);
  } else if (typeof tree === 'object' && tree !== null) {
    // What the parser made: an object is a node or part of one.
    const node = tree as Node;
    const own = nameOf(node.id) ?? nameOf(node.identifier) ?? nameOf(node.key) ?? name;
    if (typeof node.type === 'string') see(node, own);
    for (const [member, value] of Object.entries(node)) if (member !== 'span') visit(value, own, see);
  }
}

function nameOf(node: unknown): string | undefined {
  if (typeof node !== 'object' || node === null || !('value' in node)) return undefined;
  return typeof node.value === 'string' ? node.value : undefined;
}

/**
 * A table: a function of nothing but `const` and `return`, in which no other function has statements and nothing chooses
 * (`?:`, `&&`, `||`, `??`). A schema of a database is one, a list of routes, a script.
 */
function isTable(node: Node): boolean {
  // A method keeps its function as a part of its own.
  const { body } = (node.function ?? node) as Node;
  const [outer, ...inner] = nodesOf(body);
  // An arrow without braces returns its body.
  const listed = outer && hasStatements(outer) ? inner : nodesOf(body);
  return listed.every(
    (one) =>
      !hasStatements(one) &&
      !(one.type === 'VariableDeclaration' && one.kind !== 'const') &&
      (!one.type.endsWith('Statement') || one.type === 'ReturnStatement') &&
      one.type !== 'ConditionalExpression' &&
      !(one.type === 'BinaryExpression' && ['&&', '||', '??'].includes(String(one.operator))),
  );
}

function hasStatements({ type }: Node): boolean {
  return type === 'BlockStatement' || type === 'FunctionBody';
}

function nodesOf(tree: unknown): Node[] {
  const nodes: Node[] = [];
  visit(tree, '', (node) => nodes.push(node));
  return nodes;
}

/** Which folder imports from which, each pair once. A folder is the files directly in it. */
export function folderImports(imports: readonly Import[]): Import[] {
  const pairs = new Map<string, Import>();
  for (const { from, to, typeOnly } of imports) {
    const pair = { from: posix.dirname(from), to: posix.dirname(to), typeOnly };
    if (pair.from !== pair.to && to.endsWith('.ts')) pairs.set(`${pair.from} ${pair.to}`, pair);
  }
  return [...pairs.values()];
}
