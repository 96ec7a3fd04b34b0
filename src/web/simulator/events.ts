/** The live view as server-sent events: the steps of a message, and the texts that arrive unasked. */
import type { RequestHandler, Response } from 'express';
import { normalisePhone } from '../../core/text/phone';
import { countSegments } from '../../core/text/segments';
import type { Arrival, Arrivals, Clock } from '../../ports';
import { Problem } from '../http/problem';
import { lastDigits, PHONE } from './phone';
import type { SimulatorPort } from './port';

/** Proxies cut a silent connection after half a minute or more. Milliseconds. */
const HEARTBEAT = 20_000;
/** How soon the browser comes back. Milliseconds. */
const RETRY = 2_000;
/** Phones that one stream follows at most. */
const MOST = 20;

export interface EventStreams {
  handler: RequestHandler;
  /** Ends every stream: they would keep the server open for ever. */
  close(): void;
}

/**
 * GET /api/simulator/events?phone=…&phone=…: events named `step`, each a TraceStep, and `arrival`, each an Arrival
 * with its segments; before them `inbox`, those that lie in these phones already. Without a phone, those of all.
 */
export function eventStreams(
  simulator: SimulatorPort,
  clock: Clock,
  arrivals: Arrivals | null = null,
): EventStreams {
  const open = new Set<Response>();
  const handler: RequestHandler = (request, response) => {
    const phones = wantedPhones(request.query.phone);
    const wanted = phones && new Set(phones.map(lastDigits));
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
      if (!wanted || wanted.has(lastDigits(phone))) response.write(frame(name, data));
    };
    for (const phone of phones ?? [])
      for (const kept of arrivals?.inbox(normalisePhone(phone)) ?? []) tell(kept.to, 'inbox', shown(kept));
    const unwatch = simulator.watch((step) => tell(step.phone, 'step', step));
    const unsee = arrivals?.watch((arrival) => tell(arrival.to, 'arrival', shown(arrival)));
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

/** With what it costs on the air. */
function shown(arrival: Arrival): object {
  return { ...arrival, ...countSegments(arrival.text) };
}

function frame(name: string, data: object): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

function wantedPhones(query: unknown): string[] | null {
  if (query === undefined) return null;
  const phones: unknown[] = Array.isArray(query) ? query : [query];
  // A plus sign in an address is a space once decoded.
  const written = phones.map((phone) =>
    typeof phone === 'string' && PHONE.test(phone.trim()) ? phone.replace(/^ /, '+') : null,
  );
  if (written.length > MOST || written.includes(null))
    throw new Problem(
      400,
      'Bad Request',
      `phone is no phone number, or there are over ${MOST}: write ?phone=13800000001.`,
    );
  return written.filter((phone) => phone !== null);
}
