/** Composition root: config → store, queue → gateways → http. Starts in order, stops in reverse. */

import type { Config } from '../config';
import type { Answer, Gateway } from '../ports';
import type { Service } from '../service';
import { createMetrics } from '../web/monitoring/metrics';
import { type Core, startCore } from './core';
import { type DeskDoor, openDeskDoor } from './deskDoor';
import { sendingPlanOf } from './sendingPlan';
import { type Stops, unwinding } from './startStop';
import { startWeb } from './web';

export interface Running {
  /** Where it listens. */
  url: string;
  /** How somebody first comes in at the desk; null: as always. */
  door: DeskDoor | null;
  say(from: string, to: string, text: string): Promise<Answer>;
  stop(): Promise<void>;
}

/** The whole service as `config` asks for it. Rejects after undoing what had started. */
export async function start(config: Config): Promise<Running> {
  const metrics = createMetrics({ ofProcess: true });
  return unwinding(async (stops) => {
    const core = await startCore(config, metrics.meter, stops, sendingPlanOf(config));
    const url = await startWeb(config, core, metrics, stops);
    await startGateways(core, stops);
    core.log.info({ role: config.role, store: core.store.engine, queue: core.queue.engine }, 'started');
    return { url, door: await openDeskDoor(config, core), say: sayBy(core) };
  });
}

/** The same without a network: for one message, or one word of the office, from the command line. */
export async function openService(
  config: Config,
): Promise<Omit<Running, 'url' | 'door'> & Pick<Service, 'offices'>> {
  return unwinding(async (stops) => {
    const quiet = { ...config, gateways: [] };
    // What it owes to others leaves by whoever has the links.
    const core = await startCore(quiet, createMetrics().meter, stops, sendingPlanOf(config));
    await core.simulator.start(core.service.listener);
    return { say: sayBy(core), offices: core.service.offices };
  });
}

function sayBy({ simulator }: Core): Running['say'] {
  return (from, to, text) => simulator.say(from, to, text);
}

async function startGateways({ service, simulator, demoPhones, links }: Core, stops: Stops): Promise<void> {
  stops.push(() => service.stop());
  const started: Gateway[] = [];
  stops.push(async () => {
    await Promise.all(started.map((gateway) => gateway.stop()));
  });
  for (const gateway of [simulator, ...(demoPhones ? [demoPhones] : []), ...links]) {
    await gateway.start(service.listener);
    started.push(gateway);
  }
  service.start();
}
