/** Which carriers this process has, and by which ways messages may leave at all. */
import { join } from 'node:path';
import { GATEWAYS } from '../../gateways';
import { DEFAULT_CODE } from '../../gateways/simulator';
import { DEMO_PHONE } from '../../gateways/simulator/demoPhone';
import { parseSmppUrl } from '../../gateways/smpp/options';
import type { Config } from '../config';
import type { PlannedRoute } from '../core/model/route';
import { isLoopback } from '../core/text/address';
import { ROOT } from '../files/root';
import type { Gateway } from '../ports';

/** Pages, calls over HTTP and the simulator are where the web is. */
export function meetsPeople({ role }: Config): boolean {
  return role === 'all' || role === 'web';
}

/** Whether people out there come in: by links, by Twilio, by an aggregator of USSD or a gateway that names its phones. */
export function knowsPeople(config: Config): boolean {
  return hasCarrier(config) || config.ussd.token !== null || config.wapTrustedGateways.length > 0;
}

/**
 * Whether people may be at the other end of what is sent: in production, and by every carrier that is not played on this
 * machine. Invented people must never meet them: their numbers are somebody's.
 */
export function reachesPeople({ production, smpp, twilio }: Config): boolean {
  const played = (url: string) => isLoopback(new URL(url).hostname);
  const outside = smpp.some((url) => !isLoopback(parseSmppUrl(url).host));
  return production || outside || (twilio !== null && !(twilio.apiUrl && played(twilio.apiUrl)));
}

/** What messages leave by that nobody asked for in this moment. */
export interface Ways {
  /** On a demo without a carrier the phones on the page take what is sent. */
  handsets: boolean;
  /** People may be at the other end. */
  real: boolean;
  /** The preferred first: every process knows all of it, whoever has the links. */
  plan: readonly PlannedRoute[];
}

/** By which ways messages may leave at all. */
export function waysOf(config: Config): Ways {
  const handsets = config.simulator && !hasCarrier(config);
  const plan = handsets ? [{ name: DEMO_PHONE, source: DEFAULT_CODE, perSecond: 0 }] : carrierPlan(config);
  return { handsets, real: reachesPeople(config), plan };
}

function hasCarrier({ smpp, twilio }: Config): boolean {
  return smpp.length > 0 || twilio !== null;
}

function carrierPlan({ smpp, twilio }: Config): PlannedRoute[] {
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
  /** Everybody in the store is invented. */
  invented: boolean,
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
    carriers.push(
      GATEWAYS.ussd(
        { ...ussd, open: invented && !config.production, say: (what) => words[what] ?? '' },
        tools,
      ),
    );
    const wap = { trusted: config.wapTrustedGateways, header: config.wapMsisdnHeader };
    carriers.push(GATEWAYS.wap({ ...wap, templates: join(ROOT, 'templates', 'wap') }, tools));
  }
  return carriers;
}
