/** The templates and labels of one language, compiled: view and data → words. */
import Handlebars from 'handlebars';
import { type Day, sayDay, sayDayToKeep } from '../../core/calendar/day';
import type { Language } from '../../core/model/message';
import { fitName } from '../../core/text/clip';
import { VIEW_NAMES, type View } from '../../core/views';
import { spokenBy } from './spoken';
import type { LanguageTemplates } from './templates';

/** Who reads a text that has words of its own (`NAME.KIND.hbs`): one screen of USSD, or a page, where nobody replies. */
type Kind = 'ussd' | 'page';

export interface Words {
  /** Throws where the data lacks a field that the template needs. */
  say(view: View): string;
  /** As `say`, by the template of that kind where the view has one. */
  sayOn(kind: Kind, view: View): string;
  /** In the words for an SMS that misses a segment by a few characters (`NAME.tight.hbs`); null where the view has none. */
  sayTight(view: View): string | null;
  /** A word of `labels.json`, or the name itself: programmes and matters that no list holds are said as written. */
  label(group: string, name: string): string;
}

/** Compiles every view; throws with the name of the first that is missing or broken. */
export function compileWords({ views, labels }: LanguageTemplates, language: Language): Words {
  const engine = Handlebars.create();
  const words = new Map(
    Object.entries(labels).map(([group, said]) => [group, new Map(Object.entries(said))]),
  );
  const label: Words['label'] = (group, name) => words.get(group)?.get(name) ?? name;
  const helpers = helpersIn(language, label, labels);
  const runs = runnerWith({ ...engine.helpers, ...helpers });
  const knownHelpers = Object.fromEntries(Object.keys(helpers).map((name) => [name, true]));
  const templates = new Map<string, Run>();
  for (const name of [...VIEW_NAMES, ...Object.keys(views).filter((file) => OF_A_KIND.test(file))]) {
    const template = views[name];
    if (template === undefined) throw new Error(`templates/text/${language}/${name}.hbs is missing`);
    // The data of loops cost every run of a template; few ask for them (`@last`).
    const data = template.includes('@');
    templates.set(name, runs(engine.compile(template, { ...STRICT, knownHelpers, data }), data));
  }
  const say: Words['say'] = (view) => {
    const template = templates.get(view.view);
    if (!template) throw new Error(`there is no view ${view.view} in ${language}`);
    return template(view);
  };
  const sayOn: Words['sayOn'] = (kind, view) => {
    const template = templates.get(`${view.view}.${kind}`);
    return template ? template(view) : say(view);
  };
  const sayTight: Words['sayTight'] = (view) => {
    const template = templates.get(`${view.view}.tight`);
    return template ? template(view) : null;
  };
  return { say, sayOn, sayTight, label };
}

const OF_A_KIND = /\.(ussd|page|tight)$/;
const STRICT = { noEscape: true, strict: true, knownHelpersOnly: true };

/** The words of a view's data by one template. */
type Run = (view: View) => string;

/**
 * Runs templates as Handlebars runs a partial: a whole template would bind every helper anew, which takes longer than
 * its text. `withData`: of one that asks for the data of loops. Without them its blocks are made once, and not in every run.
 */
function runnerWith(helpers: Record<string, Handlebars.HelperDelegate>) {
  return (template: Handlebars.TemplateDelegate, withData: boolean): Run => {
    // What is not the data's own is refused, for partials are told of no exceptions.
    const options = { partial: true, helpers, ...(withData && { data: {} }) };
    return ({ data }) => template(hasMarks(data) ? withoutMarks(data) : data, options).trim();
  };
}

/** What templates may call besides the blocks of Handlebars, by name. */
function helpersIn(language: Language, label: Words['label'], labels: LanguageTemplates['labels']) {
  // Offices that order a message over the API write the day out.
  const dayBy = (say: typeof sayDay) => (day: Day | string) =>
    typeof day === 'string' ? day : say(day, language);
  const said = new Map<string, (text: string) => string>();
  const spokenIn = (group: string) => {
    const found = said.get(group) ?? spokenBy(labels[group] ?? {});
    said.set(group, found);
    return found;
  };
  return {
    word: label,
    /** What the county wrote, in this language as far as its words are known. */
    spoken: (group: string, text: string) => spokenIn(group)(text),
    date: dayBy(sayDay),
    /** A day that its reader has to keep: with its weekday. */
    weekday: dayBy(sayDayToKeep),
    /** A name in a row, cut to the room that the other pieces of the row leave; pieces that are no text take none. */
    fit: (name: string, ...others: (string | object | null | undefined)[]) =>
      fitName(
        name,
        others.filter((piece) => typeof piece === 'string'),
      ),
  };
}

/** The texts in the data of a view, each as `plainText`. Handlebars in them is never compiled. */
function withoutMarks(data: unknown): unknown {
  if (typeof data === 'string') return plainText(data);
  if (Array.isArray(data)) return data.map(withoutMarks);
  if (typeof data !== 'object' || data === null) return data;
  const cleaned: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(data)) cleaned[key] = withoutMarks(value);
  return cleaned;
}

function hasMarks(data: unknown): boolean {
  if (typeof data === 'string') return MARKS.test(data);
  if (typeof data !== 'object' || data === null) return false;
  const fields = data as Readonly<Record<string, unknown>>; // by whatever names: all are looked at
  for (const name in fields) if (hasMarks(fields[name])) return true;
  return false;
}

const MARKS = /[【】\u0000-\u001f\u007f\u2028\u2029]/;

/** Without brackets of a signature and control characters: data cannot pass for a signature or break the layout. */
export function plainText(text: string): string {
  if (!MARKS.test(text)) return text;
  return text.replace(/[【】]/g, '').replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ');
}
