/** Where everybody begins, and what is asked for less often. */
import { newDialogue } from '../../core/dialogue/dialogue';
import { openContext } from '../../core/dialogue/open';
import type { Act, Context } from '../../core/language/intent';
import type { PageForm, PageLink, PageShown } from '../../core/pages';
import { maskPhone } from '../../core/text/mask';
import { inputOf, plainPage } from './layout';
import { linkTo, lookAt, token } from './links';
import { type PageTools, SEGMENTS, type Visitor } from './tools';
import { asGuest } from './turn';

const MENU: Act = { intent: 'menu', slots: {} };
/** Beyond the menu: at most seven, so that 8 and 9 stay free. */
const MORE: Act[] = [
  { intent: 'case.rate', slots: {} },
  { intent: 'case.expedite', slots: {} },
  { intent: 'appointment.cancel', slots: {} },
  { intent: 'contact.changePhone', slots: {} },
  { intent: 'consent.give', slots: {} },
  { intent: 'subscribe.stop', slots: {} },
  { intent: 'subscribe.start', slots: {} },
];
/** Questions that one may come back to from another medium. */
const WAITING: ReadonlySet<Context['expects']> = new Set(['text', 'identity', 'newPhone', 'score']);
const LONGEST_SAID = 200;

/** `note`: what there is to say first, as a name of a word. */
export async function homePage(tools: PageTools, visitor: Visitor, note?: string): Promise<PageShown> {
  const { language, phone } = visitor;
  const word = (name: string) => tools.renderer.word('page', name, language);
  const { reply } = await asGuest(tools, visitor, { act: MENU });
  const labels = reply ? tools.renderer.page(reply, language).choices : [];
  const links = (reply?.choices ?? []).map(({ act }, index) =>
    linkTo(act, labels[index] ?? '', String(index + 1), tools.chance),
  );
  const signed = phone === null ? [] : [`${word('signedIn')} ${maskPhone(phone)}`];
  return {
    ...plainPage(tools, visitor, 'menu', note === undefined ? signed : [word(note)]),
    links: [...(await waiting(tools, visitor)), ...links],
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

export function morePage(tools: PageTools, visitor: Visitor): PageShown {
  const { language, phone } = visitor;
  const word = (name: string) => tools.renderer.word('page', name, language);
  const links = MORE.map((act, index) => linkTo(act, word(act.intent), String(index + 1), tools.chance));
  const out: PageLink = { label: word('out'), href: 'out', key: '8', post: { k: token(tools.chance) } };
  return {
    ...plainPage(tools, visitor, 'more', []),
    links: phone === null ? links : [...links, out],
    personal: phone !== null,
    self: 'more',
  };
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
async function waiting(tools: PageTools, { phone, language }: Visitor): Promise<PageLink[]> {
  if (phone === null) return [];
  const dialogue = (await tools.store.reads.caller(phone)).dialogue ?? newDialogue(phone, language);
  const context = openContext(dialogue, tools.clock.now());
  if (!dialogue.open || !context || !WAITING.has(context.expects)) return [];
  const { act } = dialogue.open;
  const asks: Act = act.intent === 'identity.give' ? (dialogue.access.pending ?? MENU) : act;
  if (asks.intent === 'menu') return [];
  const { renderer } = tools;
  const label = `${renderer.word('page', 'goOn', language)}${renderer.word('page', asks.intent, language)}`;
  return [{ label, href: lookAt(asks) }];
}
