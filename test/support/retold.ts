/** A transcript told over another medium: the same inputs by that medium's own means, and what each came to. */
import { join } from 'node:path';
import { createUssdGateway } from '../../gateways/ussd-http/gateway';
import { createWapGateway } from '../../gateways/wap/gateway';
import type { Reply } from '../../src/core/dialogue/scene/command';
import type { Change } from '../../src/core/model/change';
import type { Language, Medium as MediumOfTexts } from '../../src/core/model/message';
import { ROOT } from '../../src/files/root';
import type { Gateway, WebCall } from '../../src/ports';
import type { Renderer } from '../../src/service/render/renderer';
import { openTestService, type TestService } from '../worlds/spokenService';
import { Browser } from './browser';
import { renderer } from './renderer';
import { play } from './transcript';

/** What one input came to. */
export interface Told {
  from: string;
  input: string;
  /** Name of the view that was shown; null: nothing was. */
  view: string | null;
  /** Names of the views that its choices were written by. */
  rows: string[];
  /** All that stands there, screens and pages joined. */
  text: string;
  /** What was drawn for it, which is never the same twice. */
  codes: string[];
}

/** Says one input by the medium's own means; `meant` is the view that it came to by text message. */
type Teller = (from: string, input: string, meant: string) => Promise<string>;

export type Medium = 'sms' | 'wap' | 'ussd' | 'cumulative ussd';

/** A network whose word on numbers is believed. */
const NETWORK = '10.0.0.172';

/** Plays the transcript; `told` is how it went by text message, which decides what an input means there. */
export async function retell(
  medium: Medium,
  lines: string[],
  now: number,
  told: Told[] = [],
): Promise<Told[]> {
  const seen: Told[] = [];
  let view: string | null = null;
  const made: Gateway[] = [];
  let drawn: string[] = [];
  let rows: string[] = [];
  const service = await openTestService({
    now,
    renderer: seeing((reply) => rows.push(...rowsOf(reply))),
    wrap: (store) =>
      Object.assign(Object.create(store), {
        commit(changes: Change[]) {
          drawn.push(...changes.flatMap(codeOf));
          return store.commit(changes);
        },
      }),
    carriers: (tools) => {
      const wap = createWapGateway(
        {
          trusted: [NETWORK],
          header: 'x-wap-network-client-msisdn',
        },
        { ...tools, templates: join(ROOT, 'templates') },
      );
      const ussd = createUssdGateway(
        { codes: ['*106#'], token: null },
        { ...tools, open: true, say: (what) => what },
      );
      made.push(wap, ussd);
      return made;
    },
    trace: ({ step, phone, detail }) => {
      // Pages look at the menu for anybody: that is nobody's turn.
      if (step === 'lookedUp' && phone !== '') view = detail.view as string | null;
    },
  });
  const [wap, ussd] = made;
  if (!wap || !ussd) throw new Error('the gateways were not made');
  const browsing = new Browsing(wap);
  const tellers: Record<Medium, Teller> = {
    sms: smsTeller(service),
    wap: browsing.tell,
    ussd: ussdTeller(ussd, service),
    'cumulative ussd': cumulativeTeller(ussd, service),
  };
  const tell = tellers[medium];
  const codes = new Codes();
  try {
    const say = async (from: string, input: string) => {
      const before = told[seen.length];
      view = null;
      // What gets no answer by text message is not said where somebody waits for one.
      const silent = before !== undefined && before.view === null;
      drawn = [];
      rows = [];
      const text = silent ? '' : await tell(from, codes.in(input), before?.view ?? '');
      codes.learn(before?.codes ?? [], drawn);
      seen.push({ from, input, view: silent ? null : view, rows, text, codes: drawn });
      return [];
    };
    await play(lines, say, (ms) => {
      service.wait(ms);
      browsing.forget();
    });
  } finally {
    await service.close();
  }
  return seen;
}

/** The renderer of our templates, which shows `see` whatever it writes for a text message. */
function seeing(see: (reply: Reply) => void): Renderer {
  const whole = (write: 'render' | 'messages') => {
    return (reply: Reply, language: Language, medium: MediumOfTexts) => {
      see(reply);
      return renderer[write](reply, language, medium);
    };
  };
  return Object.assign(Object.create(renderer), { render: whole('render'), messages: whole('messages') });
}

function rowsOf({ choices = [] }: Reply): string[] {
  return choices.flatMap(({ label }) => ('row' in label ? [label.row.view] : []));
}

function codeOf(change: Change): string[] {
  if (change.kind === 'phoneCode') return [change.sent.code];
  if (change.kind === 'familyPhone') return change.code === null ? [] : [change.code];
  return change.kind === 'consent' ? [change.code] : [];
}

/** Codes that were drawn differ; whoever was told one says that one. */
class Codes {
  private readonly known = new Map<string, string>();

