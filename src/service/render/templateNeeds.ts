/** Which data a template needs, read from its syntax tree: what is missing is named before anything is rendered. */
import Handlebars from 'handlebars';

export interface Needs {
  /** Without these there is no text. */
  required: string[];
  /** Said only where they are there. */
  optional: string[];
}

/** Names at the top of the data alone: what lies in a list is checked when it is rendered. */
export function needsOf(template: string): Needs {
  const found = new Names();
  found.accept(Handlebars.parse(template));
  const optional = [...found.asked].sort();
  return { required: [...found.used].filter((name) => !found.asked.has(name)).sort(), optional };
}

/** Helpers that ask whether there is something: what they ask about may be absent. */
const ASKING = new Set(['if', 'unless']);
/** Inside their block names are those of a row. */
const ENTERING = new Set(['each', 'with']);

class Names extends Handlebars.Visitor {
  readonly used = new Set<string>();
  readonly asked = new Set<string>();
  private inRows = 0;

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    // With parameters the path is the name of a helper.
    if (mustache.params.length === 0) this.use(mustache.path, this.used);
    for (const param of mustache.params) this.use(param, this.used);
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    const helper = block.path.original;
    for (const param of block.params) this.use(param, ASKING.has(helper) ? this.asked : this.used);
    const enters = ENTERING.has(helper) ? 1 : 0;
    this.inRows += enters;
    if (block.program) this.accept(block.program);
    this.inRows -= enters;
    if (block.inverse) this.accept(block.inverse);
  }

  private use(expression: hbs.AST.Expression, into: Set<string>): void {
    if (expression.type !== 'PathExpression') return;
    const { data, depth, parts } = expression as hbs.AST.PathExpression; // as its type says
    const [first] = parts;
    if (!data && first !== undefined && depth === this.inRows) into.add(String(first));
  }
}
