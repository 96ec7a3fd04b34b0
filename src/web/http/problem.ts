/** Errors of the web as people and programs read them: RFC 9457 for programs, a page for people. */
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { type Log, Overloaded, SendError, StoreError } from '../../ports';
import { languageOf, type Pages } from '../pages/pages';

/** An error with its status, told to the caller as it stands: it may hold nothing personal. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    /** What happened, to which thing, and what to do. */
    readonly detail: string,
    /** Members beside the standard ones (RFC 9457, 3.2). */
    readonly more: Record<string, unknown> = {},
    readonly headers: Record<string, string> = {},
  ) {
    super(detail);
    this.name = 'Problem';
  }
}

/** The last route: whatever nobody answered. */
export const notFound: RequestHandler = (_request, _response, next) => {
  next(new Problem(404, 'Not Found', 'There is nothing at this address. Start at /.'));
};

/** Answers every error. What is not a Problem is logged and shown as a plain 500. */
export function answerProblems(log: Log, pages: Pages): ErrorRequestHandler {
  const page = pages.page('pages', 'error');
  return (error: unknown, request, response, next) => {
    const problem = toProblem(error);
    if (problem.status >= 500)
      log.error({ err: error, method: request.method, path: request.path }, 'request failed');
    if (response.headersSent) return next(error);
    response.status(problem.status).set(problem.headers).set('Cache-Control', 'no-store');
    if (wantsJson(request)) sendProblem(response, problem);
    else {
      const language = languageOf(request);
      const errors = pages.words('pages', language).errors as Record<string, string>; // templates/pages/*.json
      const says = errors[problem.status] ?? errors.other;
      response.type('html').send(page(language, { status: problem.status, says }));
    }
  };
}

function sendProblem(response: Response, problem: Problem): void {
  const { status, title, detail, more } = problem;
  response
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title, status, detail, ...more }));
}

/** The API, and callers who ask for JSON and not for a page. */
function wantsJson(request: Request): boolean {
  if (request.path === '/api' || request.path.startsWith('/api/')) return true;
  return request.accepts(['html', 'application/problem+json', 'json']) !== 'html';
}

/** An error as it is told: what is not known is a plain 500. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof SendError)
    return busy('The simulator is not running. Try again once the service is up.');
  if (error instanceof Overloaded) return overloaded(error);
  if (error instanceof StoreError && error.kind !== 'broken') {
    return busy(
      'The message could not be stored, so it was not taken. Send it again in a moment; /readyz says why.',
    );
  }
  return (
    fromBodyParser(error) ??
    new Problem(500, 'Internal Server Error', 'The service failed. Its log says why.')
  );
}

/** More comes in than can be answered in time. */
export function overloaded({ retryAfter }: Overloaded): Problem {
  const detail = `Too much comes in at once. Send it again in ${retryAfter} s.`;
  return new Problem(429, 'Too Many Requests', detail, {}, { 'Retry-After': String(retryAfter) });
}

function busy(detail: string): Problem {
  return new Problem(503, 'Service Unavailable', detail, {}, { 'Retry-After': '5' });
}

/** body-parser and Express mark the caller's faults with a status below 500. */
function fromBodyParser(error: unknown): Problem | null {
  if (!(error instanceof Error) || !('status' in error)) return null;
  switch (error.status) {
    case 413:
      return new Problem(413, 'Content Too Large', 'The body is over 1 MiB. Send less at once.');
    case 415:
      return new Problem(
        415,
        'Unsupported Media Type',
        'The body has a charset or encoding that is not read. Send UTF-8.',
      );
    case 400:
      return new Problem(
        400,
        'Bad Request',
        'The request can not be read: its address or its body is broken.',
      );
    default:
      return null;
  }
}
