/** Signing in: a code of six digits by text message, good for five minutes and five tries. */
import { digitsFrom } from '../../core/dialogue/scene/shortNumbers';
import type { Language } from '../../core/model/message';
import type { PageShown } from '../../core/model/page';
import { maskPhone } from '../../core/text/mask';
import { canReceive, normalisePhone } from '../../core/text/phone';
import { ringFor } from '../outbox/composeNotice';
import { knowHome, mayAsk, maySend } from './allowances';
import { inputOf, plainPage } from './answerPage';
import { token } from './links';
import { hashOf, isSecret, keepSession, openSession } from './sessions';
import type { PageTools, Visitor } from './steps';
import { bare } from './typedFields';

const MINUTE = 60_000;
const DIGITS = 6;
const CODE = /^\d{6}$/;
const MINUTES = 5;
const TRIES = 5;

/** Asks for the phone. `goal` is the link that led here, to go on with afterwards. */
export function phonePage(
  tools: PageTools,
  visitor: Visitor,
  goal: string | undefined,
  note = 'signHow',
): PageShown {
  const { renderer, chance } = tools;
  const { language } = visitor;
  return {
    ...plainPage(tools, visitor, 'sign', [renderer.word('page', note, language)]),
    form: {
      href: 'sign',
      inputs: [inputOf({ name: 'phone', kind: 'digits', max: 16 }, language, tools)],
      hidden: { ...(goal !== undefined && { goal }), k: token(chance) },
      submit: renderer.word('page', 'submit.sign', language),
    },
  };
}

/**
 * Sends a code to a registered number of here, and to no other. The page, and what is done for it, is the same for all:
 * whether anybody here knows the number is told to nobody.
 */
export async function sendCode(
  tools: PageTools,
  visitor: Visitor,
  goal: string | undefined,
): Promise<PageShown> {
  const { store, clock, chance } = tools;
  const { ask, language } = visitor;
  const typed = bare(ask.fields.phone).slice(0, 32);
  const phone = normalisePhone(typed);
  const now = clock.now();
  // Codes go to phones of this country: elsewhere each of them costs what a hundred do here.
  const isOurs = phone.startsWith('+86') && !/^(?:\+|00)(?!86)/.test(typed);
  if (!isOurs || !canReceive(phone)) return phonePage(tools, visitor, goal, 'noPhone');
  if (!(await mayAsk(store, phone, ask.address, now))) return phonePage(tools, visitor, goal, 'tooOften');
  const code = digitsFrom(chance.secret(), DIGITS);
  const until = now + MINUTES * MINUTE;
  const known = await isRegistered(store, phone);
  const opening = openSession(
    tools,
    (fresh) => ({
      phone: null,
      state: {
        language,
        asked: { phone, hash: hashOf(`${fresh} ${code}`), until },
        ...(goal !== undefined && { goal }),
      },
    }),
    now,
  );
  // At the same moment: one transaction, as for a number that nobody knows.
  const [{ secret }] = await Promise.all([
    opening,
    known ? owed(tools, phone, { code, until, language }) : null,
  ]);
  return codePage(tools, { ...visitor, segment: secret }, phone, null);
}

async function isRegistered(store: PageTools['store'], phone: string): Promise<boolean> {
  const [caller, cases] = await Promise.all([store.reads.caller(phone), store.reads.casesOf(phone)]);
  return caller.role !== null || cases.length > 0;
}

async function owed(
  { store, clock, owe, ring }: PageTools,
  phone: string,
  { code, until, language }: { code: string; until: number; language: Language },
): Promise<void> {
  const now = clock.now();
  if (!(await maySend(store, now))) return;
  const person = (await store.cases.reachable([phone])).get(phone);
  const { owed: row } = owe(
    {
      to: phone,
      audience: 'applicant',
      view: { view: 'wap.code', data: { code, minutes: MINUTES } },
      // An answer to who looks at the page, and no alert: those are for what cannot wait.
      lane: 'reply',
      scope: 'case',
      quiet: false,
      // Asked for in this moment: what was stopped is what comes unasked.
      person: { phone, language, stopped: [], dead: person?.dead ?? false },
    },
    now,
  );
  await store.commit([{ ...row, message: { ...row.message, expiresAt: until } }]);
  ringFor([row], ring);
}

/** `left`: tries after a wrong one; null: the code was asked for; `form`: what was typed is no code, and cost no try. */
function codePage(
  tools: PageTools,
  visitor: Visitor,
  phone: string,
  left: number | null | 'form',
): PageShown {
  const { renderer, chance } = tools;
  const { language } = visitor;
  const word = (name: string) => renderer.word('page', name, language);
  const lines =
    left === null
      ? [`${word('codeSent')} ${maskPhone(phone)}`, word('codeGood')]
      : left === 'form'
        ? [word('codeForm')]
        : [`${word('codeWrong')} ${left}`];
  const plain = plainPage(tools, visitor, 'code', lines);
  return {
    ...plain,
    form: {
      href: 'code',
      inputs: [inputOf({ name: 'code', kind: 'digits', max: 2 * DIGITS }, language, tools)],
      hidden: { k: token(chance) },
      submit: word('submit.code'),
    },
    nav: [...plain.nav, { label: word('resend'), href: 'sign' }],
  };
}

/** The session of the right code, under a secret of its own; else the page that says what is wrong. */
export async function takeCode(tools: PageTools, visitor: Visitor): Promise<Visitor | PageShown> {
  const { store, clock } = tools;
  const { session, segment, ask, language } = visitor;
  const now = clock.now();
  const asked = session?.state.asked;
  const goal = session?.state.goal;
  if (!session || !asked || !isSecret(segment)) return phonePage(tools, visitor, undefined);
  const guest: Visitor = { ...visitor, phone: null };
  const code = bare(ask.fields.code);
  if (now < asked.until && !CODE.test(code)) return codePage(tools, guest, asked.phone, 'form');
  const place = now < asked.until ? await takePlace(tools, session.id, now) : null;
  if (place === null) return phonePage(tools, guest, goal, 'codeOver');
  if (hashOf(`${segment} ${code}`) !== asked.hash) {
    if (place === TRIES) return phonePage(tools, guest, goal, 'codeOver');
    return codePage(tools, guest, asked.phone, TRIES - place);
  }
  // Once only: whoever comes second with the same code finds it used.
  const used = await store.commit([
    { kind: 'once', key: `wap.used:${session.id}`, at: now },
    { kind: 'pageSessionEnded', id: session.id },
  ]);
  if (used === 'duplicate') return phonePage(tools, guest, goal, 'codeOver');
  await knowHome(store, asked.phone, ask.address, now);
  const opened = await openSession(tools, () => ({ phone: asked.phone, state: { language } }), now);
  return { ...visitor, segment: opened.secret, phone: asked.phone, session: opened.session };
}

/** Which try this is, from 1; null after the last. Tries made at one moment take different places. */
async function takePlace({ store }: PageTools, session: string, now: number): Promise<number | null> {
  for (let place = 1; place <= TRIES; place++) {
    const key = `wap.try:${session}:${place}`;
    if ((await store.commit([{ kind: 'once', key, at: now }])) === 'done') return place;
  }
  return null;
}

/** Another language from now on. */
export async function chooseLanguage(
  { store, clock }: PageTools,
  visitor: Visitor,
  language: Visitor['language'],
): Promise<Visitor> {
  const { session } = visitor;
  if (!session || session.state.language === language) return { ...visitor, language };
  const kept = await keepSession(store, { ...session, state: { ...session.state, language } }, clock.now());
  return { ...visitor, language, session: kept };
}
