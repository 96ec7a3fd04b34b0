/** The desk of the offices, at /console: server-drawn pages, each behind the guard. */
import type { Express } from 'express';
import type { AddressOf } from '../../net/forwarded';
import type { Clock, Log } from '../../ports';
import { endpoint } from '../http/endpoint';
import type { FileRoom } from '../http/fileRoom';
import { notFound } from '../http/problem';
import type { Pages } from '../pages/pages';
import { CONSOLE } from './frame/addresses';
import type { Frame } from './frame/call';
import { certificateReader } from './frame/certificate';
import { cookiesFor } from './frame/cookies';
import { answerDeskProblems } from './frame/errors';
import { guarded } from './frame/guard';
import type { Desk } from './frame/ports';
import type { Section } from './frame/route';

interface ConsoleOptions {
  desk: Desk;
  /** The routes of an earlier one come first. */
  sections: readonly Section[];
  /** Names of those in the menu, in its order. */
  menu: readonly string[];
  pages: Pages;
  clock: Clock;
  files: FileRoom;
  /** Minutes east of UTC, of the offices' wall. */
  utcOffset: number;
  /** Addresses of gateways that are believed when they say whose certificate they proved. */
  certificateGateways: readonly string[];
  addressOf: AddressOf;
  log: Log;
  publicUrl: string;
}

/** Puts the desk at /console. */
export function addConsole(
  app: Express,
  { log, publicUrl, certificateGateways, ...options }: ConsoleOptions,
): void {
  const frame: Frame = {
    ...options,
    cookies: cookiesFor(publicUrl),
    certificateOf: certificateReader(certificateGateways),
  };
  const { sections } = frame;
  for (const section of sections) addSection(app, frame, section);
  app.use(CONSOLE, notFound, answerDeskProblems(frame, log));
}

/** Each path once, with all its methods. */
function addSection(app: Express, frame: Frame, section: Section): void {
  for (const path of new Set(section.routes.map((route) => route.path))) {
    const methods = section.routes
      .filter((route) => route.path === path)
      .map((route) => [route.method, guarded(frame, section, route)] as const);
    endpoint(app, `${CONSOLE}${path}`, Object.fromEntries(methods));
  }
}
