/** Where everybody begins, and what is asked for less often. */

import { menuPages } from '../../core/dialogue/commands/navigation/menu';
import type { Choice } from '../../core/dialogue/scene/command';
import { openContext } from '../../core/dialogue/scene/open';
import type { Caller } from '../../core/model/facts';
import type { Act, Context } from '../../core/model/intent';
import type { PageForm, PageLink, PageShown } from '../../core/model/page';
import { maskPhone } from '../../core/text/mask';
import { inputOf, plainPage } from './answerPage';
import { linkTo, lookAt, token } from './links';
import { type PageTools, SEGMENTS, type Visitor } from './steps';

const MENU: Act = { intent: 'menu', slots: {} };
/** Nobody in particular. */
const GUEST = { role: null, gone: true } as const;
/** Links behind the menu that have a key: 8 and 9 stay free. */
const KEYED = 7;
/** Questions that one may come back to from another medium. */
const WAITING: ReadonlySet<Context['expects']> = new Set(['text', 'identity', 'newPhone', 'score']);
const LONGEST_SAID = 200;

/** `note`: what there is to say first, as a name of a word. */
export async function homePage(tools: PageTools, visitor: Visitor, note?: string): Promise<PageShown> {
  const { language, phone } = visitor;
  const word = (name: string) => tools.renderer.word('page', name, language);
  const caller = await callerOf(tools, phone);
  const [first = []] = menuPages(caller ?? GUEST);
  const signed = phone === null ? [] : [`${word('signedIn')} ${maskPhone(phone)}`];
  return {
    ...plainPage(tools, visitor, 'menu', note === undefined ? signed : [word(note)]),
    links: [...waiting(tools, visitor, caller), ...linksTo(tools, visitor, first, first.length)],
    form: sayForm(tools, visitor),
    nav: [
      { label: word('more'), href: 'more', key: '9' },
      ...(phone === null ? [{ label: word('sign'), href: 'sign' }] : []),
      otherLanguage(tools, visitor),
    ],
    personal: phone !== null,
    self: 'menu',
  };
}

/** What is asked for less often. */
export async function morePage(tools: PageTools, visitor: Visitor): Promise<PageShown> {
  const { language, phone } = visitor;
  const word = (name: string) => tools.renderer.word('page', name, language);
  const [, ...others] = menuPages((await callerOf(tools, phone)) ?? GUEST);
  const links = linksTo(tools, visitor, others.flat(), KEYED);
  const out: PageLink = { label: word('out'), href: 'out', key: '8', post: { k: token(tools.chance) } };
  return {
    ...plainPage(tools, visitor, 'more', []),
    links: phone === null ? links : [...links, out],
    personal: phone !== null,
    self: 'more',
  };
}

async function callerOf({ store }: PageTools, phone: string | null): Promise<Caller | null> {
  return phone === null ? null : store.reads.caller(phone);
}

/** The first `keyed` of them by a digit, too. */
function linksTo(
  { renderer, chance }: PageTools,
  { language }: Visitor,
  choices: Choice[],
  keyed: number,
): PageLink[] {
  const labels = renderer.page({ show: { view: 'menu', data: {} }, choices }, language).choices;
  return choices.map(({ act }, index) =>
    linkTo(act, labels[index] ?? '', index < keyed ? String(index + 1) : undefined, chance),
  );
}

/** Anything, said as in a text message. */
export function sayForm(tools: PageTools, { language }: Pick<Visitor, 'language'>): PageForm {
  return {
    href: 'say',
    inputs: [inputOf({ name: 'text', kind: 'text', max: LONGEST_SAID }, language, tools)].map((input) => ({
      ...input,
      label: tools.renderer.word('page', 'field.say', language),
    })),
    hidden: { k: token(tools.chance) },
    submit: tools.renderer.word('page', 'submit.say', language),
  };
}

/** The name of the other language, in itself. */
function otherLanguage({ chance }: PageTools, { language, session }: Visitor): PageLink {
  const other = language === 'en' ? 'zh-CN' : 'en';
  const label = other === 'en' ? 'English' : '中文';
  if (session === null) return { label, href: `../${SEGMENTS[other]}/` };
  return { label, href: 'language', post: { to: SEGMENTS[other], k: token(chance) } };
}

/** A question that was asked on whatever medium and still waits. */
function waiting(tools: PageTools, { language }: Visitor, caller: Caller | null): PageLink[] {
  const dialogue = caller?.dialogue;
  if (!dialogue) return [];
  const context = openContext(dialogue, tools.clock.now());
  if (!dialogue.open || !context || !WAITING.has(context.expects)) return [];
  const { act } = dialogue.open;
  const asks: Act = act.intent === 'identity.give' ? (dialogue.access.pending ?? MENU) : act;
  if (asks.intent === 'menu') return [];
  const { renderer } = tools;
  const label = `${renderer.word('page', 'goOn', language)}${renderer.word('page', asks.intent, language)}`;
  return [{ label, href: lookAt(asks) }];
}
