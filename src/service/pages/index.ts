/** Pages for phones that browse: who asks, what for, and the page that answers. */
import { languageChanges } from '../../core/dialogue/commands/person/languageChoose';
import { actOf, isPublic, writes } from '../../core/dialogue/links';
import { understand } from '../../core/language/understand';
import type { Act, Understood } from '../../core/model/intent';
import type { Language } from '../../core/model/message';
import type { PageAsk, PageShown } from '../../core/model/page';
import { Overloaded } from '../../ports';
import { answerPage, plainPage } from './answerPage';
import { askCase, caseNoOf, showCase } from './caseProof';
import { homePage, morePage, sayForm } from './layOut';
import { linkTo, lookAt, lookOf } from './links';
import { findSession, isSecret, openSession } from './sessions';
import { chooseLanguage, phonePage, sendCode, takeCode } from './signIn';
import { type PageTools, SEGMENTS, type Visitor } from './steps';
import { asGuest, type Doing, takeTurn } from './turn';

export type { PageTools } from './steps';

/** Rejects with StoreError where something could not be read or kept. */
export function createPages(tools: PageTools): (ask: PageAsk) => Promise<PageShown> {
  const answer = async (ask: PageAsk) => {
    const visitor = await visitorOf(tools, ask);
    // Whatever was asked for, a session that is over shows nothing of it.
    if (visitor.lost) return { ...(await homePage(tools, visitor, 'lost')), personal: true };
    return route(tools, visitor);
  };
  return async (ask) => {
    try {
      return await tools.admission.take({ id: tools.chance.id(), gateway: 'wap' }, () => answer(ask));
    } catch (error) {
      if (error instanceof Overloaded) return busyPage(tools, ask);
      throw error;
    }
  };
}

/** Nothing was looked at. It is a page like others: of one that failed a phone shows its own words, and not ours. */
function busyPage(tools: PageTools, ask: PageAsk): PageShown {
  const named = languageOf(ask.segment);
  const language = named ?? ask.language ?? tools.settings.language;
  const segment = isSecret(ask.segment) ? ask.segment : SEGMENTS[language];
  return plainPage(tools, { segment, language }, 'busy', [tools.renderer.word('page', 'busyHow', language)]);
}

/** `lost`: the session in the address is none of ours, or is over. */
async function visitorOf(tools: PageTools, ask: PageAsk): Promise<Visitor & { lost: boolean }> {
  const { segment, phone } = ask;
  const now = tools.clock.now();
  const session = isSecret(segment) ? await findSession(tools, segment, now) : null;
  // A number that the network vouches for is never shown what another one opened.
  if (session && (phone === undefined || session.phone === phone)) {
    return { ask, segment, language: session.state.language, phone: session.phone, session, lost: false };
  }
  const named = languageOf(segment);
  const chosen =
    phone === undefined || named !== null ? null : (await tools.store.reads.caller(phone)).language;
  const language = session?.state.language ?? named ?? chosen ?? ask.language ?? tools.settings.language;
  const lost = segment !== '' && named === null;
  if (phone === undefined) {
    return { ask, segment: SEGMENTS[language], language, phone: null, session: null, lost };
  }
  const opened = await openSession(tools, () => ({ phone, state: { language } }), now);
  return { ask, segment: opened.secret, language, phone, session: opened.session, lost };
}

function languageOf(segment: string): Language | null {
  if (segment === SEGMENTS.en) return 'en';
  return segment === SEGMENTS['zh-CN'] ? 'zh-CN' : null;
}

async function route(tools: PageTools, visitor: Visitor): Promise<PageShown> {
  const { ask, phone, session } = visitor;
  const { fields, method, name } = ask;
  const posted = method === 'post';
  const goal = [fields.goal, session?.state.goal].find((one) => lookOf(one) !== null);
  switch (name) {
    case '':
    case 'menu':
      return homePage(tools, visitor);
    case 'more':
      return morePage(tools, visitor);
    case 'sign':
      return posted ? sendCode(tools, visitor, goal) : phonePage(tools, visitor, goal);
    case 'code':
      return posted ? signedIn(tools, visitor) : phonePage(tools, visitor, undefined);
    case 'case':
      return posted ? showCase(tools, visitor) : askCase(tools, visitor);
    case 'language':
      return homePage(tools, posted ? await languageChosen(tools, visitor) : visitor);
    case 'out':
      return posted ? signedOut(tools, visitor) : morePage(tools, visitor);
    case 'say':
      return posted ? said(tools, visitor, (fields.text ?? '').trim()) : homePage(tools, visitor);
    default: {
      const act = actOf(name, fields);
      if (!act) return { ...(await homePage(tools, visitor, 'nothingHere')), status: 404 };
      return phone === null && !isPublic(act) ? mustSignIn(tools, visitor, act) : follow(tools, visitor, act);
    }
  }
}

