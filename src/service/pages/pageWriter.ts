/** Pieces of one page in its language: words, links, fields. */
import { above, fieldsOf, writes } from '../../core/dialogue/links';
import type { Choice, Reply } from '../../core/dialogue/scene/command';
import type { Act } from '../../core/model/intent';
import type { Language } from '../../core/model/message';
import type { Field, LinkFields, PageForm, PageInput, PageLink, PageShown } from '../../core/model/page';
import { fill } from '../../core/views/fill';
import type { Chance } from '../../ports';
import type { Renderer } from '../render/renderer';
import { hrefOf, lookAt } from './addresses';

/** So many characters of an identifier tell one form from another of the same session. */
const TOKEN = 10;
/** Characters of what is said to the conversation. */
const LONGEST_SAID = 200;

export interface WriterTools {
  renderer: Pick<Renderer, 'word' | 'page'>;
  chance: Chance;
}

export class PageWriter {
  constructor(
    private readonly tools: WriterTools,
    /** In front of the names of links. */
    private readonly segment: string,
    readonly language: Language,
  ) {}

  /** A word of `labels.json`, its gaps filled. */
  word(name: string, values: Readonly<Record<string, string | number>> = {}): string {
    return fill(this.tools.renderer.word('page', name, this.language), values);
  }

  /** A page that says something and leads home. `name`: of its title. */
  plain(name: string, lines: string[]): PageShown {
    const words = { more: this.word('more'), back: this.word('back') };
    return {
      status: 200,
      language: this.language,
      segment: this.segment,
      title: this.word(name),
      lines,
      links: [],
      form: null,
      nav: [{ label: words.back, href: 'menu', key: '0' }],
      words,
      personal: true,
      self: null,
    };
  }

  /** A reply's lines, and the labels of its choices. */
  reply(reply: Reply): { lines: string[]; labels: string[] } {
    const { lines, choices } = this.tools.renderer.page(reply, this.language);
    return { lines, labels: choices };
  }

  /** The labels of choices without a reply. */
  labels(choices: Choice[]): string[] {
    return this.reply({ show: { view: 'menu', data: {} }, choices }).labels;
  }

  /**
   * A link to an act, posted where it may change something. `from` is the page it stands on, where going back has to
   * lead there and not only one step up.
   */
  link(act: Act, label: string, key?: string, from?: string): PageLink {
    const keyed = { label, ...(key !== undefined && { key }) };
    if (writes(act)) return { ...keyed, href: act.intent, post: this.once(fieldsOf(act)) };
    const up = from !== undefined && from !== lookAt(above(act)) ? { u: from } : {};
    return { ...keyed, href: hrefOf(act.intent, { ...fieldsOf(act), ...up }) };
  }

  /** Fields to post, with a token that tells a form that is posted twice from two forms. */
  once(fields: LinkFields): LinkFields {
    return { ...fields, k: this.tools.chance.id().slice(-TOKEN) };
  }

  form(href: string, fields: readonly Field[], hidden: LinkFields, submit = href): PageForm {
    return {
      href,
      inputs: fields.map((field) => this.input(field, field.name)),
      hidden: this.once(hidden),
      submit: this.word(`submit.${submit}`),
    };
  }

  /** Anything, said as in a text message. */
  sayForm(): PageForm {
    const form = this.form('say', [], {});
    return { ...form, inputs: [this.input({ name: 'text', kind: 'text', max: LONGEST_SAID }, 'say')] };
  }

  private input(field: Field, label: string): PageInput {
    return { ...field, label: this.word(`field.${label}`) };
  }
}
