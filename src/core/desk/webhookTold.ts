/** What a commit tells the webhooks, by its changes alone: ids and words of closed sets, never a name, a text or a sum. */
import type { Change } from '../model/change';
import type { WebhookEvent } from '../model/desk/webhook';
import type { ThingKind } from './sight';

export interface Told {
  event: WebhookEvent;
  /** By which it is known whose it is. */
  about: { kind: ThingKind; id: string };
  data: Record<string, string | number | boolean | null>;
}

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;
type Teller = { [K in Change['kind']]?: (change: Of<K>) => Told | Told[] | null };

const TELLERS: Teller = {
  booked: ({ appointment: { id, matter, day, period } }) => ({
    event: 'visit.booked',
    about: { kind: 'matter', id: matter },
    data: { visit: id, matter, day, period },
  }),
  unbooked: ({ id }) => ({ event: 'visit.cancelled', about: { kind: 'visit', id }, data: { visit: id } }),
  rated: ({ rating: { case: number, score } }) => ({
    event: 'rating.given',
    about: { kind: 'case', id: number },
    data: { case: number, score },
  }),
  ticket: ({ ticket: { number, kind, case: about, phone, state } }) =>
    state === 'open'
      ? {
          event: 'ticket.asked',
          about: about === null ? { kind: 'phone', id: phone } : { kind: 'case', id: about },
          data: { ticket: number, kind, case: about },
        }
      : null,
  ticketAsked: ({ number }) => ofTicket('ticket.asked', number),
  ticketWithdrawn: ({ number }) => ofTicket('ticket.withdrawn', number),
  optOut: ({ phone, scope, stopped }) => ({
    event: 'optOut.changed',
    about: { kind: 'number', id: phone },
    data: { phone, scope, stopped },
  }),
  phoneState: ({ phone, state }) =>
    state === 'dead' ? { event: 'number.dead', about: { kind: 'number', id: phone }, data: { phone } } : null,
  numberDead: ({ message }) => ({
    event: 'number.dead',
    about: { kind: 'message', id: message },
    data: { message },
  }),
  owed: ofOwed,
  settled: ({ settlement: { id, outcome } }) =>
    outcome === 'sent' || outcome === 'failed' || outcome === 'expired' || outcome === 'suppressed'
      ? ofMessage(id, outcome)
      : null,
  receipt: ({ message, part, receipt: { state } }) => ofMessage(message, state, part),
};

/** In the order of the changes; what nobody hears of is left out. */
export function toldBy(changes: readonly Change[], heard: ReadonlySet<WebhookEvent>): Told[] {
  return changes.flatMap((change) => {
    const tell = TELLERS[change.kind] as ((one: Change) => Told | Told[] | null) | undefined; // of this very kind
    return [tell?.(change) ?? []].flat().filter(({ event }) => heard.has(event));
  });
}

function ofTicket(event: 'ticket.asked' | 'ticket.withdrawn', number: string): Told {
  return { event, about: { kind: 'ticket', id: number }, data: { ticket: number } };
}

function ofOwed({ message: { id, to, template, about }, suppressed }: Of<'owed'>): Told[] {
  const number = about?.case;
  const whose = number === undefined ? ({ kind: 'phone', id: to } as const) : caseOf(number);
  const notice: Told[] =
    number === undefined
      ? []
      : [
          {
            event: 'case.notice',
            about: whose,
            data: { case: number, message: id, template: template ?? null },
          },
        ];
  if (suppressed === undefined) return notice;
  return [
    ...notice,
    { event: 'message.state', about: whose, data: { message: id, state: 'suppressed', part: null } },
  ];
}

function caseOf(number: string) {
  return { kind: 'case', id: number } as const;
}

/** `part`: what the carrier said of one part of a long text. */
function ofMessage(id: string, state: string, part: number | null = null): Told {
  return { event: 'message.state', about: { kind: 'message', id }, data: { message: id, state, part } };
}
