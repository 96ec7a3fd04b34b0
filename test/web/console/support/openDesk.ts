/** The whole desk over the demo's township; who is signed in is said by the test. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { addConsole } from '../../../../src/web/console';
import type { AtDesk } from '../../../../src/web/console/frame/ports';
import type { Section } from '../../../../src/web/console/frame/route';
import { sectionsOf } from '../../../../src/web/console/sections';
import { securityHeaders } from '../../../../src/web/http/headers';
import { Pages } from '../../../../src/web/pages/pages';
import { fakeClock, fakeLog, TEMPLATES } from '../../support/fakeWeb';
import { fakeDesk } from './fakeDesk';

export interface ListeningDesk {
  /** Without a slash at its end. */
  url: string;
  sections: readonly Section[];
  close(): Promise<void>;
}

/** `sessions` by the token in the cookie. */
export async function listenDesk(sessions: Record<string, AtDesk>): Promise<ListeningDesk> {
  const { desk } = fakeDesk(sessions);
  const pages = new Pages(TEMPLATES);
  const sections = sectionsOf({ desk });
  const app = express().use(securityHeaders);
  app.get('/assets/:version/:file', pages.assets.handler);
  const options = { pages, clock: fakeClock().clock, log: fakeLog(), publicUrl: 'http://127.0.0.1:8080' };
  addConsole(app, { ...options, desk, sections });
  const server = createServer(app);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sections,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
