/** Errors in the desk's own look: what happened, and where to go on. */
import type { ErrorRequestHandler } from 'express';
import type { Log } from '../../../ports';
import { toProblem } from '../../http/problem';
import type { Frame } from './call';
import { page, visitOf } from './respond';
import { wordsOf } from './view';

/** Answers every error below /console. What is not a Problem is logged and shown as a plain 500. */
export function answerDeskProblems(frame: Frame, log: Log): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    const { status, headers, more } = toProblem(error);
    if (status >= 500)
      log.error({ err: error, method: request.method, path: request.baseUrl }, 'a page of the desk failed');
    if (response.headersSent) return next(error);
    const words = wordsOf(frame.pages, 'frame', frame.cookies.language(request));
    const problems = words.problems as Record<string, string>; // templates/console/frame/*.json
    const says = problems[String(more.why)] ?? problems[status] ?? problems.other ?? '';
    // Where not even this can be read the page stands without its menu.
    const { at } = await visitOf(frame, request).catch(() => ({ at: null }));
    response.status(status).set(headers).set({ 'Cache-Control': 'no-store', 'X-Frame-Options': 'DENY' });
    response
      .type('html')
      .send(page(frame, 'frame', request, at, { page: 'frame/error', title: says, data: { status } }));
  };
}
