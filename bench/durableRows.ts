/** Rows as the service writes them, from whoever has no logic: what came of sending. */
import { asItIs, type Session, type Value } from '../src/store/engine/engine';

const OWED = 0;
const SENT = 1;
const PARTS = 'insert into sent_parts (message, number, gateway, reference, lookup, state) values ';

export interface SentOne {
  id: string;
  /** The carrier's. */
  reference: string;
}

export async function writeOutcomes(session: Session, outcomes: SentOne[]): Promise<void> {
  if (outcomes.length === 0) return;
  const marks = outcomes.map(() => '?').join(',');
  const settle = `update outbox set state = ${SENT}, reason = null, settled_at = ? where +state = ${OWED} and id in (${marks})`;
  await session.put(settle, [Date.now(), ...outcomes.map(({ id }) => id)], asItIs);
  const row = ({ id, reference }: SentOne) => [id, 1, 'bench', reference, reference, SENT];
  await insert(session, PARTS, outcomes, row);
}

export async function insert<T>(
  session: Session,
  head: string,
  rows: T[],
  valuesOf: (row: T, index: number) => Value[],
  tail = '',
): Promise<void> {
  const values = rows.map(valuesOf);
  const group = `(${(values[0] ?? []).map(() => '?').join(',')})`;
  if (values.length > 0)
    await session.put(head + values.map(() => group).join(',') + tail, values.flat(), asItIs);
}
