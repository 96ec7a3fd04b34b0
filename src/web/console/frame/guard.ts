/** Every request of the desk passes here: who is it, did a page of ours send it, may he do this there; then its page answers. */
import type { Request, RequestHandler, Response } from 'express';
import { untilCommitted } from '../../../async/untilCommitted';
import { may, mayAnywhere, type Ruling } from '../../../core/desk/may';
import { isSameDigest } from '../../../net/secret';
import { formBody } from '../../http/body';
import { formWithFiles } from '../../http/fileBody';
import { Problem } from '../../http/problem';
import { CONSOLE } from './addresses';
import { handBack, keep, keptIn, signInPage } from './again';
import { withAsked } from './asked';
import { callOf, type Frame } from './call';
import { typed } from './form';
import type { Needs } from './ports';
import { NOBODY, respond, type Visit, visitOf } from './respond';
import type { Call, DeskCall, DeskRoute, EntryAnswer, Found, Route, Section } from './route';

/** Where somebody has to go before anything else. */
const FIRST: Readonly<Record<Needs, string>> = { code: '/sign-in/code', password: '/me/password' };

/** What came, and where the answer goes. */
interface Exchange {
  frame: Frame;
  section: string;
  request: Request;
  response: Response;
  visit: Visit;
}

/** The handlers of a route, in Express's words. */
export function guarded(frame: Frame, { name: section }: Section, route: Route): RequestHandler[] {
  const visits = new WeakMap<Request, Visit>();
  const withFiles = formWithFiles(frame.files, (request) => visits.get(request)?.at != null);
  const body = route.method === 'get' ? [] : route.body === 'files' ? withFiles : formBody;
  const identify: RequestHandler = async (request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Frame-Options': 'DENY' });
    const visit = await visitOf(frame, request);
    visits.set(request, visit);
    next();
  };
  const answer: RequestHandler = async (request, response) => {
    const visit = visits.get(request) ?? NOBODY;
    const exchange = { frame, section, request, response, visit };
    if (route.needs !== 'nothing') return admit(exchange, route);
    const at = visit.at && { ...visit.at, token: visit.token };
    await reply(exchange, await route.handle(callOf(frame, section, request), at));
  };
  return [identify, ...body, answer];
}

async function admit(exchange: Exchange, route: DeskRoute): Promise<void> {
  const { frame, section, request, visit } = exchange;
  if (visit.at === null) return turnAway(exchange, route);
  if (visit.at.needs !== null && FIRST[visit.at.needs] !== route.path)
    return reply(exchange, { to: FIRST[visit.at.needs] });
  const call = withAsked({ ...callOf(frame, section, request), ...visit.at, seen: {} });
  if (call === null) return reply(exchange, askAgain(route));
  if (route.method === 'post' && !isSameDigest(typed(call.form, 'csrf'), visit.at.csrf))
    return returnForm(exchange, route, call);
  await reply(exchange, await untilCommitted(() => carryOut(call, route)));
}

/** A page from before the last signing in: nothing is done, and nothing that was typed is lost. */
function returnForm(exchange: Exchange, { body }: DeskRoute, { form, words }: Call): Promise<void> {
  const again = handBack(keptIn(keep(exchange.request.originalUrl, form, body)), words);
  // No page of the desk has a form with such an address.
  if (!again) throw new Problem(400, 'Bad Request', 'This form is of no page of the desk.');
  return reply({ ...exchange, section: 'frame' }, { ...again, status: 409 });
}

/** Unsearched, a list or its file has more than was asked for: the form is shown empty, and anything else is refused. */
function askAgain({ asks, path }: DeskRoute): EntryAnswer {
  if (asks) return { to: path, done: 'askAgain' };
  throw new Problem(410, 'Gone', 'This search has ended. Search again.', { why: 'searchEnded' });
}

async function carryOut(call: DeskCall, route: DeskRoute): Promise<EntryAnswer> {
  const seen = (await route.stamps?.()) ?? {};
  const found = await route.find({ ...call, seen });
  if (found === null) throw missing();
  refuse(ruling(call, route, found));
  return route.handle({ ...call, seen }, found === 'anywhere' ? null : found.it);
}

function ruling({ account }: DeskCall, { needs }: DeskRoute, found: Found<unknown> | 'anywhere'): Ruling {
  if (needs === 'self') return 'yes';
  if (found !== 'anywhere') return may(account, needs, found.subject);
  return mayAnywhere(account, needs) ? 'yes' : 'role';
}

/** Whether the page of a route is there for whoever asks: for those that lead to it. */
export async function isThereFor(call: DeskCall, route: DeskRoute): Promise<boolean> {
  const found = await route.find(call);
  return found !== null && ruling(call, route, found) === 'yes';
}

/** For handlers too, where a second right is asked for. Throws a Problem unless it is a yes. */
export function refuse(ruling: Ruling): void {
  if (ruling === 'yes') return;
  if (ruling === 'foreign') throw missing();
  throw new Problem(403, 'Forbidden', `Not with this account: ${ruling}.`, { why: ruling });
}

/** The same for what is not there and for what is another's. */
function missing(): Problem {
  return new Problem(404, 'Not Found', 'There is nothing at this address.');
}

/** To signing in; what was typed comes along. */
async function turnAway(exchange: Exchange, { body }: DeskRoute): Promise<void> {
  const { frame, request, response } = exchange;
  const { originalUrl, method, headers } = request;
  if (method !== 'GET' && method !== 'HEAD') {
    const call = callOf(frame, 'frame', request);
    const page = signInPage({ ...call, form: {} }, keep(originalUrl, call.form, body));
    return reply({ ...exchange, section: 'frame', visit: NOBODY }, { ...page, status: 401 });
  }
  const to = `/sign-in?then=${encodeURIComponent(originalUrl)}`;
  if (headers['hx-request'] === undefined) return reply(exchange, { to });
  response.status(401).set('HX-Redirect', `${CONSOLE}${to}`).end();
}

function reply({ frame, section, request, response, visit }: Exchange, answer: EntryAnswer): Promise<void> {
  return respond(frame, section, request, response, visit, answer);
}
