/** A call of the web as a browser's request: what it asks for, and where its links start from. */
import type { PageAsk, PageMedium } from '../../src/core/model/page';
import { readForm } from '../../src/core/text/form';
import { plain } from '../../src/net/answers';
import { languageAsked } from '../../src/net/language';
import type { WebAnswer, WebCall } from '../../src/ports';

export const NAME = 'wap';
export const PATH = '/wap';
/** Of the file that the style sheet is under: no session and no language. */
export const FILES = '-';
/** A little more than the longest text that is read, so that what is too long is known as such. */
const LONGEST_FIELD = 1_600;

export interface Asked {
  ask: PageAsk;
  /** Which piece of a page that was cut, from 1. */
  piece: number;
  place: Place;
}

/** Where a page stands: links are written from there, so that they hold behind any proxy. */
export interface Place {
  /** Leads to the folder of all pages. */
  root: string;
  /** The segment whose folder the page itself is in; null outside of any. */
  folder: string | null;
}

/** Who may name a phone, and how. */
export interface Naming {
  /** Whether a peer's word on a number counts. */
  isTrusted(peer: string): boolean;
  /** The number that it wrote. */
  phoneIn(call: WebCall): string | undefined;
}

/** Answers itself what is no request for a page. */
export function readRequest(
  call: WebCall,
  medium: PageMedium,
  { isTrusted, phoneIn }: Naming,
  at: number,
): Asked | WebAnswer {
  const { method, url, headers, body } = call;
  const posted = method === 'POST';
  if (!posted && method !== 'GET' && method !== 'HEAD')
    return plain(405, 'GET and POST are possible here.', { Allow: 'GET, HEAD, POST' });
  if (posted && !isForm(headers['content-type'] ?? '')) return plain(415, 'Send a form.');
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  const [segment = '', name = '', ...rest] = path.slice(PATH.length + 1).split('/');
  const { c, ...fields } = {
    ...fieldsOf(Buffer.from(mark < 0 ? '' : url.slice(mark + 1), 'latin1')),
    ...(posted && fieldsOf(body)),
  };
  const trusted = isTrusted(call.peer);
  const phone = trusted ? phoneIn(call) : undefined;
  const language = languageAsked(headers['accept-language'] ?? '');
  const ask: PageAsk = {
    medium,
    method: posted ? 'post' : 'get',
    segment: plainPart(segment),
    name: rest.length > 0 ? '/' : plainPart(name),
    fields,
    // A network's gateway stands for all of its phones.
    address: trusted ? null : call.address,
    at,
    ...(phone !== undefined && { phone }),
    ...(language && { language }),
  };
  return { ask, piece: /^[1-9]\d?$/.test(c ?? '') ? Number(c) : 1, place: placeOf(path) };
}

export function isAnswer(asked: Asked | WebAnswer): asked is WebAnswer {
  return 'status' in asked;
}

/** `/wap` itself is a file beside its folder; all else lies in it, and what is no page may lie deeper. */
function placeOf(path: string): Place {
  const below = path.slice(PATH.length).split('/').slice(1);
  if (path === PATH) return { root: `${PATH.slice(1)}/`, folder: null };
  const [segment = ''] = below;
  return { root: '../'.repeat(below.length - 1), folder: below.length === 2 ? segment : null };
}

function isForm(type: string): boolean {
  return type === '' || type.toLowerCase().startsWith('application/x-www-form-urlencoded');
}

function fieldsOf(octets: Uint8Array): Record<string, string> {
  const form = [...readForm(octets)].filter(([name]) => /^[A-Za-z]{1,16}$/.test(name));
  return Object.fromEntries(form.map(([name, [value = '']]) => [name, value.slice(0, LONGEST_FIELD)]));
}

/** A part of a path as all of ours are; what stands for any other is none of them. */
function plainPart(part: string): string {
  return /^[A-Za-z0-9.-]{0,64}$/.test(part) ? part : '/';
}
