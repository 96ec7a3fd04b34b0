/** What the conversation answers, as a page: lines, links for its choices, a form for its question, ways on. */
import type { Outcome } from '../../core/dialogue/converse';
import { above, fieldsOf, writes } from '../../core/dialogue/links';
import { formFor } from '../../core/dialogue/questions';
import type { Reply } from '../../core/dialogue/scene/command';
import type { Act } from '../../core/model/intent';
import type { PageForm, PageLink, PageShown } from '../../core/model/page';
import { hrefOf, lookAt, lookOf } from './addresses';
import type { PageWriter } from './pageWriter';
import type { Visitor } from './steps';

export function answerPage(
  writer: PageWriter,
  { phone, ask, proof }: Visitor,
  { reply, act }: Outcome,
): PageShown {
  const plain = writer.plain(titleOf(act, reply), []);
  // Who was not understood may say it otherwise.
  const sayForm = act.intent === 'unknown' ? writer.sayForm() : null;
  if (!reply) return { ...plain, form: sayForm };
  const page = reply.list?.page ?? 1;
  const from = cameFrom(ask.fields.u);
  const { lines, labels } = writer.reply(reply);
  const here = writes(act) ? undefined : lookAt(act, page);
  const links = (reply.choices ?? []).map((choice, index) =>
    writer.link(choice.act, labels[index] ?? '', String(index + 1), here),
  );
  // Looking again at a case that was proved needs the proof again.
  const isProved = proof?.kind === 'caseProved';
  return {
    ...plain,
    lines,
    links: phone === null ? links : [...links, ...pageLinks(writer, reply)],
    form: questionForm(writer, reply, act) ?? sayForm,
    nav: navigation(writer, reply, act, from),
    personal: phone !== null || isProved,
    self: writes(act) || isProved ? null : pageHref(act, page, from),
  };
}

/** 没看懂 stands above nothing that was: a cry for help, thanks, a question that is asked again. */
function titleOf({ intent }: Act, reply: Reply | null): string {
  const isAnswered = intent === 'unknown' && reply !== null && !reply.show.view.startsWith('unknown.');
  return isAnswered ? 'answer' : intent;
}

/** Ways on that a text message does not offer. */
function pageLinks(writer: PageWriter, { pageChoices = [] }: Reply): PageLink[] {
  const labels = writer.labels(pageChoices);
  return pageChoices.map(({ act }, index) => writer.link(act, labels[index] ?? '', String(index + 1)));
}

/** `9` more, `0` back, and home. */
function navigation(writer: PageWriter, { list }: Reply, act: Act, from: string | undefined): PageLink[] {
  const pages = list && !writes(act) ? list : { page: 1, pages: 1 };
  const back = pages.page > 1 ? pageHref(act, pages.page - 1, from) : upFrom(act, from);
  return [
    ...(pages.page < pages.pages
      ? [{ label: writer.word('more'), href: pageHref(act, pages.page + 1, from), key: '9' }]
      : []),
    { label: writer.word('back'), href: back, key: '0' },
    ...(back === 'menu' ? [] : [{ label: writer.word('home'), href: 'menu' }]),
  ];
}

/** The page that led here, where it can be looked at again. */
function cameFrom(field: string | undefined): string | undefined {
  return lookOf(field) ? field : undefined;
}

function pageHref(act: Act, page: number, from: string | undefined): string {
  return hrefOf(act.intent, { ...fieldsOf(act, page), ...(from !== undefined && { u: from }) });
}

/** The page that led here, or one step up. */
function upFrom(act: Act, from: string | undefined): string {
  const before = lookOf(from);
  return before ? lookAt(before, before.page) : lookAt(above(act));
}

function questionForm(writer: PageWriter, { expects }: Reply, act: Act): PageForm | null {
  const question = expects ? formFor(expects, act) : null;
  if (!question) return null;
  const { intent, fields, keeps } = question;
  return writer.form(intent, fields, keeps ? fieldsOf(keeps) : {});
}
