/** The templates of texts: read from their files, and which data each of them needs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { LANGUAGES, type Language } from '../../core/model/message';

/** The texts of one language: templates by view, words by group and name. */
export interface LanguageTemplates {
  views: Record<string, string>;
  labels: Record<string, Record<string, string>>;
}

export type Templates = Record<Language, LanguageTemplates>;

/** Reads `templates/text/<language>/` below `root`. Throws where a folder or a `labels.json` is missing or not JSON. */
export function loadTemplates(root: string): Templates {
  const entries = LANGUAGES.map((language) => [language, load(join(root, 'templates', 'text', language))]);
  // One entry for each of LANGUAGES: fromEntries cannot tell.
  return Object.fromEntries(entries) as Templates;
}

function load(folder: string): LanguageTemplates {
  const names = readdirSync(folder).filter((name) => name.endsWith('.hbs'));
  const views = names.map((name) => [
    name.slice(0, -'.hbs'.length),
    readFileSync(join(folder, name), 'utf8'),
  ]);
  const labels: LanguageTemplates['labels'] = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8'));
  return { views: Object.fromEntries(views), labels };
}

/** The fields of a view's data that a template names. */
export interface Needs {
  /** Fields without which the template cannot be rendered. */
  required: string[];
  /** Fields that the template asks about (`{{#if}}`): they may be absent. */
  optional: string[];
}

/** Reads them from the syntax tree of a template. Fields of rows in a list are not named: rendering checks them. */
export function needsOf(template: string): Needs {
  const fields = new FieldVisitor();
  fields.accept(Handlebars.parse(template));
  const optional = [...fields.asked].sort();
  return { required: [...fields.used].filter((name) => !fields.asked.has(name)).sort(), optional };
}

/** Helpers that ask whether a field is there. */
const ASKING = new Set(['if', 'unless']);
/** Helpers in whose block names are those of a row. */
const ENTERING = new Set(['each', 'with']);

class FieldVisitor extends Handlebars.Visitor {
  readonly used = new Set<string>();
  readonly asked = new Set<string>();
  private inRows = 0;

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    // With parameters the path is the name of a helper.
    if (mustache.params.length === 0) this.note(mustache.path, this.used);
    for (const param of mustache.params) this.note(param, this.used);
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    const helper = block.path.original;
    for (const param of block.params) this.note(param, ASKING.has(helper) ? this.asked : this.used);
    const enters = ENTERING.has(helper) ? 1 : 0;
    this.inRows += enters;
    if (block.program) this.accept(block.program);
    this.inRows -= enters;
    if (block.inverse) this.accept(block.inverse);
  }

  private note(expression: hbs.AST.Expression, into: Set<string>): void {
    if (expression.type !== 'PathExpression') return;
    const { data, depth, parts } = expression as hbs.AST.PathExpression; // as its type says
    const [first] = parts;
    if (!data && first !== undefined && depth === this.inRows) into.add(String(first));
  }
}
