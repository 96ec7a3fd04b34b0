/** The shell over a real store in a temporary folder, with a carrier and a clock that do what the test says. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Feed } from '../../src/carrier/feed';
import type { Change } from '../../src/core/model/change';
import type { Outbound } from '../../src/core/model/message';
import type { Gateway, Health, SendError, Store } from '../../src/ports';
import { MemoryQueue } from '../../src/queue/memory';
import { createService } from '../../src/service';
import { NOW } from '../support/builders/changes';
import { lexicon } from '../support/lexicon';
import { renderer } from '../support/renderer';
import { RULES } from '../support/rules';
import { FakeClock, fixedChance } from '../support/smsc/clock';
import { openNewStore } from './newStore';

/** One message in the carrier's hands. */
export interface Sending {
  message: Outbound;
  signal: AbortSignal;
  accept(reference?: string): void;
  refuse(error: SendError): void;
}

export interface Carrier extends Gateway {
  sends: Feed<Sending>;
  state: Health['state'];
}

export function carrier(window = 10): Carrier {
  const sends = new Feed<Sending>();
  const gateway: Carrier = {
    name: 'cm',
    source: '10628',
    replies: 'queued',
    limits: { window, perSecond: 0 },
    sends,
    state: 'up',
    start: async () => {},
    stop: async () => {},
    health: () => ({ state: gateway.state, since: NOW, detail: '', open: 0 }),
    send: (message, signal) =>
      new Promise((resolve, refuse) => {
        const accept = (reference = `ref-${message.id}`) => resolve({ references: [reference] });
        sends.push({ message, signal, accept, refuse });
      }),
  };
  return gateway;
}

const silent = () => {};
export const log = { debug: silent, info: silent, warn: silent, error: silent };
export const meter = { count: silent, observe: silent, gauge: silent };
const folder = mkdtempSync(join(tmpdir(), 'xiangxin-shell-'));
const opened: Store[] = [];
let made = 0;
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A new SQLite store, empty or with the demo township of a moment, closed after the test. */
export async function newStore(township: number | null = null): Promise<Store> {
  const store = await openNewStore(`file:${join(folder, `${++made}.db`)}`, township);
  opened.push(store);
  return store;
}

/** `store` with some of its methods replaced. */
export function but(store: Store, replaced: Partial<Store>): Store {
  return Object.assign(Object.create(store), replaced);
}

/** A service on a new store; `committed` are its changes once they are durable. */
export async function shell({
  window = 10,
  replace = () => ({}),
}: {
  window?: number;
  replace?: (store: Store) => Partial<Store>;
} = {}) {
  const inner = await newStore();
  const committed = new Feed<Change>();
  const gateway = carrier(window);
  const clock = new FakeClock(NOW);
  const faulty = but(inner, replace(inner));
  const store = but(faulty, {
    async commit(changes) {
      const outcome = await faulty.commit(changes);
      if (outcome === 'done') for (const change of changes) committed.push(change);
      return outcome;
    },
  });
  const service = createService({
    ...RULES,
    store,
    queue: new MemoryQueue({ clock, log }),
    gateways: [gateway],
    lexicon,
    renderer,
    settings: { language: 'zh-CN', utcOffset: 480 },
    clock,
    chance: fixedChance(),
    meter,
    log,
    trace: null,
  });
  /** The next change of a kind, once it is durable. */
  const next = <K extends Change['kind']>(kind: K) =>
    // What has this kind is this change.
    committed.next((change) => change.kind === kind) as Promise<Extract<Change, { kind: K }>>;
  const all = <K extends Change['kind']>(kind: K) =>
    committed.all.filter((change): change is Extract<Change, { kind: K }> => change.kind === kind);
  return { service, store, gateway, clock, next, all };
}
