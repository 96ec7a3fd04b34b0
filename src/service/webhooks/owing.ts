/** A store whose commits owe the webhooks their calls: written in the same transaction as what they tell. */

import { SECOND } from '../../core/calendar/durations';
import type { Belonging } from '../../core/desk/sight';
import { callsFor, type Listening } from '../../core/desk/webhookCalls';
import { type Told, toldBy } from '../../core/desk/webhookTold';
import type { Change } from '../../core/model/change';
import type { WebhookEvent } from '../../core/model/desk/webhook';
import type { Chance, Clock, Store } from '../../ports';

/** How long a new webhook may hear nothing, milliseconds: commits do not wait for it to be read. */
const KNOWN_FOR = SECOND;

interface Heard {
  listening: Listening[];
  events: ReadonlySet<WebhookEvent>;
  readAt: number;
}

/** Where no webhook is on, a commit costs one comparison more. */
export function owingStore(store: Store, { clock, chance }: { clock: Clock; chance: Chance }): Store {
  const heard = createHearing(store, clock);
  return {
    ...store,
    async commit(changes) {
      const { listening, events } = await heard();
      if (events.size === 0) return store.commit(changes);
      const told = await withNumbers(toldBy(changes, events), store);
      if (told.length === 0) return store.commit(changes);
      const known = await placesOf(told, changes, listening, store);
      const made = { at: clock.now(), id: () => chance.id() };
      return store.commit([...changes, ...callsFor(told, listening, known, made)]);
    },
  };
}

/** As they were a moment ago; they are read again behind the back of whoever commits. */
function createHearing(store: Store, clock: Clock): () => Promise<Heard> {
  let known: Heard | null = null;
  let reading: Promise<Heard> | null = null;
  const read = async (): Promise<Heard> => {
    const on = (await store.webhooks.all()).filter(({ disabledAt }) => disabledAt === null);
    const listening = await Promise.all(
      on.map(async (webhook) => ({ webhook, sight: await store.lists.sight([webhook]) })),
    );
    const events = new Set(on.flatMap((webhook) => webhook.events));
    known = { listening, events, readAt: clock.monotonic() };
    return known;
  };
  const readOnce = () => {
    reading ??= read().finally(() => {
      reading = null;
    });
    return reading;
  };
  return async () => {
    if (known === null) return readOnce();
    // Where it can not be read, what was known goes on: the commit itself says what is wrong with the store.
    if (clock.monotonic() - known.readAt >= KNOWN_FOR) readOnce().catch(() => {});
    return known;
  };
}

type KnownPlaces = (about: Told['about']) => Belonging | undefined;

/** Where what is told belongs. Cases of this very commit are not in the store yet. */
async function placesOf(
  told: readonly Told[],
  changes: readonly Change[],
  listening: readonly Listening[],
  { lists }: Pick<Store, 'lists'>,
): Promise<KnownPlaces> {
  const found = new Map<string, Belonging>();
  const name = ({ kind, id }: Told['about']) => `${kind} ${id}`;
  if (listening.every(({ sight }) => sight === null)) return () => undefined;
  const kinds = new Set(told.map(({ about }) => about.kind));
  for (const kind of kinds) {
    const ids = new Set(told.flatMap(({ about }) => (about.kind === kind ? [about.id] : [])));
    for (const [id, of] of await lists.belongings(kind, [...ids])) found.set(name({ kind, id }), of);
  }
  for (const change of changes) {
    if (change.kind !== 'case') continue;
    const { number: id, department } = change.row;
    found.set(name({ kind: 'case', id }), { department, village: null });
  }
  return (about) => found.get(name(about));
}

/** A number is dead by what became of a message: whoever is told wants to know which, and it is theirs or not by the number. */
async function withNumbers(told: readonly Told[], store: Pick<Store, 'message'>): Promise<Told[]> {
  return Promise.all(
    told.map(async (one) => {
      if (one.event !== 'number.dead' || one.about.kind !== 'message') return one;
      const phone = (await store.message(one.about.id))?.to ?? null;
      const about = phone === null ? one.about : ({ kind: 'number', id: phone } as const);
      return { ...one, about, data: { ...one.data, phone } };
    }),
  );
}
