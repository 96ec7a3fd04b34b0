/**
 * The limit of whoever must not forget what it sent: claims and settles the very rows of the service, in the order of
 * their ids and through the same engine, with no logic at all. Its window holds what is not settled, as the service's.
 */
import { openEngine } from '../../src/store/engine';
import { asItIs, type Value } from '../../src/store/engine/engine';
import { type SentOne, writeOutcomes } from '../durableRows';
import { type Decoded, type Esme, startEsme } from '../esme';
import { WINDOW } from '../options';

const AT_ONCE = 500;
const LEASE_MS = 30_000;
const TEXT = { data_coding: 8, registered_delivery: 1 };

const [port, url = '', count] = process.argv.slice(2);
const engine = openEngine(url, 2);
const waiting = new Map<number, string>();
const answered: SentOne[] = [];
let owed: { id: string; to: string; text: string }[] = [];
let after = '';
let claimed = 0;
let open = 0;
let settling = false;
let claiming = false;

function hear(pdu: Decoded, esme: Esme): void {
  if (pdu.command === 'submit_sm_resp') {
    answered.push({ id: waiting.get(pdu.sequence_number) ?? '', reference: pdu.message_id });
    waiting.delete(pdu.sequence_number);
  }
  if (pdu.command === 'bind_transceiver_resp') void claim(esme);
  if (settling || answered.length === 0) return;
  settling = true;
  // At the end of this turn, so that what one read brought shares a transaction.
  setImmediate(() => void settle(esme));
}

async function settle(esme: Esme): Promise<void> {
  while (answered.length > 0) {
    const outcomes = answered.splice(0);
    await engine.transaction((session) => writeOutcomes(session, outcomes));
    open -= outcomes.length;
    send(esme);
  }
  settling = false;
}

function send(esme: Esme): void {
  esme.together(() => {
    for (const { id, to, text } of owed.splice(0, WINDOW - open)) {
      const short_message = Buffer.from(text, 'utf16le').swap16();
      const fields = { ...TEXT, source_addr: '10628', destination_addr: to.slice(1), short_message };
      waiting.set(esme.request('submit_sm', fields), id);
      open += 1;
    }
  });
  if (owed.length < AT_ONCE / 2 && claimed < Number(count) && !claiming) void claim(esme);
}

async function claim(esme: Esme): Promise<void> {
  claiming = true;
  const rows = await engine.rows(
    "select id, recipient, text from outbox where id > ? and gateway = 'bench' and +state = 0 order by id limit ?",
    [after, AT_ONCE],
  );
  const ids = rows.map(([id]) => id as Value);
  const marks = ids.map(() => '?').join(',');
  const lease = `update outbox set owner = 'bench', leased_until = ? where +state = 0 and id in (${marks})`;
  await engine.transaction((session) => session.put(lease, [Date.now() + LEASE_MS, ...ids], asItIs));
  after = String(ids.at(-1));
  claimed += rows.length;
  owed = [...owed, ...rows.map(([id, to, text]) => ({ id: `${id}`, to: `${to}`, text: `${text}` }))];
  claiming = false;
  send(esme);
}

startEsme(Number(port), hear);
