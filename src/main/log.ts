/** Logs as JSON lines. Callers mask what could be personal; what slips past them is masked here again. */
import pino, { type DestinationStream, type LevelWithSilent } from 'pino';
import type { Log } from '../ports';

/** Keys whose values are never written, at the top of the facts and up to two levels below. */
const PERSONAL = ['text', 'phone', 'from', 'to', 'name', 'identity', 'account'];
const MASK = '[masked]';

/** A run of digits that could be a phone, an account or an identity number. */
const LONG_NUMBER = /\+?\d{7,}[\dXx]?/g;
/** Database libraries put the values of a failed query behind this word. */
const QUERY_VALUES = /\bparams:[^\n]*/g;

/** Writes to `stream`, or to standard output. `level` is one of pino's, or `silent`. */
export function createLog(level: LevelWithSilent, stream?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: PERSONAL.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: MASK },
    serializers: { err: describeError, error: describeError },
  };
  return stream ? pino(options, stream) : pino(options);
}

/** Only the fields that name the fault: drivers hang whole rows and statements on their errors. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: maskWords(String(error)) };
  const { code, kind, fate } = error as { code?: unknown; kind?: unknown; fate?: unknown }; // ours and Node's carry these
  return {
    type: error.name,
    message: maskWords(error.message),
    ...(code === undefined ? {} : { code }),
    ...(kind === undefined ? {} : { kind }),
    ...(fate === undefined ? {} : { fate }),
    stack: maskWords(error.stack ?? ''),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

function maskWords(words: string): string {
  return words.replace(QUERY_VALUES, `params: ${MASK}`).replace(LONG_NUMBER, MASK);
}
