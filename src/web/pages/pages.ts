/** Pages from `templates/pages` and `templates/simulator`: compiled once, in both languages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Request } from 'express';
import Handlebars from 'handlebars';
import { LANGUAGES, type Language } from '../../core/model/message';
import { loadAssets } from './assets';

/** Words of a page by name, in one language. */
export type Words = Record<string, unknown>;

/** What somebody can write to, dial and open; null where there is none. */
export interface HomeWays {
  sms: string | null;
  ussd: string | null;
  wap: string | null;
}

export interface Pages {
  /** `?lang=en` is English; all else is Chinese. */
  language(request: Request): Language;
  home(language: Language, data: { simulator: boolean; demo: boolean; ways: HomeWays }): string;
  simulator(language: Language, data: (words: Words) => object): string;
  error(language: Language, status: number): string;
  /** The API, laid out for reading. */
  docs(language: Language, data: object): string;
  /** Words shared by the pages. */
  words(language: Language): Words;
  assets: ReturnType<typeof loadAssets>;
}

/** `folder` is `templates/`. Throws where a file is missing or broken. */
export function loadPages(folder: string): Pages {
  const assets = loadAssets([join(folder, 'pages'), join(folder, 'simulator')]);
  const engine = Handlebars.create();
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  engine.registerPartial('layout', read('pages/layout.hbs'));
  for (const name of ['sms', 'ussd', 'wap', 'beside', 'keypad'])
    engine.registerPartial(`simulator/${name}`, read(`simulator/${name}.hbs`));
  const template = (file: string) => engine.compile(read(file), { strict: true });
  const templates = {
    home: template('pages/home.hbs'),
    error: template('pages/error.hbs'),
    docs: template('pages/docs.hbs'),
    simulator: template('simulator/page.hbs'),
  };
  const words = Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      { pages: parse(read(`pages/${language}.json`)), simulator: parse(read(`simulator/${language}.json`)) },
    ]),
  ) as Record<Language, { pages: Words; simulator: Words }>; // one for each of LANGUAGES

  const render = (page: keyof typeof templates, language: Language, own: Words, data: object): string =>
    templates[page]({
      language,
      english: language === 'en',
      base: assets.base,
      shared: words[language].pages,
      words: own,
      ...data,
    });

  return {
    assets,
    language: (request) => (request.query.lang === 'en' ? 'en' : 'zh-CN'),
    home: (language, data) => render('home', language, words[language].pages, data),
    simulator: (language, data) => {
      const own = words[language].simulator;
      return render('simulator', language, own, data(own));
    },
    docs: (language, data) => render('docs', language, words[language].pages, data),
    words: (language) => words[language].pages,
    error: (language, status) => {
      const own = words[language].pages;
      const errors = own.errors as Record<string, string>; // the shape of templates/pages/*.json
      return render('error', language, own, { status, says: errors[status] ?? errors.other });
    },
  };
}

function parse(json: string): Words {
  return JSON.parse(json) as Words; // our own files, objects all
}
