/** Registers a path with all its methods at once, so that every other method gets 405 and the list (RFC 9110, 15.5.6). */
import type { Express, RequestHandler } from 'express';
import { Problem } from './problem';

type Handlers = RequestHandler | RequestHandler[];

/** HEAD comes with GET; OPTIONS is answered with the list. */
export function endpoint(app: Express, path: string, methods: { get?: Handlers; post?: Handlers }): void {
  const allowed = [...(methods.get ? ['GET', 'HEAD'] : []), ...(methods.post ? ['POST'] : []), 'OPTIONS'];
  const list = allowed.join(', ');
  // One route: whoever asks for something else holds the address against this path once, and not once for each method.
  const route = app.route(path);
  if (methods.get) route.get(methods.get);
  if (methods.post) route.post(methods.post);
  route.options((_request, response) => {
    response.status(204).set('Allow', list).end();
  });
  route.all((request, _response, next) => {
    // A handler found nothing there and passed it on: that is a 404.
    if (allowed.includes(request.method)) return next();
    const detail = `${request.method} is not possible here. Possible: ${list}.`;
    next(new Problem(405, 'Method Not Allowed', detail, {}, { Allow: list }));
  });
}
