/** Signing in: a code of six digits by text message, good for five minutes and five tries. */
import { digitsFrom } from '../../core/dialogue/fresh';
import type { PageShown } from '../../core/pages';
import { maskPhone } from '../../core/text/mask';
import { canReceive, normalisePhone } from '../../core/text/phone';
import { ringFor } from '../owing';
import { type Allowance, spend } from './allowance';
import { inputOf, plainPage } from './layout';
import { token } from './links';
import { hashOf, isSecret, keepSession, openSession } from './sessions';
import type { PageTools, Visitor } from './tools';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DIGITS = 6;
const MINUTES = 5;
const TRIES = 5;

/** Codes sent to one phone, and asked for from one address. */
function allowances(phone: string, address: string | null): Allowance[] {
  const who = hashOf(phone).slice(0, 32);
  const from =
    address === null ? [] : [{ name: `wap.from:${hashOf(address).slice(0, 32)}`, most: 30, per: HOUR }];
  return [
    { name: `wap.code.minute:${who}`, most: 1, per: MINUTE },
    { name: `wap.code.hour:${who}`, most: 5, per: HOUR },
    { name: `wap.code.day:${who}`, most: 10, per: 24 * HOUR },
    ...from,
  ];
}

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
      inputs: [inputOf({ name: 'phone', kind: 'digits', max: 11 }, language, tools)],
      hidden: { ...(goal !== undefined && { goal }), k: token(chance) },
      submit: renderer.word('page', 'submit.sign', language),
    },
  };
}

/** Sends a code to whatever number it is: whether anybody here knows it is told to nobody. */
export async function sendCode(
  tools: PageTools,
  visitor: Visitor,
  goal: string | undefined,
): Promise<PageShown> {
  const { store, clock, chance, owe, ring } = tools;
  const { ask, language } = visitor;
  const phone = normalisePhone((ask.fields.phone ?? '').trim().slice(0, 32));
  const now = clock.now();
  if (!canReceive(phone)) return phonePage(tools, visitor, goal, 'noPhone');
  if (!(await spend(store, allowances(phone, ask.address), now))) {
    return phonePage(tools, visitor, goal, 'tooOften');
  }
  const code = digitsFrom(chance.secret(), DIGITS);
  const until = now + MINUTES * MINUTE;
  const person = (await store.cases.reachable([phone])).get(phone);
  const { owed } = owe(
    {
      to: phone,
      audience: 'applicant',
      view: { view: 'wap.code', data: { code, minutes: MINUTES } },
      lane: 'alert',
      scope: 'case',
      quiet: false,
      // Asked for in this moment: what was stopped is what comes unasked.
      person: { phone, language, stopped: [], dead: person?.dead ?? false },
    },
    now,
  );
  const message = { ...owed.message, expiresAt: until };
  const { secret } = await openSession(
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
  await store.commit([{ ...owed, message }]);
  ringFor([owed], ring);
  return codePage(tools, { ...visitor, segment: secret }, phone, null);
}

function codePage(tools: PageTools, visitor: Visitor, phone: string, left: number | null): PageShown {
  const { renderer, chance } = tools;
  const { language } = visitor;
  const word = (name: string) => renderer.word('page', name, language);
  const lines =
    left === null
      ? [`${word('codeSent')} ${maskPhone(phone)}`, word('codeGood')]
      : [`${word('codeWrong')} ${left}`];
  const plain = plainPage(tools, visitor, 'code', lines);
  return {
    ...plain,
    form: {
      href: 'code',
      inputs: [inputOf({ name: 'code', kind: 'digits', max: DIGITS }, language, tools)],
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
  const place = now < asked.until ? await takePlace(tools, session.id, now) : null;
  if (place === null) return phonePage(tools, guest, goal, 'codeOver');
  if (hashOf(`${segment} ${(ask.fields.code ?? '').trim()}`) !== asked.hash) {
    if (place === TRIES) return phonePage(tools, guest, goal, 'codeOver');
    return codePage(tools, guest, asked.phone, TRIES - place);
  }
  // Once only: whoever comes second with the same code finds it used.
  const used = await store.commit([
    { kind: 'once', key: `wap.used:${session.id}`, at: now },
    { kind: 'pageSessionEnded', id: session.id },
  ]);
  if (used === 'duplicate') return phonePage(tools, guest, goal, 'codeOver');
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
