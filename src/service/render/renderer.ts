/** View + data + language + medium → text. Templates are compiled once, at start. */
import type { Choice, Reply } from '../../core/dialogue/scene/command';
import { isTexted, LANGUAGES, type Language, type Medium } from '../../core/model/message';
import type { TextForm } from '../../core/model/route';
import { cutMessages, cutScreens, LONGEST_MESSAGE } from '../../core/text/screens';
import { countSegments, type Encoding, USUAL_FORM } from '../../core/text/segments';
import { loadTemplates, type Templates } from './templates';
import { compileWords, plainText, type Words } from './words';

export interface Rendered {
  text: string;
  /** SMS parts that it takes. */
  segments: number;
  encoding: Encoding;
}

export interface Renderer {
  /** In front of every SMS, in its brackets; empty: nothing is. */
  readonly signature: string;
  /** The reply as this medium shows it. Throws when the data lacks a field that the template needs: a fault of ours, not of the person. */
  render(reply: Reply, language: Language, medium: Medium): Rendered;
  /** The same, where it is longer than carriers take, as several messages, each whole by itself. */
  messages(reply: Reply, language: Language, medium: Medium): Rendered[];
  /**
   * The same for a phone that shows one screen at a time. `back`: there is somewhere to go back to from the first.
   * `code`: the short code to text to where the reply asks for a text: the session ends with it and takes no input.
   */
  screens(reply: Reply, language: Language, back: boolean, code?: string): string[];
  /** The same for a page: a line for each thought, and a label for each choice, which is a link there. */
  page(reply: Reply, language: Language): { lines: string[]; choices: string[] };
  /** A word of `labels.json`; a name that has none is itself. */
  word(group: string, name: string, language: Language): string;
}

/** Who signs, without brackets; it may change while we run. Empty: nobody. */
interface Signed {
  readonly signature: string;
}

/**
 * Compiles every view in every language; throws with the name of the first that is missing or broken.
 * `source` is the templates themselves or the folder that holds `templates/text`; `form`: of the link that texts are
 * counted for.
 */
export function createRenderer(
  source: Templates | string,
  signed: Signed,
  form: TextForm = USUAL_FORM,
): Renderer {
  const templates = typeof source === 'string' ? loadTemplates(source) : source;
  const words = new Map(LANGUAGES.map((language) => [language, compileWords(templates[language], language)]));
  return new TemplateRenderer(words, signed, form);
}

class TemplateRenderer implements Renderer {
  constructor(
    private readonly words: ReadonlyMap<Language, Words>,
    private readonly signed: Signed,
    private readonly form: TextForm,
  ) {}

  get signature(): string {
    const { signature } = this.signed;
    return signature === '' ? '' : `【${signature}】`;
  }

  render(reply: Reply, language: Language, medium: Medium): Rendered {
    const words = this.wordsIn(language);
    const under = choicesAndWays(reply, words, medium);
    const head = words.say(reply.show);
    if (!isTexted(medium)) return this.sized(joined(head, under));
    const note = reply.note ? `${words.say(reply.note)}\n` : '';
    const signed = (said: string) => this.sized(this.signature + note + joined(said, under));
    const full = signed(head);
    const tight = full.segments === 1 ? null : words.sayTight(reply.show);
    if (tight === null) return full;
    const short = signed(tight);
    return short.segments < full.segments ? short : full;
  }

  messages(reply: Reply, language: Language, medium: Medium): Rendered[] {
    const whole = this.render(reply, language, medium);
    if (!isTexted(medium) || whole.text.length <= LONGEST_MESSAGE) return [whole];
    return cutMessages(whole.text.slice(this.signature.length), this.signature).map((text) =>
      this.sized(text),
    );
  }

  screens(reply: Reply, language: Language, back: boolean, code?: string): string[] {
    const words = this.wordsIn(language);
    const note = reply.note ? [words.sayOn('ussd', reply.note)] : [];
    const said = [...note, words.sayOn('ussd', reply.show), ...choiceLines(reply, words)].join('\n');
    const text = code && ASKS_FOR_TEXT.test(said) ? `${said}\n${words.label('ussd', 'textTo')}${code}` : said;
    const more = reply.list !== undefined && reply.list.page < reply.list.pages;
    return cutScreens(text, ({ first, last }) => waysOn(words, !last || more, !first || back)).screens;
  }

  page(reply: Reply, language: Language): { lines: string[]; choices: string[] } {
    const words = this.wordsIn(language);
    const shown = reply.note ? [reply.note, reply.show] : [reply.show];
    const lines = shown.flatMap((view) => words.sayOn('page', view).split('\n'));
    return {
      lines: lines.map((line) => line.trim()).filter((line) => line !== ''),
      choices: (reply.choices ?? []).map((choice) =>
        'row' in choice.label ? words.sayOn('page', choice.label.row) : labelOf(choice, words),
      ),
    };
  }

  word(group: string, name: string, language: Language): string {
    return this.wordsIn(language).label(group, name);
  }

  private sized(text: string): Rendered {
    return { text, ...countSegments(text, this.form) };
  }

  private wordsIn(language: Language): Words {
    const words = this.words.get(language);
    if (!words) throw new Error(`there are no templates in ${language}`);
    return words;
  }
}

/** What stands under the head of a text. */
interface Under {
  choices: string[];
  /** The choices go on in the line of the head. */
  beside: boolean;
  ways: string;
}

/** Named choices stand side by side in a message, where each line costs; rows of a list, and choices on screens, take a line each. */
function choicesAndWays(reply: Reply, words: Words, medium: Medium): Under {
  const named = reply.choices?.every(({ label }) => 'title' in label || 'name' in label) ?? false;
  const { list } = reply;
  return {
    choices: choiceLines(reply, words),
    beside: named && isTexted(medium),
    ways: list ? waysOn(words, list.page < list.pages, list.page > 1) : '',
  };
}

function joined(head: string, { choices, beside, ways }: Under): string {
  // A colon of the Latin alphabet is followed by a blank, 回数字:1 补贴 goes without.
  const gap = /[a-z)]:$/i.test(head) && choices.length > 0 ? ' ' : '';
  const lines = beside ? [head + gap + choices.join('  '), ways] : [head, ...choices, ways];
  return lines.filter((line) => line !== '').join('\n');
}

function choiceLines({ choices = [] }: Reply, words: Words): string[] {
  return choices.map((choice, index) => `${index + 1} ${labelOf(choice, words)}`);
}

function waysOn(words: Words, more: boolean, back: boolean): string {
  return [
    ...(more ? [words.label('list', 'more')] : []),
    ...(back ? [words.label('list', 'back')] : []),
  ].join('  ');
}

function labelOf({ label }: Choice, words: Words): string {
  if ('title' in label) return words.label('page', label.title);
  if ('name' in label) return words.label('choice', label.name);
  // Matters have words in other languages; a day or a title is in no list.
  return 'text' in label ? plainText(words.label('matter', label.text)) : words.say(label.row);
}

/** The text asks its reader to send a text: 回DY, 发“人工”, Send BT, a case number like QZ…. */
const ASKS_FOR_TEXT = /[发回]\s*(?:[A-Z]{2}|“)|发(?:办件)?编号|[Ss]end [A-Z"]|[Ss]end (?:its|a case) number/;
