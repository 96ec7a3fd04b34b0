/** The calls that are owed for what was told, and when one that failed is made again. */
import { HOUR, MINUTE, SECOND } from '../calendar/durations';
import type { Change } from '../model/change';
import type { Webhook, WebhookCall } from '../model/desk/webhook';
import { type Belonging, covers, type Sight } from './sight';
import type { Told } from './webhookTold';

/** A webhook that is on, with all that it may hear of; null: everything. */
export interface Listening {
  webhook: Webhook;
  sight: Sight | null;
}

/** Pauses before each further try, milliseconds: nearly a day in all. */
const PAUSES = [10 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR];
/** No call is due later than so long after its try, milliseconds. */
export const LONGEST_CALL_PAUSE = Math.max(...PAUSES);
const OUTCOME_LENGTH = 64;

const NOWHERE: Belonging = { department: null, village: null };

/** One for each webhook that hears of it and may. `belonging` of what a bound webhook is told; nothing where nobody knows. */
export function callsFor(
  told: readonly Told[],
  listening: readonly Listening[],
  belonging: (about: Told['about']) => Belonging | undefined,
  made: { at: number; id: () => string },
): Change[] {
  return told.flatMap((one) =>
    listening.flatMap(({ webhook, sight }): Change[] => {
      if (!webhook.events.includes(one.event)) return [];
      if (!covers(sight, belonging(one.about) ?? NOWHERE)) return [];
      return [{ kind: 'webhookCall', call: callOf(one, webhook.id, made) }];
    }),
  );
}

function callOf({ event, data }: Told, webhook: string, { at, id }: { at: number; id: () => string }) {
  const body = JSON.stringify({ type: event, timestamp: new Date(at).toISOString(), data });
  const call: WebhookCall = {
    id: id(),
    webhook,
    event,
    body,
    at,
    dueAt: at,
    attempts: 0,
    state: 'owed',
    outcome: null,
  };
  return call;
}

/** How a call stands after a try: `outcome` is the status of the answer, or a word for what went wrong. */
export function callAfter(call: WebhookCall, outcome: number | string, now: number): WebhookCall {
  const tried = { ...call, attempts: call.attempts + 1, outcome: String(outcome).slice(0, OUTCOME_LENGTH) };
  if (typeof outcome === 'number' && outcome >= 200 && outcome < 300)
    return { ...tried, state: 'delivered', dueAt: null };
  const pause = PAUSES[call.attempts];
  return pause === undefined
    ? { ...tried, state: 'failed', dueAt: null }
    : { ...tried, state: 'owed', dueAt: now + pause };
}

/** The same once more, as something new: its tries count from the first. */
export function replayed(call: WebhookCall, now: number): WebhookCall {
  return { ...call, state: 'owed', dueAt: now, attempts: 0 };
}
