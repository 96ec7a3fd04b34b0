/** View + data + language + medium → text. Templates are compiled once, at start. */
import Handlebars from 'handlebars';
import type { Choice, Reply } from '../../core/dialogue/scene/command';
import { VIEW_NAMES, type View, type ViewName } from '../../core/dialogue/views';
import { LANGUAGES, type Language, type Medium } from '../../core/model/message';
import { cutMessages, LONGEST_MESSAGE } from '../../core/text/messages';
import { cutScreens } from '../../core/text/screens';
import { countSegments, type Encoding } from '../../core/text/segments';
import { HELPERS, helpersIn } from './helpers';
import { loadTemplates, type Templates } from './templates';

export interface Rendered {
  text: string;
  /** SMS parts that it takes. */
  segments: number;
  encoding: Encoding;
}

export interface Renderer {
  /** The reply as this medium shows it. Throws when the data lacks a field that the template needs: a fault of ours, not of the person. */
  render(reply: Reply, language: Language, medium: Medium): Rendered;
  /** The same, where it is longer than carriers take, as several messages, each whole by itself. */
  messages(reply: Reply, language: Language, medium: Medium): Rendered[];
  /**
   * The same for a phone that shows one screen at a time. `back`: there is somewhere to go back to from the first.
   * `code`: nothing can be typed any more, and a word that the text says to send goes there.
   */
  screens(reply: Reply, language: Language, back: boolean, code?: string): string[];
  /** The same for a page: a line for each thought, and a label for each choice, which is a link there. */
  page(reply: Reply, language: Language): { lines: string[]; choices: string[] };
  /** A word of `labels.json`; a name that has none is itself. */
  word(group: string, name: string, language: Language): string;
}

/** Who needs other words: one who sees a screen at a time, a page, where nobody has to reply, a text that misses a segment by a few characters. */
type Kind = 'ussd' | 'page' | 'tight';

interface Words {
  say(view: View): string;
  /** As `say`, in words of their own where there are some: `NAME.KIND.hbs`. */
  sayOn(kind: Kind, view: View): string;
  label(group: string, name: string): string;
}

/**
 * Compiles every view in every language; throws with the name of the first that is missing or broken.
 * `source` is the templates themselves or the folder that holds `templates/text`.
 */
export function createRenderer(source: Templates | string, options: { signature: string }): Renderer {
  const templates = typeof source === 'string' ? loadTemplates(source) : source;
  const words = new Map(LANGUAGES.map((language) => [language, compile(templates, language)]));
  const signature = options.signature === '' ? '' : `【${options.signature}】`;
  const wordsIn = (language: Language) => {
    const spoken = words.get(language);
    if (!spoken) throw new Error(`there are no templates in ${language}`);
    return spoken;
  };
  const render: Renderer['render'] = (reply, language, medium) => {
    const spoken = wordsIn(language);
    if (!isMessage(medium)) return sized(layOut(spoken.say(reply.show), reply, spoken, medium));
    const inWords = (head: string) => sized(signature + layOut(head, reply, spoken, medium));
    const full = inWords(spoken.say(reply.show));
    if (full.segments === 1) return full;
    const tight = inWords(spoken.sayOn('tight', reply.show));
    return tight.segments < full.segments ? tight : full;
  };
  return {
    render,
    messages(reply, language, medium) {
      const whole = render(reply, language, medium);
      if (!isMessage(medium) || whole.text.length <= LONGEST_MESSAGE) return [whole];
      return cutMessages(whole.text.slice(signature.length), signature).map(sized);
    },
    screens(reply, language, back, code) {
      const spoken = wordsIn(language);
      const note = reply.note ? [spoken.sayOn('ussd', reply.note)] : [];
      const said = [...note, spoken.sayOn('ussd', reply.show), ...choiceLines(reply, spoken)].join('\n');
      const text =
        code && TOLD_TO_TEXT.test(said) ? `${said}\n${spoken.label('ussd', 'textTo')}${code}` : said;
      const more = reply.list !== undefined && reply.list.page < reply.list.pages;
      return cutScreens(text, ({ first, last }) => waysOn(spoken, !last || more, !first || back)).screens;
    },
    page(reply, language) {
      const spoken = wordsIn(language);
      const lines = spoken.sayOn('page', reply.show).split('\n');
      return {
        lines: lines.map((line) => line.trim()).filter((line) => line !== ''),
        choices: (reply.choices ?? []).map(({ label }) =>
          'row' in label ? spoken.sayOn('page', label.row) : say({ label }, spoken),
        ),
      };
    },
    word: (group, name, language) => wordsIn(language).label(group, name),
  };
}

