/** The live view: the steps of a message as server-sent events. */
import type { RequestHandler, Response } from 'express';
import { countSegments } from '../../core/text/segments';
import type { Clock } from '../../ports';
import { Problem } from '../problem';
import type { Arrivals, SimulatorPort } from './port';
import { lastDigits, PHONE } from './sms';

/** Proxies cut a silent connection after half a minute or more. Milliseconds. */
const HEARTBEAT = 20_000;
/** How soon the browser comes back. Milliseconds. */
const RETRY = 2_000;

export interface EventStreams {
  handler: RequestHandler;
  /** Ends every stream: they would keep the server open for ever. */
  close(): void;
}

/**
 * GET /api/simulator/events?phone=: events named `step`, each a TraceStep, and `arrival`, each a text with its
 * segments. Without a phone, those of all.
 */
export function eventStreams(
  simulator: SimulatorPort,
  clock: Clock,
  arrivals: Arrivals | null = null,
): EventStreams {
  const open = new Set<Response>();
  const handler: RequestHandler = (request, response) => {
    const wanted = wantedPhone(request.query.phone);
    response.set({
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      Connection: 'close',
      'X-Accel-Buffering': 'no',
    });
    response.write(`retry: ${RETRY}\n\n`);
    if (request.method === 'HEAD') return void response.end();
    open.add(response);
    const tell = (phone: string, name: string, data: object) => {
      if (wanted === null || lastDigits(phone) === wanted) response.write(frame(name, data));
    };
    const unwatch = simulator.watch((step) => tell(step.phone, 'step', step));
    const unsee = arrivals?.watch(({ to, text }) => tell(to, 'arrival', { text, ...countSegments(text) }));
    const still = clock.every(HEARTBEAT, () => response.write(':\n\n'));
    response.on('close', () => {
      open.delete(response);
      unwatch();
      unsee?.();
      still();
    });
  };
  return {
    handler,
    close: () => {
      for (const response of open) response.end();
    },
  };
}

function frame(name: string, data: object): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

function wantedPhone(query: unknown): string | null {
  if (query === undefined) return null;
  // A plus sign in an address is a space once decoded.
  if (typeof query === 'string' && PHONE.test(query.trim())) return lastDigits(query);
  throw new Problem(400, 'Bad Request', 'phone is no phone number: write ?phone=13800000001.');
}
