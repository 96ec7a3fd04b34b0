/** Step 1: who asks. The session in the address, the network's word for a number, and what the request proves. */
import type { PageAsk } from '../../core/model/page';
import { languageOf, SEGMENTS } from './addresses';
import { proveCase } from './caseProof';
import { findSession, isSecret, openSession } from './sessions';
import { enterCode } from './signIn';
import type { PageTools, SignInTools, Visitor } from './steps';

type Tools = SignInTools & Pick<PageTools, 'lexicon' | 'settings'>;

/** Rejects with StoreError. */
export async function identify(tools: Tools, ask: PageAsk): Promise<Visitor> {
  const visitor = await visitorOf(tools, ask);
  if (visitor.lost || ask.method !== 'post') return visitor;
  if (ask.name === 'code') return enterCode(tools, visitor);
  return ask.name === 'case' ? { ...visitor, proof: await proveCase(tools, ask) } : visitor;
}

async function visitorOf(tools: Tools, ask: PageAsk): Promise<Visitor> {
  const { segment, phone } = ask;
  const now = tools.clock.now();
  const session = isSecret(segment) ? await findSession(tools, segment, now) : null;
  // A number that the network vouches for is never shown what another one opened.
  if (session && (phone === undefined || session.phone === phone)) {
    const { language } = session.state;
    return { ask, segment, language, phone: session.phone, session, lost: false, proof: null };
  }
  const named = languageOf(segment);
  const lost = segment !== '' && named === null;
  const chosen =
    phone === undefined || named !== null ? null : (await tools.store.reads.caller(phone)).language;
  const language = session?.state.language ?? named ?? chosen ?? ask.language ?? tools.settings.language;
  if (phone === undefined) {
    return { ask, segment: SEGMENTS[language], language, phone: null, session: null, lost, proof: null };
  }
  const opened = await openSession(tools, () => ({ phone, state: { language } }), now);
  return { ask, segment: opened.secret, language, phone, session: opened.session, lost, proof: null };
}
