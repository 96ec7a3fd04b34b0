/** The phones in the browser. Without script texts go by a form, and the page comes back with the reply on its screen. */
import type { RequestHandler } from 'express';
import type { Language } from '../../core/model/message';
import { normalisePhone, sayPhone } from '../../core/text/phone';
import { countSegments } from '../../core/text/segments';
import type { Answer, Arrivals } from '../../ports';
import { formBody } from '../http/body';
import { policy } from '../http/headers';
import { languageOf, type Pages, type Words } from '../pages/pages';
import { lastDigits, readMessage } from './phone';
import type { DemoScript, SimulatorPort } from './port';

/** A text of Chinese alone: it says by itself what trying it shows. */
const PLAIN = /^\P{ASCII}{6,}$/u;

/** The keypad, row by row, with the letters printed beside the digits (ITU-T E.161). */
const KEYS = [
  { digit: '1', letters: '' },
  { digit: '2', letters: 'ABC' },
  { digit: '3', letters: 'DEF' },
  { digit: '4', letters: 'GHI' },
  { digit: '5', letters: 'JKL' },
  { digit: '6', letters: 'MNO' },
  { digit: '7', letters: 'PQRS' },
  { digit: '8', letters: 'TUV' },
  { digit: '9', letters: 'WXYZ' },
  { digit: '*', letters: '' },
  { digit: '0', letters: '' },
  { digit: '#', letters: '' },
] as const;

/** The page shows that of WAP in a frame of its own. */
const FRAMING = { 'Content-Security-Policy': policy({ 'frame-src': "'self'" }) };

/** What stands behind the page. */
export interface Stage {
  pages: Pages;
  simulator: SimulatorPort;
  /** Null: nothing arrives unasked. */
  arrivals: Arrivals | null;
  /** Null: any number, and nothing suggested. */
  demo: DemoScript | null;
  /** Whether there are WAP pages to look at, and a window to play. */
  has: { wap: boolean; office: boolean };
}

/** A text sent by the form, and its replies. */
interface Exchange {
  from: string;
  text: string;
  replies: Answer['replies'];
}

/** GET and POST /simulator; the form has the fields `from` and `text`, or `try` with the index of a thing to try. */
export function simulatorPage(stage: Stage): { get: RequestHandler; post: RequestHandler[] } {
  const page = stage.pages.page('simulator', 'page');
  const words = wordsOf(stage.pages);
  const show = (language: Language, exchange: Exchange | null) =>
    page(language, dataOf(stage, words[language], language, exchange));
  return {
    get: (request, response) => {
      response.type('html').set(FRAMING).set('Cache-Control', 'no-cache');
      response.send(show(languageOf(request), null));
    },
    post: [
      ...formBody,
      async (request, response) => {
        const { from, text } = readMessage(fieldsOf(request.body, stage.demo));
        const { replies } = await stage.simulator.say(from, undefined, text);
        response.type('html').set(FRAMING).set('Cache-Control', 'no-store');
        response.send(show(languageOf(request), { from, text, replies }));
      },
    ],
  };
}

/** An intent is called as its page is. */
function wordsOf(pages: Pages): Record<Language, Words> {
  const inOne = (language: Language): Words => ({
    ...pages.words('simulator', language),
    intents: pages.titles(language),
  });
  return { 'zh-CN': inOne('zh-CN'), en: inOne('en') };
}

function fieldsOf(body: Record<string, unknown> | undefined, demo: DemoScript | null): unknown {
  const index = body?.try;
  const item = typeof index === 'string' ? demo?.try[Number(index)] : undefined;
  return item ? { from: item.as, text: item.text } : { from: body?.from, text: body?.text };
}

function dataOf({ demo, arrivals, has }: Stage, words: Words, language: Language, exchange: Exchange | null) {
  const phone = exchange?.from ?? demo?.people[0]?.phone ?? '';
  return {
    ...(demo ? scriptData(demo, words, language, phone) : { people: null, tries: null, dials: null }),
    phone,
    // Without the invented people whoever is played is real.
    lead: demo ? words.lead : words.leadReal,
    keys: KEYS,
    has,
    inbox: (arrivals?.inbox(normalisePhone(phone)) ?? []).map(({ id, text, lane }) => ({
      id,
      lane,
      ...describe({ text, ...countSegments(text) }, words),
    })),
    exchange: exchange && {
      text: exchange.text,
      replies: exchange.replies.map((reply) => describe(reply, words)),
    },
    // Read by the script of the page; `<` would end the element that holds it.
    scriptWords: JSON.stringify(words).replaceAll('<', '\\u003c'),
  };
}

/** People to play and texts to try, in the words of the page. */
function scriptData(demo: DemoScript, words: Words, language: Language, phone: string) {
  return {
    people: demo.people.map((person) => ({
      phone: person.phone,
      // As people there write it.
      shown: sayPhone(person.phone),
      name: translate(words.labels, person.name),
      role: translate(words.roles, person.role),
      chosen: lastDigits(person.phone) === lastDigits(phone),
    })),
    tries: demo.try.map((item, index) => ({
      ...item,
      index,
      label: translate(words.labels, item.label),
      // Who reads no Chinese is told what it says.
      plain: language === 'zh-CN' && PLAIN.test(item.text),
    })),
    dials: demo.dial.map((item) => ({ ...item, label: translate(words.labels, item.label) })),
  };
}

/** The word in a table of the page's words, or itself where the table has none. */
function translate(table: unknown, word: string): string {
  return (table as Record<string, string>)[word] ?? word; // the shape of templates/simulator/*.json
}

function describe(reply: Answer['replies'][number], words: Words) {
  const unit = reply.segments === 1 ? words.segment : words.segments;
  return {
    text: reply.text,
    note: `${[...reply.text].length}${words.characters} · ${reply.segments}${unit} · ${translate(words.values, reply.encoding)}`,
  };
}
