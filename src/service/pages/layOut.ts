/** Step 4: the page, without its markup, which the gateway gives it. */
import type { Choice } from '../../core/dialogue/scene/command';
import type { Field, PageLink, PageShown } from '../../core/model/page';
import { maskPhone } from '../../core/text/mask';
import { lookAt, SEGMENTS } from './addresses';
import { answerPage } from './answerPage';
import { PageWriter, type WriterTools } from './pageWriter';
import type { Carried, Menu, PageContent, Visitor } from './steps';

type Content<P extends PageContent['page']> = Extract<PageContent, { page: P }>;

/** Links of the second page that have a key: 8 and 9 stay free. */
const KEYED = 7;
const PHONE: Field = { name: 'phone', kind: 'digits', max: 16 };
/** Longer than the code is: it is typed with blanks. */
const CODE: Field = { name: 'code', kind: 'digits', max: 12 };
const CASE_NUMBER: Field = { name: 'caseNo', kind: 'any', max: 20 };
const FOUR: Field = { name: 'four', kind: 'any', max: 8 };

export function layOut(tools: WriterTools, { visitor, content, menu }: Carried): PageShown {
  const language = content.page === 'answer' ? content.outcome.language : visitor.language;
  const writer = new PageWriter(tools, visitor.segment, language);
  switch (content.page) {
    case 'menu':
      return menuPage(writer, visitor, content, menu);
    case 'more':
      return morePage(writer, visitor, menu);
    case 'sign':
      return signPage(writer, content);
    case 'code':
      return codePage(writer, content);
    case 'case':
      return casePage(writer, content);
    case 'confirm':
      return {
        ...writer.plain(content.act.intent, []),
        links: [writer.link(content.act, writer.word('confirm'), '1')],
      };
    case 'again':
      return writer.plain('again', [writer.word('againHow')]);
    case 'answer':
      return answerPage(writer, visitor, content.outcome);
  }
}

/** Where everybody begins. */
function menuPage(
  writer: PageWriter,
  visitor: Visitor,
  { note, said }: Content<'menu'>,
  { screens, waiting }: Menu,
): PageShown {
  const { phone } = visitor;
  const [first = []] = screens;
  const signedIn = phone === null ? [] : [writer.word('signedIn', { phone: maskPhone(phone) })];
  const isMissing = note === 'nothingHere';
  const lines = note === undefined ? signedIn : [writer.word(note)];
  return {
    ...writer.plain('menu', said ? writer.reply({ show: said }).lines : lines),
    status: isMissing ? 404 : 200,
    links: [
      ...(waiting
        ? [{ label: writer.word('goOn', { to: writer.word(waiting.intent) }), href: lookAt(waiting) }]
        : []),
      ...menuLinks(writer, first, first.length),
    ],
    form: writer.sayForm(),
    nav: [
      { label: writer.word('more'), href: 'more', key: '9' },
      ...(phone === null ? [{ label: writer.word('sign'), href: 'sign' }] : []),
      otherLanguage(writer, visitor),
    ],
    // What is said of a session concerns its owner alone.
    personal: phone !== null || (note !== undefined && !isMissing),
    self: 'menu',
  };
}

/** What is asked for less often. */
function morePage(writer: PageWriter, { phone }: Visitor, { screens }: Menu): PageShown {
  const links = menuLinks(writer, screens.slice(1).flat(), KEYED);
  const out: PageLink = { label: writer.word('out'), href: 'out', key: '8', post: writer.once({}) };
  return {
    ...writer.plain('more', []),
    links: phone === null ? links : [...links, out],
    personal: phone !== null,
    self: 'more',
  };
}

/** The first `keyed` choices are on a digit, too. */
function menuLinks(writer: PageWriter, choices: Choice[], keyed: number): PageLink[] {
  const labels = writer.labels(choices);
  return choices.map(({ act }, index) =>
    writer.link(act, labels[index] ?? '', index < keyed ? String(index + 1) : undefined),
  );
}

/** The name of the other language, in itself. */
function otherLanguage(writer: PageWriter, { language, session }: Visitor): PageLink {
  const other = language === 'en' ? 'zh-CN' : 'en';
  const label = other === 'en' ? 'English' : '中文';
  if (session === null) return { label, href: `../${SEGMENTS[other]}/` };
  return { label, href: 'language', post: writer.once({ to: SEGMENTS[other] }) };
}

/** Asks for the phone. */
function signPage(writer: PageWriter, { note, goal }: Content<'sign'>): PageShown {
  const hidden = goal === null ? {} : { goal };
  return { ...writer.plain('sign', [writer.word(note)]), form: writer.form('sign', [PHONE], hidden) };
}

/** Asks for the code that was sent. */
function codePage(writer: PageWriter, content: Content<'code'>): PageShown {
  const plain = writer.plain('code', codeLines(writer, content));
  return {
    ...plain,
    form: writer.form('code', [CODE], {}),
    nav: [...plain.nav, { label: writer.word('resend'), href: 'sign' }],
  };
}

function codeLines(writer: PageWriter, content: Content<'code'>): string[] {
  switch (content.note) {
    case 'codeSent':
      return [
        writer.word('codeSent', { phone: maskPhone(content.phone) }),
        writer.word('codeGood', { minutes: content.minutes }),
      ];
    case 'codeWrong':
      return [writer.word('codeWrong', { left: content.left })];
    case 'codeForm':
      return [writer.word('codeForm')];
  }
}

/** Asks for a case's number and four characters. */
function casePage(writer: PageWriter, { note }: Content<'case'>): PageShown {
  const plain = writer.plain('case', [writer.word(note)]);
  return {
    ...plain,
    form: writer.form('case', [CASE_NUMBER, FOUR], {}, 'case.status'),
    nav: [...plain.nav, { label: writer.word('signInstead'), href: 'sign?goal=case.status' }],
    personal: note !== 'caseHow',
  };
}
