/** What the conversation says, laid out as a page. */

import type { Outcome } from '../../core/dialogue/converse';
import { above, fieldsOf, writes } from '../../core/dialogue/links';
import type { Reply } from '../../core/dialogue/scene/command';
import { CASE_ENDS } from '../../core/model/facts';
import type { Act, Context, Intent } from '../../core/model/intent';
import type { Language } from '../../core/model/message';
import type { PageForm, PageInput, PageLink, PageShown } from '../../core/model/page';
import { hrefOf, linkTo, lookAt, lookOf, token } from './links';
import type { PageTools, Visitor } from './steps';

/** A page that says something and leads home. */
export function plainPage(
  { renderer }: Pick<PageTools, 'renderer'>,
  { segment, language }: Pick<Visitor, 'segment' | 'language'>,
  name: string,
  lines: string[],
): PageShown {
  const word = (one: string) => renderer.word('page', one, language);
  const words = { more: word('more'), back: word('back') };
  return {
    status: 200,
    language,
    segment,
    title: word(name),
    lines,
    links: [],
    form: null,
    nav: [{ label: words.back, href: 'menu', key: '0' }],
    words,
    personal: true,
    self: null,
  };
}

/** The page of one answer. `from` is the page that led here, where there is one. */
export function answerPage(
  tools: PageTools,
  visitor: Visitor,
  { reply, act, language }: Outcome,
  from: string | undefined,
): PageShown {
  const shown = plainPage(tools, { ...visitor, language }, act.intent, []);
  if (!reply) return shown;
  const { lines, choices } = tools.renderer.page(reply, language);
  const page = reply.list?.page ?? 1;
  const self = writes(act) ? null : hrefOf(act.intent, { ...fieldsOf(act, page), ...backed(from) });
  const links = (reply.choices ?? []).map((choice, index) =>
    linkTo(choice.act, choices[index] ?? '', String(index + 1), tools.chance, lookAtSelf(act, page)),
  );
  return {
    ...shown,
    lines,
    links: [...links, ...waysWith(reply, visitor, tools)],
    form: formOf(reply, act, language, tools),
    nav: waysOn(act, reply, from, language, tools),
    personal: visitor.phone !== null,
    self,
  };
}

/** What can be done with the case that is shown. */
function waysWith(
  { show }: Reply,
  { phone, language }: Visitor,
  { renderer, chance }: PageTools,
): PageLink[] {
  if (phone === null || show.view !== 'case.detail') return [];
  const { number: caseNo, state } = show.data;
  const slots = { caseNo };
  if (CASE_ENDS.includes(state))
    return [linkTo({ intent: 'case.rate', slots }, renderer.word('choice', 'rate', language), '1', chance)];
  if (state === 'certified') return [];
  const label = renderer.word('choice', 'expedite', language);
  return [linkTo({ intent: 'case.expedite', slots }, label, '1', chance)];
}

function lookAtSelf(act: Act, page: number): string | undefined {
  return writes(act) ? undefined : lookAt(act, page);
}

function backed(from: string | undefined): Record<string, string> {
  return lookOf(from) && from !== undefined ? { u: from } : {};
}

function waysOn(
  act: Act,
  { list }: Reply,
  from: string | undefined,
  language: Language,
  { renderer }: PageTools,
): PageLink[] {
  const word = (name: string) => renderer.word('page', name, language);
  const at = (page: number) => hrefOf(act.intent, { ...fieldsOf(act, page), ...backed(from) });
  const more = list && list.page < list.pages && !writes(act);
  const back = list && list.page > 1 && !writes(act) ? at(list.page - 1) : upFrom(act, from);
  return [
    ...(more ? [{ label: word('more'), href: at(list.page + 1), key: '9' }] : []),
    { label: word('back'), href: back, key: '0' },
    ...(back === 'menu' ? [] : [{ label: word('home'), href: 'menu' }]),
  ];
}

/** The page that led here, if it can be looked at again; else one step up. */
function upFrom(act: Act, from: string | undefined): string {
  const before = lookOf(from);
  return before ? lookAt(before, before.page) : lookAt(above(act));
}

type Question = Pick<PageInput, 'name' | 'kind' | 'max'>;

const TEXT: Question = { name: 'text', kind: 'text', max: 500 };
const MATTER: Question = { name: 'matter', kind: 'any', max: 20 };

/** What is typed where something is asked that no link answers. */
function asked(expects: Context, act: Act): { intent: Intent; keeps: Act | null; fields: Question[] } | null {
  switch (expects.state) {
    case 'complaint.ask':
      return { intent: 'complaint.file', keeps: null, fields: [TEXT] };
    case 'consult.ask':
      return { intent: 'consult.ask', keeps: null, fields: [TEXT] };
    case 'expedite.ask':
      return {
        intent: 'case.expedite',
        keeps: { intent: 'case.expedite', slots: { caseNo: expects.caseNo } },
        fields: [TEXT],
      };
    case 'phone.ask':
      return {
        intent: 'contact.changePhone',
        keeps: null,
        fields: [{ name: 'newPhone', kind: 'digits', max: 11 }],
      };
    case 'phone.code':
      return {
        intent: 'contact.changePhone',
        keeps: null,
        fields: [{ name: 'code', kind: 'digits', max: 6 }],
      };
    case 'case.ask':
      return { intent: 'case.status', keeps: null, fields: [{ name: 'caseNo', kind: 'any', max: 20 }] };
    case 'guide.ask':
      return { intent: 'matter.guide', keeps: null, fields: [MATTER] };
    case 'appointment.ask':
      return expects.expects === 'matter'
        ? { intent: 'appointment.book', keeps: act, fields: [MATTER] }
        : null;
    case 'identity.ask':
      return {
        intent: 'identity.give',
        keeps: null,
        fields: [
          { name: 'name', kind: 'any', max: 20 },
          { name: 'tail', kind: 'any', max: 6 },
        ],
      };
    default:
      return null;
  }
}

function formOf({ expects }: Reply, act: Act, language: Language, tools: PageTools): PageForm | null {
  const question = expects ? asked(expects, act) : null;
  if (!question) return null;
  const { intent, keeps, fields } = question;
  return {
    href: intent,
    inputs: fields.map((field) => inputOf(field, language, tools)),
    hidden: { ...(keeps && fieldsOf(keeps)), k: token(tools.chance) },
    submit: tools.renderer.word('page', `submit.${intent}`, language),
  };
}

/** A field with its words. */
export function inputOf(
  field: Question,
  language: Language,
  { renderer }: Pick<PageTools, 'renderer'>,
): PageInput {
  return { ...field, label: renderer.word('page', `field.${field.name}`, language) };
}
