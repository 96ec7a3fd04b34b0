/** Pages for people, in both languages: each section is a folder of `templates/` with templates, words, styles and scripts. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Request } from 'express';
import Handlebars from 'handlebars';
import { LANGUAGES, type Language } from '../../core/model/message';
import { type Assets, loadAssets } from './assets';

/** A new section is a folder of `templates/` and its name here; those of the desk are found. */
const SECTIONS = ['pages', 'simulator'] as const;
const DESK = 'console';
/** The one script of another hand that pages load. */
const HTMX = require.resolve('htmx.org/dist/htmx.min.js');
type Section = (typeof SECTIONS)[number] | `${typeof DESK}/${string}`;

/** Words of a section by name, in one language. */
export type Words = Record<string, unknown>;

/** The HTML of a page. `data` stands beside `words` (of its section), `shared` (of all pages), `language` and `base`. */
export type Page = (language: Language, data: object) => string;

export class Pages {
  readonly assets: Assets;
  private readonly engine = Handlebars.create();
  private readonly sources = new Map<string, string>();
  private readonly texts = new Map<string, Words>();
  private readonly pages = new Map<string, Page>();

  /** `folder` is `templates/`. Throws where a file is missing or broken. */
  constructor(private readonly folder: string) {
    const desk = readdirSync(join(folder, DESK)).map((name) => `${DESK}/${name}` as const);
    const sections = [...SECTIONS, ...desk];
    this.assets = loadAssets(
      sections.map((section) => join(folder, section)),
      [HTMX],
    );
    for (const section of sections) this.load(section, join(folder, section));
  }

  /** The page of `templates/SECTION/NAME.hbs`. Throws where there is none. */
  page(section: Section, name: string): Page {
    const known = this.pages.get(`${section}/${name}`);
    if (known) return known;
    const page = this.compile(section, name);
    this.pages.set(`${section}/${name}`, page);
    return page;
  }

  private compile(section: Section, name: string): Page {
    const source = this.sources.get(`${section}/${name}`);
    if (source === undefined) throw new Error(`templates/${section} has no ${name}.hbs`);
    const lay = this.engine.compile(source, { strict: true });
    return (language, data) =>
      lay({
        language,
        english: language === 'en',
        base: this.assets.base,
        shared: this.words('pages', language),
        words: this.words(section, language),
        ...data,
      });
  }

  words(section: Section, language: Language): Words {
    return this.texts.get(`${section}/${language}`) ?? {};
  }

  /** What the pages for feature phones are called, by intent. */
  titles(language: Language): Words {
    const labels = readFileSync(join(this.folder, 'text', language, 'labels.json'), 'utf8');
    return (JSON.parse(labels) as { page: Words }).page; // our own file
  }

  /** Every template can stand in another as `{{> SECTION/NAME}}`. */
  private load(section: Section, folder: string): void {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.hbs'))) {
      const name = `${section}/${basename(file, '.hbs')}`;
      const source = readFileSync(join(folder, file), 'utf8');
      this.sources.set(name, source);
      this.engine.registerPartial(name, source);
    }
    for (const language of LANGUAGES) {
      const json = readFileSync(join(folder, `${language}.json`), 'utf8');
      this.texts.set(`${section}/${language}`, JSON.parse(json) as Words); // our own files, objects all
    }
  }
}

/** `?lang=en` is English; all else is Chinese. */
export function languageOf({ query }: Request): Language {
  return query.lang === 'en' ? 'en' : 'zh-CN';
}
