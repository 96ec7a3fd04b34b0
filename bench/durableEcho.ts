/**
 * The limit of whoever must not forget: the echo with the rows that a question leaves in the service (message,
 * dialogue, reply, its outcome and the carrier's id), written through the same engine in group commits, with no
 * logic at all. Between this and the echo lies the price of durability, between the service and this our own.
 */

import { openEngine } from '../src/store/engine';
import type { Engine, Session } from '../src/store/engine/engine';
import { insert, type SentOne, writeOutcomes } from './durableRows';
import { type Decoded, type Esme, sendBack, startEsme } from './esme';

/** What the service remembers of a farmer who asked for his payments, and what it answers, in kind and length. */
const STATE = JSON.stringify({
  language: 'zh-CN',
  turn: 1,
  open: {
    act: { intent: 'subsidy.query', slots: {} },
    page: 1,
    pages: 1,
    rows: ['SZ2026-00000000-0', 'SZ2026-00000000-1', 'SZ2025-00000000-0'],
    context: { state: 'subsidy.list', expects: 'index', page: 1, pages: 1, items: 3 },
    choices: ['e4qneiy0gj', 'p4di1s2mgr', '62cbb4sncl'].map((id) => ({
      intent: 'subsidy.detail',
      slots: { id },
    })),
    leaf: null,
    until: 1_790_000_000_000,
  },
  last: {
    fingerprint: '13t4o84uk9b',
    at: 1_790_000_000_000,
    connection: 'bench#1-01M8FGXPWCBMTNDYXQY16T4GM8',
  },
  subject: { kind: 'payment', until: 1_790_000_000_000 },
  replies: { count: 1, since: 1_790_000_000_000 },
});
const ANSWER =
  '王德福家2026年粮食直补316.50元,6月12日已到农商行尾号6789的账户。其他补贴回TL,有疑问请打5551234。';
const INBOUND = `insert into inbound (id, phone, turn, gateway, medium, code, text, at, connection, intent) values `;
const DIALOGUES = 'insert into dialogues (phone, at, state) values ';
const OUTBOX = `insert into outbox (id, gateway, state, lane, due_at, owner, leased_until, recipient, sender, text, answers, at, expires_at, attempts, template) values `;
const AT_ONCE = 250;
const HOUR = 3_600_000;
const OWED = 0;

const [port, url = ''] = process.argv.slice(2);
const engine: Engine = openEngine(url, 2);
const asked: Decoded[] = [];
const sent: SentOne[] = [];
const waiting = new Map<number, string>();
let running = false;
let made = 0;

function hear(pdu: Decoded, esme: Esme): void {
  if (pdu.command === 'deliver_sm') asked.push(pdu);
  else if (pdu.command === 'submit_sm_resp') {
    sent.push({ id: waiting.get(pdu.sequence_number) ?? '', reference: pdu.message_id });
    waiting.delete(pdu.sequence_number);
  }
  if (running) return;
  running = true;
  // At the end of this turn, so that what one read brought shares a transaction.
  setImmediate(() => void serve(esme));
}

async function serve(esme: Esme): Promise<void> {
  while (asked.length + sent.length > 0) {
    const questions = asked.splice(0, AT_ONCE);
    const ids = questions.map(() => `echo-${process.pid}-${++made}`);
    const outcomes = sent.splice(0, AT_ONCE);
    await engine.transaction(async (session) => {
      await writeQuestions(session, questions, ids);
      await writeOutcomes(session, outcomes);
    });
    esme.together(() => {
      for (const [i, pdu] of questions.entries()) {
        esme.respond('deliver_sm_resp', pdu);
        waiting.set(sendBack(pdu, esme), ids[i] ?? '');
      }
    });
  }
  running = false;
}

async function writeQuestions(session: Session, questions: Decoded[], ids: string[]): Promise<void> {
  const now = Date.now();
  const asText = ({ short_message }: Decoded) => JSON.stringify(short_message).slice(0, 20);
  await insert(session, INBOUND, questions, (pdu, i) => [
    ...[`in-${ids[i]}`, personOf(pdu), made, 'bench', 'sms', pdu.destination_addr, asText(pdu), now],
    ...['bench-1', 'subsidy.query'],
  ]);
  const tail = engine.dialect.supportsOnDuplicateKey
    ? ' on duplicate key update at = values(at), state = values(state)'
    : ' on conflict do update set at = excluded.at, state = excluded.state';
  await insert(session, DIALOGUES, questions, (pdu) => [personOf(pdu), now, STATE], tail);
  await insert(session, OUTBOX, questions, (pdu, i) => [
    ...[ids[i] ?? '', 'bench', OWED, 1, now, 'echo-1', now + HOUR, personOf(pdu), pdu.destination_addr],
    ...[ANSWER, `in-${ids[i]}`, now, now + 24 * HOUR, 0, 'subsidy.list'],
  ]);
}

/** Nobody whom the service knows: it stands on the same rows. */
const personOf = ({ source_addr }: Decoded) => `echo${source_addr}`;

startEsme(Number(port), hear);
