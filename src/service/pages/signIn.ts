/** Signing in: a code of six digits by text message, good for five minutes and five tries. */
import { MINUTE } from '../../core/calendar/durations';
import { digitsFrom } from '../../core/dialogue/scene/shortNumbers';
import type { Language } from '../../core/model/message';
import type { PageSession } from '../../core/model/page';
import { ringFor } from '../outbox/outboxBell';
import { ownNetwork, spendCode, spendMessage } from './allowances';
import { hashOf, isSecret, openSession } from './sessions';
import type { PageAction, PageContent, SignInTools, Visitor } from './steps';
import { bare } from './typedFields';

const DIGITS = 6;
const CODE = /^\d{6}$/;
const MINUTES = 5;
const TRIES = 5;

/**
 * Sends a code to a number that is registered here, and to no other. The page and the work behind it are the same for
 * every number: nobody learns whether it is known here.
 */
export async function sendCode(
  tools: SignInTools,
  visitor: Visitor,
  { phone, goal }: Extract<PageAction, { do: 'sendCode' }>,
): Promise<{ visitor: Visitor; content: PageContent }> {
  const { store, clock, chance } = tools;
  const { ask, language } = visitor;
  const now = clock.now();
  if (!(await spendCode(store, phone, ask.address, now)))
    return { visitor, content: { page: 'sign', note: 'tooOften', goal } };
  const code = digitsFrom(chance.secret(), DIGITS);
  const until = now + MINUTES * MINUTE;
  const known = await isRegistered(store, phone);
  const opening = openSession(
    tools,
    (secret) => ({
      phone: null,
      state: {
        language,
        asked: { phone, hash: hashOf(`${secret} ${code}`), until },
        ...(goal !== null && { goal }),
      },
    }),
    now,
  );
  // Both at one moment: one transaction, as for a number that is not known.
  const [{ secret }] = await Promise.all([
    opening,
    known ? oweCode(tools, phone, { code, until, language }) : null,
  ]);
  const content = { page: 'code', note: 'codeSent', phone, minutes: MINUTES } as const;
  return { visitor: { ...visitor, segment: secret }, content };
}

async function isRegistered(store: SignInTools['store'], phone: string): Promise<boolean> {
  const [caller, cases] = await Promise.all([store.reads.caller(phone), store.reads.casesOf(phone)]);
  return caller.role !== null || cases.length > 0;
}

async function oweCode(
  { store, clock, compose, ring }: SignInTools,
  phone: string,
  { code, until, language }: { code: string; until: number; language: Language },
): Promise<void> {
  const now = clock.now();
  if (!(await spendMessage(store, now))) return;
  const person = (await store.cases.reachable([phone])).get(phone);
  const { row } = compose(
    {
      to: phone,
      view: { view: 'wap.code', data: { code, minutes: MINUTES } },
      // Its reader waits for it at the page.
      lane: 'reply',
      scope: 'case',
      // An opt-out stops what comes unasked; this was asked for a moment ago.
      person: { phone, language, stopped: [], dead: person?.dead ?? false },
    },
    now,
  );
  await store.commit([{ ...row, message: { ...row.message, expiresAt: until } }]);
  ringFor([row], ring);
}

/** The visitor after the code that was posted: in a session of the number, under another secret, where it was right. */
export async function enterCode(tools: SignInTools, visitor: Visitor): Promise<Visitor> {
  const { store, clock } = tools;
  const { session, segment, ask, language } = visitor;
  const now = clock.now();
  const asked = session?.state.asked;
  if (!session || !asked || !isSecret(segment)) return { ...visitor, proof: { kind: 'noCodeAsked' } };
  const goal = session.state.goal ?? null;
  const over: Visitor = { ...visitor, proof: { kind: 'codeVoid', goal } };
  if (now >= asked.until) return over;
  const code = bare(ask.fields.code);
  if (!CODE.test(code)) return { ...visitor, proof: { kind: 'codeMalformed' } };
  const place = await takePlace(tools, session.id, now);
  if (place === null) return over;
  if (hashOf(`${segment} ${code}`) !== asked.hash)
    return place === TRIES ? over : { ...visitor, proof: { kind: 'codeWrong', left: TRIES - place } };
  if (!(await useUp(tools, session, now))) return over;
  const { phone } = asked;
  await ownNetwork(store, phone, ask.address, now);
  const opened = await openSession(tools, () => ({ phone, state: { language } }), now);
  const proof = { kind: 'signedIn', goal } as const;
  return { ...visitor, segment: opened.secret, phone, session: opened.session, proof };
}

/** Which try this is, from 1; null after the last. Tries made at one moment take different places. */
async function takePlace({ store }: SignInTools, session: string, now: number): Promise<number | null> {
  for (let place = 1; place <= TRIES; place++) {
    const key = `wap.try:${session}:${place}`;
    if ((await store.commit([{ kind: 'once', key, at: now }])) === 'done') return place;
  }
  return null;
}

/** False for the second of two who come with the same code. */
async function useUp({ store }: SignInTools, { id }: PageSession, now: number): Promise<boolean> {
  const committed = await store.commit([
    { kind: 'once', key: `wap.used:${id}`, at: now },
    { kind: 'pageSessionEnded', id },
  ]);
  return committed !== 'duplicate';
}
