/** The templates of both markups, compiled once. What they print is escaped before it reaches them. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import type { PageMedium } from '../../src/core/model/page';
import { escapeAll, escapeWml, escapeXml } from './escape';
import type { Sheet } from './sheet';

export interface Templates {
  wml(sheet: Sheet): string;
  /** `type`: for the page's own word on its media type; `style`: address of the style sheet. */
  xhtml(sheet: Sheet, medium: Exclude<PageMedium, 'wml'>, type: string, style: string): string;
  /** The style sheet, and the name of its file, which changes with it. */
  style: { name: string; text: string };
}

/** `folder` is `templates/wap`. Throws where a file is missing or broken. */
export function loadTemplates(folder: string): Templates {
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const engine = Handlebars.create();
  // Lines of a template are for its reader: a deck has no octet to spare for them.
  const compile = (file: string) => engine.compile<object>(read(file).replace(/\n\s*/g, ''), COMPILE);
  const wml = compile('wml/page.hbs');
  const xhtml = compile('xhtml/page.hbs');
  const text = read('xhtml/style.css');
  const name = `${hash('sha256', text).slice(0, 12)}.css`;
  return {
    wml: (sheet) => WML_HEAD + wml(escapeAll(sheet, escapeWml)),
    xhtml: (sheet, medium, type, style) =>
      HEADS[medium] + xhtml(escapeAll({ ...sheet, type, style, modern: medium === 'html' }, escapeXml)),
    style: { name, text },
  };
}

/** Without the data of loops: what a template has to know stands in its sheet, which costs half as much. */
const COMPILE = { noEscape: true, strict: true, knownHelpersOnly: true, data: false };

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const WML_HEAD = `${XML}<!DOCTYPE wml PUBLIC "-//WAPFORUM//DTD WML 1.1//EN" "http://www.wapforum.org/DTD/wml_1.1.xml">\n`;
const HEADS = {
  xhtml: `${XML}<!DOCTYPE html PUBLIC "-//WAPFORUM//DTD XHTML Mobile 1.0//EN" "http://www.wapforum.org/DTD/xhtml-mobile10.dtd">\n`,
  html: '<!DOCTYPE html>\n',
} as const;