  learn(before: string[], now: string[]): void {
    for (const [index, was] of before.entries()) {
      const is = now[index];
      if (is !== undefined) this.known.set(was, is);
    }
  }

  in(input: string): string {
    return [...this.known].reduce((said, [was, is]) => said.replace(was, is), input);
  }
}

function smsTeller({ say }: TestService): Teller {
  return async (from, input) => (await say(from, input)).join('\n');
}

/** Follows links, fills the form that asks, and says all else on the home page. */
class Browsing {
  private browsers = new Map<string, Browser>();

  constructor(private readonly gateway: Gateway) {}

  /** After a pause nobody has a page open. */
  forget(): void {
    this.browsers = new Map();
  }

  tell: Teller = async (from, input, meant) => {
    const open = this.browsers.get(from);
    const browser =
      open ?? new Browser(this.gateway, { 'x-wap-network-client-msisdn': from.slice(1) }, NETWORK);
    this.browsers.set(from, browser);
    const link = browser.screen?.links.find(({ key, label }) => key === digitOf(input) || label === input);
    const fields = browser.screen?.form?.inputs.map(({ name }) => name).join(' ') ?? '';
    const filled = fieldsFor(fields, input, meant);
    if (link) await browser.follow(digitOf(input));
    else if (filled && browser.screen?.title !== '乡信') await browser.fill(filled);
    else {
      await browser.open();
      await browser.fill({ text: input });
    }
    return textOf(browser);
  };
}

const WORDS: Record<string, string> = { 返回: '0', back: '0', 上一页: '0', 下一页: '9' };

function digitOf(input: string): string {
  return WORDS[input] ?? input;
}

/** What is typed into which fields; null where the form on the screen does not ask for it. */
function fieldsFor(names: string, input: string, meant: string): Record<string, string> | null {
  const [name = '', tail = ''] = input.split(' ');
  if (names === 'name tail')
    return /^identity|^subsidy|^case/.test(meant) && /\d/.test(tail) ? { name, tail } : null;
  if (names === 'code') {
    const code = /^(?:GH|JR)?(\d{6})$/.exec(input)?.[1];
    return code === undefined ? null : { code };
  }
  if (names === 'newPhone') return /^\d{11}$/.test(input) ? { newPhone: input } : null;
  return names === 'text' && meant.endsWith('.taken') ? { text: input } : null;
}

function textOf({ screen }: Browser): string {
  if (!screen) return '';
  const links = screen.links.map(({ key, label }) => (key === null ? label : `${key} ${label}`));
  return [screen.title, ...screen.lines, ...links].join('\n');
}

/** Types into a session that is opened where there is none. */
function ussdTeller(gateway: Gateway, { store }: TestService): Teller {
  const open = new Set<string>();
  const step = async (phone: string, type: string, message: string) => {
    const body = { SessionId: phone, Mobile: phone, ServiceCode: '*106#', Type: type, Message: message };
    const call: WebCall = {
      method: 'POST',
      url: '/gateways/ussd',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify({ ...body, Sequence: `${steps++}` })),
      peer: '127.0.0.1',
      address: '127.0.0.1',
      local: true,
    };
    const answer = await gateway.web?.answer(call);
    const said = JSON.parse(String(answer?.body)) as { Type: string; Message: string };
    if (said.Type === 'Release') open.delete(phone);
    else open.add(phone);
    return said.Message;
  };
  let steps = 0;
  return async (from, input) => {
    if (!open.has(from)) await step(from, 'Initiation', '*106#');
    const shown = await step(from, 'Response', input);
    // One screen is shown; what goes on is behind its 9.
    const { dialogue } = await store.reads.caller(from);
    return dialogue?.session?.screens.join('\n') ?? shown;
  };
}

/** The same by an aggregator whose text holds all inputs so far: a session goes on until a screen ends it. */
function cumulativeTeller(gateway: Gateway, { store }: TestService): Teller {
  const open = new Map<string, { session: string; text: string }>();
  let sessions = 0;
  const step = async (phone: string, session: string, text: string) => {
    const fields = { sessionId: session, phoneNumber: phone, serviceCode: '*106#', text };
    const answer = await gateway.web?.answer({
      method: 'POST',
      url: '/gateways/ussd',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: Buffer.from(new URLSearchParams(fields).toString()),
      peer: '127.0.0.1',
      address: '127.0.0.1',
      local: true,
    });
    const said = String(answer?.body);
    if (said.startsWith('END ')) open.delete(phone);
    else open.set(phone, { session, text });
    return said.slice(4);
  };
  return async (from, input) => {
    if (!open.has(from)) await step(from, `s${++sessions}`, '');
    const { session, text } = open.get(from) ?? { session: `s${++sessions}`, text: '' };
    const shown = await step(from, session, text === '' ? input : `${text}*${input}`);
    const { dialogue } = await store.reads.caller(from);
    return dialogue?.session?.screens.join('\n') ?? shown;
  };
}
