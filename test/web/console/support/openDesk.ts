/** The whole desk over the demo's township, on a free port; who is signed in is said by the test. */

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { CARRIERS } from '../../../../gateways';
import { readConfig } from '../../../../src/config';
import { systemClock } from '../../../../src/main/clock';
import { type Core, startCore } from '../../../../src/main/core';
import { deskToolsOf } from '../../../../src/main/desk';
import { sendingPlanOf } from '../../../../src/main/sendingPlan';
import { type Stops, unwinding } from '../../../../src/main/startStop';
import { addressReader } from '../../../../src/net/forwarded';
import { addConsole } from '../../../../src/web/console';
import type { FirstStepsTools } from '../../../../src/web/console/firstSteps';
import type { AtDesk } from '../../../../src/web/console/frame/ports';
import type { Section } from '../../../../src/web/console/frame/route';
import { type DeskTools, MENU, sectionsOf } from '../../../../src/web/console/sections';
import { openFileRoom } from '../../../../src/web/http/fileBody';
import { securityHeaders } from '../../../../src/web/http/headers';
import { createMetrics } from '../../../../src/web/monitoring/metrics';
import { fakeLog, pages } from '../../support/fakeWeb';
import { fakeDesk } from './fakeDesk';
import { makeSamples } from './samples';
import { plantUploads } from './uploads';

const PUBLIC_URL = 'http://127.0.0.1:8080';

export interface ListeningDesk {
  /** Without a slash at its end. */
  url: string;
  sections: readonly Section[];
  core: Core;
  stop(): Promise<void>;
}

/** `sessions` by the token in the cookie; `steps` instead of what the store has for the first steps. */
export function listenDesk(
  sessions: Record<string, AtDesk>,
  steps: Partial<FirstStepsTools> = {},
): Promise<ListeningDesk> {
  return unwinding(async (stops) => {
    const folder = mkdtempSync(join(tmpdir(), 'xiangxin-desk-'));
    stops.push(async () => rmSync(folder, { recursive: true, force: true }));
    const env = { DATABASE_URL: `file:${join(folder, 'desk.db')}`, LOG_LEVEL: 'silent' };
    const config = readConfig(env, CARRIERS);
    const core = await startCore(config, createMetrics().meter, stops, sendingPlanOf(config));
    await makeSamples(core.store);
    await plantUploads(core);
    const known = deskToolsOf(core, { utcOffset: 480, certificateGateways: [], publicUrl: PUBLIC_URL });
    const { desk } = fakeDesk(sessions);
    const tools = { ...known, desk, firstSteps: { ...known.firstSteps, ...steps } };
    const sections = sectionsOf(tools);
    return { url: await listen(tools, sections, stops), sections, core };
  });
}

async function listen(tools: DeskTools, sections: readonly Section[], stops: Stops): Promise<string> {
  const app = express().use(securityHeaders(PUBLIC_URL));
  app.get('/assets/:version/:file', pages.assets.handler);
  addConsole(app, {
    pages,
    clock: systemClock,
    files: openFileRoom(systemClock),
    log: fakeLog(),
    publicUrl: PUBLIC_URL,
    addressOf: addressReader([]),
    ...tools,
    sections,
    menu: MENU,
  });
  const server = createServer(app);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  stops.push(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
