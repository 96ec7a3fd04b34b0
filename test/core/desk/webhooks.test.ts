/** What a commit tells, to whom, and when a call is made again. */
import { callAfter, callsFor, type Listening, replayed } from '../../../src/core/desk/webhookCalls';
import { type Told, toldBy } from '../../../src/core/desk/webhookTold';
import type { Change } from '../../../src/core/model/change';
import { WEBHOOK_EVENTS, type Webhook, type WebhookCall } from '../../../src/core/model/desk/webhook';
import { NOW, outbound, PHONE, receipt } from '../../support/builders/changes';
import { appointment, rating, ticket } from '../../support/builders/requests';

const ALL = new Set(WEBHOOK_EVENTS);
const owed = (more: object, suppressed?: 'noPhone'): Change => ({
  kind: 'owed',
  message: outbound('m1', { template: 'notice.accepted', ...more }),
  at: NOW,
  ...(suppressed && { suppressed }),
});
const settled = (outcome: 'sent' | 'released'): Change => ({
  kind: 'settled',
  settlement: { id: 'm1', gateway: 'cm', at: NOW, outcome, references: [] } as never,
});

test.each<[string, Change, unknown[]]>([
  ['a visit', { kind: 'booked', appointment: appointment('v1') }, [['visit.booked', 'matter JFXK']]],
  ['a visit given up', { kind: 'unbooked', id: 'v1', at: NOW }, [['visit.cancelled', 'visit v1']]],
  ['a rating', { kind: 'rated', rating: rating('QZ1') }, [['rating.given', 'case QZ1']]],
  ['a ticket', { kind: 'ticket', ticket: ticket('TS1') }, [['ticket.asked', `phone ${PHONE}`]]],
  [
    'one of a case',
    { kind: 'ticket', ticket: ticket('TQ1', { case: 'QZ1' }) },
    [['ticket.asked', 'case QZ1']],
  ],
  ['a draft', { kind: 'ticket', ticket: ticket('TS1', { state: 'draft' }) }, []],
  [
    'a draft that is asked',
    { kind: 'ticketAsked', number: 'TS1', at: NOW },
    [['ticket.asked', 'ticket TS1']],
  ],
  [
    'one taken back',
    { kind: 'ticketWithdrawn', number: 'TS1', at: NOW },
    [['ticket.withdrawn', 'ticket TS1']],
  ],
  [
    'an opt-out',
    { kind: 'optOut', phone: PHONE, scope: 'all', stopped: true, at: NOW },
    [['optOut.changed', `number ${PHONE}`]],
  ],
  [
    'a dead number',
    { kind: 'phoneState', phone: PHONE, state: 'dead' },
    [['number.dead', `number ${PHONE}`]],
  ],
  ['one in use again', { kind: 'phoneState', phone: PHONE, state: 'live' }, []],
  ['a number dead by a message', { kind: 'numberDead', message: 'm1' }, [['number.dead', 'message m1']]],
  ['a reply', owed({}), []],
  ['a notice of a case', owed({ about: { case: 'QZ1' } }), [['case.notice', 'case QZ1']]],
  [
    'one that is never sent',
    owed({ about: { case: 'QZ1' } }, 'noPhone'),
    [
      ['case.notice', 'case QZ1'],
      ['message.state', 'case QZ1'],
    ],
  ],
  ['sent', settled('sent'), [['message.state', 'message m1']]],
  ['tried later', settled('released'), []],
  [
    'a receipt',
    { kind: 'receipt', message: 'm1', part: 1, receipt: receipt('delivered', 'r') },
    [['message.state', 'message m1']],
  ],
])('%s', (_name, change, told) => {
  const found = toldBy([change], ALL);
  expect(found.map(({ event, about }) => [event, `${about.kind} ${about.id}`])).toEqual(told);
  expect(JSON.stringify(found.map(({ data }) => data))).not.toMatch(/路灯|316\.50/);
  expect(toldBy([change], new Set())).toEqual([]);
});

const webhook = (id: string, more: Partial<Webhook> = {}): Webhook => ({
  id,
  url: 'https://oa.example',
  events: ['rating.given'],
  secret: 'whsec_',
  area: null,
  department: null,
  by: 'key k',
  at: NOW,
  disabledAt: null,
  ...more,
});
const TOLD: Told = {
  event: 'rating.given',
  about: { kind: 'case', id: 'QZ1' },
  data: { case: 'QZ1', score: 5 },
};
const of = (id: string) => ({
  departments: new Set([id]),
  villages: new Set<string>(),
  serves: new Set<string>(),
});

test('each hears of what it asked for, and a bound one of its own', () => {
  const listening: Listening[] = [
    { webhook: webhook('all'), sight: null },
    { webhook: webhook('own'), sight: of('d1') },
    { webhook: webhook('other'), sight: of('d2') },
    { webhook: webhook('deaf', { events: ['visit.booked'] }), sight: null },
  ];
  const made = { at: NOW, id: () => 'c1' };
  const calls = (department: string | null) =>
    callsFor([TOLD], listening, () => ({ department, village: null }), made).map(
      (change) => change.kind === 'webhookCall' && change.call.webhook,
    );
  expect(calls('d1')).toEqual(['all', 'own']);
  expect(calls(null)).toEqual(['all']);
  expect(callsFor([TOLD], listening, () => undefined, made)).toHaveLength(1);
  const several = { department: 'd9', village: null, also: [{ department: 'd1', village: null }] };
  expect(callsFor([TOLD], listening, () => several, made)).toHaveLength(2);
});

test('pauses grow, the last leads to the end, and what is made again counts from the first', () => {
  let call: WebhookCall = {
    id: 'c1',
    webhook: 'w1',
    event: 'rating.given',
    body: '{}',
    at: NOW,
    dueAt: NOW,
    attempts: 0,
    state: 'owed',
    outcome: null,
  };
  expect(callAfter(call, 204, NOW)).toMatchObject({
    state: 'delivered',
    dueAt: null,
    attempts: 1,
    outcome: '204',
  });
  const pauses: number[] = [];
  for (; call.state === 'owed'; call = callAfter(call, 302, NOW)) pauses.push((call.dueAt ?? 0) - NOW);
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  expect(pauses.reduce((all, one) => all + one, 0)).toBeLessThan(86_400_000);
  expect(call).toMatchObject({ state: 'failed', dueAt: null, outcome: '302' });
  expect(replayed(call, NOW)).toMatchObject({ state: 'owed', dueAt: NOW, attempts: 0 });
});