/** What is not for everybody: a case can be proved, all else needs the phone. */
function mustSignIn(tools: PageTools, visitor: Visitor, act: Understood): PageShown {
  if (act.intent === 'case.status') return askCase(tools, visitor);
  return phonePage(tools, visitor, writes(act) ? undefined : lookAt(act, act.page), 'signFirst');
}

async function follow(tools: PageTools, visitor: Visitor, act: Understood): Promise<PageShown> {
  const { method, fields } = visitor.ask;
  // What may change something is never done by an address alone: a preview or a history would do it again.
  if (method === 'get' && writes(act)) return confirmPage(tools, visitor, act);
  return done(tools, visitor, { act: method === 'post' ? typed(tools, act, fields.caseNo) : act });
}

function confirmPage(tools: PageTools, visitor: Visitor, act: Act): PageShown {
  const label = tools.renderer.word('page', 'confirm', visitor.language);
  return {
    ...plainPage(tools, visitor, act.intent, []),
    links: [linkTo(act, label, '1', tools.chance)],
  };
}

/** A case number as people write it; a matter's name says which case it is. */
function typed(tools: PageTools, act: Understood, caseNo: string | undefined): Understood {
  if (act.intent !== 'case.status' || caseNo === undefined) return act;
  const number = caseNoOf(tools, caseNo);
  return number === null ? act : { ...act, slots: { caseNo: number } };
}

async function said(tools: PageTools, visitor: Visitor, words: string): Promise<PageShown> {
  if (words === '') return homePage(tools, visitor);
  if (visitor.phone !== null) return done(tools, visitor, { words });
  const understood = understand(words, null, tools.lexicon);
  if (!isPublic(understood)) return mustSignIn(tools, visitor, understood);
  const outcome = await asGuest(tools, visitor, { words });
  return withBox(tools, visitor, answerPage(tools, visitor, outcome, undefined), outcome.act);
}

async function done(tools: PageTools, visitor: Visitor, doing: Doing): Promise<PageShown> {
  const outcome = await takeTurn(tools, visitor, doing);
  if (outcome === 'again') {
    return plainPage(tools, visitor, 'again', [tools.renderer.word('page', 'againHow', visitor.language)]);
  }
  const { language } = outcome;
  const at = await chooseLanguage(tools, visitor, visitor.session ? language : visitor.language);
  if (outcome.act.intent === 'menu') return homePage(tools, at);
  return withBox(tools, at, answerPage(tools, at, outcome, visitor.ask.fields.u), outcome.act);
}

/** Who was not understood may say it otherwise. */
function withBox(tools: PageTools, visitor: Visitor, shown: PageShown, { intent }: Act): PageShown {
  return intent === 'unknown' ? { ...shown, form: sayForm(tools, visitor) } : shown;
}

async function signedIn(tools: PageTools, visitor: Visitor): Promise<PageShown> {
  const goal = lookOf(visitor.session?.state.goal);
  const taken = await takeCode(tools, visitor);
  if (!('ask' in taken)) return taken;
  const { k: _, ...fields } = taken.ask.fields;
  const at: Visitor = { ...taken, ask: { ...taken.ask, fields } };
  return goal ? done(tools, at, { act: goal }) : homePage(tools, at);
}

async function languageChosen(tools: PageTools, visitor: Visitor): Promise<Visitor> {
  const language = languageOf(visitor.ask.fields.to ?? '');
  if (language === null) return visitor;
  const { phone } = visitor;
  // Whose page it is wants to be told in that language, too.
  if (phone !== null)
    await tools.store.commit(languageChanges(phone, language, phone, tools.clock.now(), tools.chance.id()));
  return chooseLanguage(tools, visitor, language);
}

async function signedOut(tools: PageTools, visitor: Visitor): Promise<PageShown> {
  const { session, language } = visitor;
  if (session) await tools.store.commit([{ kind: 'pageSessionEnded', id: session.id }]);
  const guest: Visitor = { ...visitor, segment: SEGMENTS[language], phone: null, session: null };
  return { ...(await homePage(tools, guest, 'signedOut')), personal: true };
}