function compile(templates: Templates, language: Language): Words {
  const { views, labels } = templates[language];
  const engine = Handlebars.create();
  // A name in no list is said as the office wrote it: programmes and matters come and go.
  const label = (group: string, name: string) => {
    const words = labels[group];
    return words && Object.hasOwn(words, name) ? (words[name] ?? name) : name;
  };
  engine.registerHelper(helpersIn(language, label));
  const compiled = new Map(
    VIEW_NAMES.map((name): [ViewName, Handlebars.TemplateDelegate] => {
      const template = views[name];
      if (template === undefined) throw new Error(`templates/text/${language}/${name}.hbs is missing`);
      return [name, engine.compile(template, compileOptions(template))];
    }),
  );
  const others = new Map(
    Object.entries(views)
      .filter(([name]) => OTHERS.test(name))
      .map(([name, template]) => [name, engine.compile(template, compileOptions(template))]),
  );
  const sayOn = (kind: Kind, view: View) =>
    others.get(`${view.view}.${kind}`)?.(inert(view.data), RUN).trim() ?? say(view);
  const say = (view: View) => {
    const template = compiled.get(view.view);
    if (!template) throw new Error(`there is no view ${view.view} in ${language}`);
    return template(inert(view.data), RUN).trim();
  };
  return { say, sayOn, label };
}

function isMessage(medium: Medium): boolean {
  return medium === 'sms' || medium === 'web';
}

function sized(text: string): Rendered {
  return { text, ...countSegments(text) };
}

const OTHERS = /\.(ussd|page|tight)$/;

const COMPILE = {
  noEscape: true,
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(HELPERS.map((name) => [name, true])),
};
/** The data of loops cost every run of a template; few ask for them (`@last`). */
function compileOptions(template: string) {
  return { ...COMPILE, data: template.includes('@') };
}

const RUN = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false };

/** Named choices stand side by side where a line costs; rows and other screens take a line each. */
function layOut(head: string, reply: Reply, words: Words, medium: Medium): string {
  const choices = choiceLines(reply, words);
  const named = reply.choices?.every(({ label }) => 'name' in label) ?? false;
  const beside = named && isMessage(medium);
  const { list } = reply;
  const ways = list ? waysOn(words, list.page < list.pages, list.page > 1) : '';
  // A colon of the Latin alphabet is followed by a blank, 回数字:1 补贴 goes without.
  const gap = /[a-z]:$/i.test(head) && choices.length > 0 ? ' ' : '';
  if (beside) return [head + gap + choices.join('  '), ways].filter((line) => line !== '').join('\n');
  return [head, ...choices, ways].filter((line) => line !== '').join('\n');
}

function choiceLines({ choices = [] }: Reply, words: Words): string[] {
  return choices.map((choice, index) => `${index + 1} ${say(choice, words)}`);
}

function waysOn(words: Words, more: boolean, back: boolean): string {
  return [
    ...(more ? [words.label('list', 'more')] : []),
    ...(back ? [words.label('list', 'back')] : []),
  ].join('  ');
}

function say({ label }: Pick<Choice, 'label'>, words: Words): string {
  if ('name' in label) return words.label('choice', label.name);
  // Matters have words in other languages; a day or a title is in no list.
  return 'text' in label ? plain(words.label('matter', label.text)) : words.say(label.row);
}

/** Data can never look like a signature or break the layout: brackets and control characters go. Markup in it is never compiled. */
function inert(data: unknown): unknown {
  if (typeof data === 'string') return plain(data);
  if (Array.isArray(data)) return data.map(inert);
  if (typeof data !== 'object' || data === null) return data;
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(data)) kept[key] = inert(value);
  return kept;
}

/** A word or a number that is to be sent as a text: 回DY, 发“人工”, Send BT, a case number like QZ…. */
const TOLD_TO_TEXT =
  /[发回]\s*(?:[A-Z]{2}|[“「])|发(?:办件)?编号|[Ss]end [A-Z"]|[Ss]end (?:its|a case) number/;

const HARMFUL = /[【】\u0000-\u001f\u007f\u2028\u2029]/;

function plain(text: string): string {
  if (!HARMFUL.test(text)) return text;
  return text.replace(/[【】]/g, '').replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ');
}
