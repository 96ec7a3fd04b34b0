/** The phone in the browser. Without script it is a form, and the page comes back with the reply on its screen. */
import type { RequestHandler } from 'express';
import type { Language } from '../../core/message';
import type { Answer } from '../../ports';
import { formBody } from '../body';
import type { Pages, Words } from '../pages';
import type { SimulatorPort } from './port';
import type { DemoScript } from './script';
import { lastDigits, readMessage } from './sms';

/** What was just sent and answered, where the form was used. */
interface Exchange {
  from: string;
  text: string;
  replies: Answer['replies'];
}

/** GET /simulator */
export function simulatorPage(pages: Pages, demo: DemoScript | null): RequestHandler {
  return (request, response) => {
    response
      .type('html')
      .set('Cache-Control', 'no-cache')
      .send(show(pages, pages.language(request), demo, null));
  };
}

/** POST /simulator: fields `from` and `text`, or `try` with the index of a thing to try. */
export function simulatorForm(
  pages: Pages,
  demo: DemoScript | null,
  simulator: SimulatorPort,
): RequestHandler[] {
  return [
    ...formBody,
    async (request, response) => {
      const { from, text } = readMessage(chosen(request.body, demo));
      const { replies } = await simulator.say(from, undefined, text);
      const page = show(pages, pages.language(request), demo, { from, text, replies });
      response.type('html').set('Cache-Control', 'no-store').send(page);
    },
  ];
}

function chosen(body: Record<string, unknown> | undefined, demo: DemoScript | null): unknown {
  const index = body?.try;
  const item = typeof index === 'string' ? demo?.try[Number(index)] : undefined;
  return item ? { from: item.as, text: item.text } : { from: body?.from, text: body?.text };
}

function show(pages: Pages, language: Language, demo: DemoScript | null, exchange: Exchange | null): string {
  const chosenPhone = exchange?.from ?? demo?.people[0]?.phone ?? '';
  return pages.simulator(language, (words) => ({
    people: demo?.people.map((person) => ({
      phone: person.phone,
      // As people there write it.
      shown: person.phone.replace(/^\+86/, ''),
      name: translate(words.labels, person.name),
      role: translate(words.roles, person.role),
      chosen: lastDigits(person.phone) === lastDigits(chosenPhone),
    })),
    tries: demo?.try.map((item, index) => ({ ...item, index, label: translate(words.labels, item.label) })),
    phone: chosenPhone,
    keys: KEYS,
    exchange: exchange && {
      text: exchange.text,
      replies: exchange.replies.map((reply) => describe(reply, words)),
    },
    // Read by the script of the page; `<` would end the element that holds it.
    scriptWords: JSON.stringify(words).replaceAll('<', '\\u003c'),
  }));
}

/** The word in a table of the page's words, or itself where the table has none. */
function translate(table: unknown, word: string): string {
  return (table as Record<string, string>)[word] ?? word; // the shape of templates/simulator/*.json
}

function describe(reply: Answer['replies'][number], words: Words) {
  const unit = reply.segments === 1 ? words.segment : words.segments;
  return {
    text: reply.text,
    note: `${reply.segments}${unit} · ${reply.encoding === 'gsm7' ? 'GSM-7' : 'UCS-2'}`,
  };
}

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
];
