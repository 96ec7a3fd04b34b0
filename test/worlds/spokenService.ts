/** The service on a real store with the demo township, for texts said to it: everything but the network. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulatorGateway } from '../../gateways';
import type { Chance, Clock, Gateway, Log, Meter, Store, Trace } from '../../src/ports';
import { openQueue } from '../../src/queue';
import { createService } from '../../src/service';
import type { Renderer } from '../../src/service/render/renderer';
import { lexicon } from '../support/lexicon';
import { renderer as plain } from '../support/renderer';
import { RULES } from '../support/rules';
import { FakeClock, fixedChance } from '../support/smsc/clock';
import type { Say, Wait } from '../support/transcript';
import { openNewStore } from './newStore';

export interface TestService {
  say: Say;
  wait: Wait;
  /** Somebody sets the wall clock, forward or back. */
  set(ms: number): void;
  store: Store;
  /** Stops everything and removes the database. */
  close(): Promise<void>;
}

const nothing = () => {};
const meter: Meter = { count: nothing, observe: nothing, gauge: nothing };
const log: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };

interface Township {
  /** Milliseconds UTC. */
  now: number;
  /** Another clock than one that the test moves: then `wait` does nothing. */
  time?: Clock;
  /** Further carriers, started with the service and ended before it. */
  carriers?: (tools: { clock: Clock; chance: Chance; log: Log; meter: Meter }) => Gateway[];
  /** The store with some of its methods replaced. */
  wrap?: (store: Store) => Store;
  /** Another one than that of our own templates. */
  renderer?: Renderer;
  /** Sees what happens inside. */
  trace?: Trace;
}

/** A new township, spoken to through the simulator; time passes by `wait` only. */
export async function openTestService({
  now,
  time,
  carriers = () => [],
  wrap = (store) => store,
  renderer = plain,
  trace = null,
}: Township): Promise<TestService> {
  const folder = mkdtempSync(join(tmpdir(), 'xiangxin-service-'));
  const clock = new FakeClock(now);
  const tools = { clock: time ?? clock, chance: fixedChance(), log, meter };
  const url = `file:${join(folder, 'township.db')}`;
  const store = wrap(await openNewStore(url, now));
  const queue = openQueue(undefined, tools);
  const simulator = createSimulatorGateway({ codes: ['*106#'], pages: false }, { ...tools, say: () => '' });
  const gateways = [simulator, ...carriers(tools)];
  const settings = { language: 'zh-CN', utcOffset: 480 } as const;
  const service = createService({
    ...RULES,
    ...tools,
    store,
    queue,
    gateways,
    lexicon,
    renderer,
    settings,
    trace,
  });
  for (const gateway of gateways) await gateway.start(service.listener);
  return {
    say: async (from, text) =>
      (await simulator.say(from, undefined, text)).replies.map((reply) => reply.text),
    wait: (ms) => clock.advance(ms),
    set: (ms) => clock.set(ms),
    store,
    async close() {
      for (const gateway of gateways) await gateway.stop();
      await service.stop();
      await queue.stop();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
