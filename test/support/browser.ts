/** A phone that browses: it reads decks of WML as such phones do, follows links, fills forms and goes back. */
import { plainAddress } from '../../src/net/address';
import type { Gateway, WebAnswer, WebCall } from '../../src/ports';
import { all, type Element, parseXml, textOf } from './xml';

export const WML = 'text/vnd.wap.wml, */*';

/** What stands on the screen. */
export interface Screen {
  status: number;
  url: string;
  title: string;
  /** Paragraphs below the title. */
  lines: string[];
  links: Link[];
  form: Form | null;
  source: string;
}

export interface Link {
  /** Without its digit. */
  label: string;
  key: string | null;
  url: string;
  post: Record<string, string> | null;
}

interface Form {
  url: string;
  hidden: Record<string, string>;
  inputs: { name: string; format: string | null; max: number }[];
}

export class Browser {
  screen: Screen | null = null;

  constructor(
    private readonly gateway: Gateway,
    readonly headers: WebCall['headers'] = {},
    readonly peer = '203.0.113.7',
  ) {}

  async open(url = '/wap'): Promise<Screen> {
    return this.show(url, await this.call({ url }));
  }

  /** The link with this digit, or with this label. */
  async follow(which: string): Promise<Screen> {
    const link = this.shown.links.find(({ key, label }) => key === which || label === which);
    if (!link) throw new Error(`there is no link ${which} on: ${this.shown.source}`);
    if (link.post === null) return this.open(link.url);
    return this.post(link.url, link.post);
  }

  /** Fills the form that is shown; what is left out stays empty. */
  async fill(values: Record<string, string>): Promise<Screen> {
    const { form } = this.shown;
    if (!form) throw new Error(`there is no form on: ${this.shown.source}`);
    const inputs = form.inputs.map(({ name }) => [name, values[name] ?? '']);
    return this.post(form.url, { ...form.hidden, ...Object.fromEntries(inputs) });
  }

  async post(url: string, fields: Record<string, string>): Promise<Screen> {
    const body = Buffer.from(new URLSearchParams(fields).toString());
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.show(url, await this.call({ method: 'POST', url, headers, body }));
  }

  /** One request as it goes over the wire; Accept is that of a WML phone unless it is given. */
  async call({ headers, ...changes }: Partial<WebCall>): Promise<WebAnswer> {
    if (!this.gateway.web) throw new Error('this gateway is not called over HTTP');
    return this.gateway.web.answer({
      method: 'GET',
      url: '/wap',
      body: Buffer.alloc(0),
      peer: this.peer,
      address: plainAddress(this.peer),
      ...changes,
      headers: { accept: WML, ...this.headers, ...headers },
    });
  }

  private get shown(): Screen {
    if (!this.screen) throw new Error('nothing is open');
    return this.screen;
  }

  private show(url: string, answer: WebAnswer): Screen {
    const source = String(answer.body);
    if (!answer.type.startsWith('text/vnd.wap.wml')) throw new Error(`${answer.status} ${source}`);
    const [card] = all(parseXml(source), 'card');
    if (!card) throw new Error('a deck without a card');
    this.screen = read(card, url, answer.status, source);
    return this.screen;
  }
}

function read(card: Element, url: string, status: number, source: string): Screen {
  const title = dollars(card.attributes.title ?? '');
  const paragraphs = card.children.filter(
    (one): one is Element => typeof one !== 'string' && one.name === 'p',
  );
  const lines = paragraphs
    .filter((one) => one.children.every((child) => typeof child === 'string'))
    .map(textOf);
  const ways = paragraphs.flatMap((one) => [...all(one, 'a'), ...all(one, 'anchor')]);
  const links = ways.filter((way) => !isSubmit(way)).map((way) => linkOf(way, url));
  const submit = ways.find(isSubmit);
  return {
    status,
    url,
    title,
    lines: lines.map(dollars),
    links,
    form: submit ? formOf(submit, card, url) : null,
    source,
  };
}

function isSubmit(way: Element): boolean {
  return all(way, 'postfield').some(({ attributes }) => attributes.value?.startsWith('$('));
}

function linkOf(way: Element, base: string): Link {
  const [go] = all(way, 'go');
  const [, key = null, label = ''] = /^(?:(\d) )?(.*)$/s.exec(dollars(textOf(way))) ?? [];
  const href = dollars(go?.attributes.href ?? way.attributes.href ?? '');
  return { key, label, url: resolved(href, base), post: go ? fieldsOf(go) : null };
}

function formOf(submit: Element, card: Element, base: string): Form {
  const [go] = all(submit, 'go');
  const fields = go ? fieldsOf(go) : {};
  const hidden = Object.entries(fields).filter(([, value]) => !value.startsWith('$('));
  return {
    url: resolved(dollars(go?.attributes.href ?? ''), base),
    hidden: Object.fromEntries(hidden),
    inputs: all(card, 'input').map(({ attributes }) => ({
      name: attributes.name ?? '',
      format: attributes.format ?? null,
      max: Number(attributes.maxlength),
    })),
  };
}

function fieldsOf(go: Element): Record<string, string> {
  const fields = all(go, 'postfield').map(({ attributes }) => [
    attributes.name,
    dollars(attributes.value ?? ''),
  ]);
  return Object.fromEntries(fields);
}

/** `$$` is a dollar; a variable is left as it is written. */
function dollars(text: string): string {
  return text.replaceAll('$$', '$');
}

function resolved(href: string, base: string): string {
  const url = new URL(href, `http://phone${base}`);
  return url.pathname + url.search;
}
