/** Which carriers this process has, and by which ways messages may leave at all. */
import { join } from 'node:path';
import { GATEWAYS } from '../gateways';
import { parseSmppUrl } from '../gateways/smpp/options';
import type { Config } from './config';
import type { Gateway } from './ports';
import { ROOT } from './root';
import type { RoutePlan } from './service/knownRoute';

/** Pages, calls over HTTP and the simulator are where the web is. */
export function meetsPeople({ role }: Config): boolean {
  return role === 'all' || role === 'web';
}

/** On a demo without a carrier the phones on the page take what is sent. */
export function usesHandset({ simulator }: Config, plan: readonly RoutePlan[]): boolean {
  return simulator && plan.length === 0;
}

/** What messages may leave by, the preferred first: every process knows all of it, whoever has the links. */
export function routePlan({ smpp, twilio }: Config): RoutePlan[] {
  const links = smpp
    .map(parseSmppUrl)
    .filter(({ ussd }) => !ussd.only)
    .map(({ name, source, tps }) => ({ name, source, perSecond: tps }));
  const sender = twilio?.from ?? twilio?.messagingServiceSid ?? '';
  return [...links, { name: 'twilio', source: sender, perSecond: 0 }].filter(({ source }) => source !== '');
}

/** What this role carries messages by. Twilio is called where the web is, and can be sent by from anywhere. */
export function carriersOf(
  config: Config,
  words: Readonly<Record<string, string>>,
  tools: Parameters<typeof GATEWAYS.smpp>[1],
): Gateway[] {
  const { role, smpp, twilio, ussd, http } = config;
  const carriers: Gateway[] = [];
  if (role === 'all' || role === 'gateway') {
    carriers.push(...smpp.map((url) => GATEWAYS.smpp(parseSmppUrl(url), tools)));
  }
  if (twilio && role !== 'worker') {
    carriers.push(GATEWAYS.twilio({ ...twilio, publicUrl: http.publicUrl }, tools));
  }
  if (meetsPeople(config)) {
    carriers.push(GATEWAYS.ussd({ ...ussd, say: (what) => words[what] ?? '' }, tools));
    const trusted = config.wapTrustedGateways;
    carriers.push(GATEWAYS.wap({ trusted, templates: join(ROOT, 'templates', 'wap') }, tools));
  }
  return carriers;
}
