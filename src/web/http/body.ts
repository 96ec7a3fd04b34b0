/** Reads what is posted, within 1 MiB. */
import express, { type RequestHandler } from 'express';
import { decoded } from './charset';
import { findJsonFault } from './jsonFault';
import { Problem } from './problem';

/** Octets of a body at most. */
export const LIMIT = 1_048_576;
const JSON_TYPES = ['application/json', 'application/*+json'];

// Whether it is JSON has been asked by then.
const readOctets = express.raw({ type: () => true, limit: LIMIT });

/** Puts the parsed JSON into `request.body`. 413, 415, or 400: with the position of the fault, or that it is in another charset. */
export const jsonBody: RequestHandler[] = [
  (request, _response, next) => {
    if (request.is(JSON_TYPES)) return next();
    next(
      new Problem(
        415,
        'Unsupported Media Type',
        'Send JSON with Content-Type: application/json.',
        {},
        { Accept: 'application/json' },
      ),
    );
  },
  readOctets,
  (request, _response, next) => {
    const octets = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const text = decoded(octets, request.headers['content-type'] ?? '');
    try {
      request.body = JSON.parse(text);
    } catch {
      return next(badJson(text));
    }
    next();
  },
];

/** Puts the fields of a form into `request.body`. 413, or 415 where it is no form. */
export const formBody: RequestHandler[] = [
  (request, _response, next) => {
    if (request.is('application/x-www-form-urlencoded')) return next();
    next(new Problem(415, 'Unsupported Media Type', 'Send a form (application/x-www-form-urlencoded).'));
  },
  express.urlencoded({ extended: false, limit: LIMIT }),
];

function badJson(text: string): Problem {
  const fault = findJsonFault(text);
  if (!fault) return new Problem(400, 'Bad Request', 'The body is not JSON.');
  const { position, line, column } = fault;
  return new Problem(
    400,
    'Bad Request',
    `The body is not JSON: see position ${position} (line ${line}, column ${column}).`,
    { ...fault },
  );
}
