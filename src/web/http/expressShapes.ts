/** Requests and responses that are born as Express wants them. */
import { IncomingMessage, ServerResponse } from 'node:http';
import type { Express } from 'express';

/**
 * For `createServer`. Express gives each request and response its own prototype when it takes them in, and an object whose
 * prototype was changed gets a hidden class of its own with every member it gains (V8): nothing that reads it later is fast.
 * Of these classes they have that prototype already. The fields of Express that hold it are set here.
 */
export function expressShapes(app: Express): {
  IncomingMessage: typeof IncomingMessage;
  ServerResponse: typeof ServerResponse;
} {
  class Request extends IncomingMessage {}
  class Response<R extends IncomingMessage> extends ServerResponse<R> {}
  app.request = Object.setPrototypeOf(Request.prototype, app.request);
  app.response = Object.setPrototypeOf(Response.prototype, app.response);
  return { IncomingMessage: Request, ServerResponse: Response };
}
