/** Step 3: does what the request is for, and says what the page is to show. */
import { menuPages } from '../../core/dialogue/commands/navigation/menu';
import { languageChanges } from '../../core/dialogue/commands/person/languageChoose';
import type { Language } from '../../core/model/message';
import { SEGMENTS } from './addresses';
import { setLanguage } from './sessions';
import { sendCode } from './signIn';
import type { Carried, Doing, Menu, PageAction, PageContent, PageTools, Visitor } from './steps';
import { takeTurn } from './turn';
import { waitingAct } from './waitingAct';

interface Done {
  visitor: Visitor;
  content: PageContent;
}

/** A guest has no role, and no number that could be somebody else's by now. */
const GUEST = { role: null, gone: true, stopped: null } as const;
const NO_MENU: Menu = { screens: [], waiting: null };

/** Rejects with StoreError: then nothing was written. */
export async function carryOut(tools: PageTools, visitor: Visitor, action: PageAction): Promise<Carried> {
  const done = await perform(tools, visitor, action);
  const { page } = done.content;
  const hasMenu = page === 'menu' || page === 'more';
  return { ...done, menu: hasMenu ? await menuOf(tools, done.visitor) : NO_MENU };
}

async function perform(tools: PageTools, visitor: Visitor, action: PageAction): Promise<Done> {
  switch (action.do) {
    case 'show':
      return { visitor, content: action.content };
    case 'sendCode':
      return sendCode(tools, visitor, action);
    case 'chooseLanguage':
      return chooseLanguage(tools, visitor, action.language);
    case 'signOut':
      return signOut(tools, visitor);
    case 'converse':
      return converse(tools, visitor, action.doing);
  }
}

async function converse(tools: PageTools, visitor: Visitor, doing: Doing): Promise<Done> {
  const outcome = await takeTurn(tools, visitor, doing);
  if (outcome === 'again') return { visitor, content: { page: 'again' } };
  const after = await inLanguage(tools, visitor, outcome.language);
  const said = outcome.reply?.note;
  const isMenu = outcome.act.intent === 'menu';
  return {
    visitor: after,
    content: isMenu ? { page: 'menu', ...(said && { said }) } : { page: 'answer', outcome },
  };
}

/** The pages of a session go on in the language that was answered in. */
async function inLanguage(
  { store, clock }: PageTools,
  visitor: Visitor,
  language: Language,
): Promise<Visitor> {
  if (!visitor.session) return visitor;
  const session = await setLanguage(store, visitor.session, language, clock.now());
  return { ...visitor, language, session };
}

async function chooseLanguage(tools: PageTools, visitor: Visitor, language: Language): Promise<Done> {
  const { store, clock, chance } = tools;
  const { phone } = visitor;
  // Whose page it is wants to be told in that language, too.
  if (phone !== null) await store.commit(languageChanges(phone, language, phone, clock.now(), chance.id()));
  const after = await inLanguage(tools, visitor, language);
  return { visitor: { ...after, language }, content: { page: 'menu' } };
}

async function signOut({ store }: PageTools, visitor: Visitor): Promise<Done> {
  const { session, language } = visitor;
  if (session) await store.commit([{ kind: 'pageSessionEnded', id: session.id }]);
  return {
    visitor: { ...visitor, segment: SEGMENTS[language], phone: null, session: null },
    content: { page: 'menu', note: 'signedOut' },
  };
}

async function menuOf({ store, clock }: PageTools, { phone }: Visitor): Promise<Menu> {
  if (phone === null) return { screens: menuPages(GUEST), waiting: null };
  const caller = await store.reads.caller(phone);
  const waiting = caller.dialogue && waitingAct(caller.dialogue, clock.now());
  return { screens: menuPages(caller), waiting };
}
