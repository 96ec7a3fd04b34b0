/** Every carrier and every protocol of links: a new one is a folder and a line here. */
import type { Carrier } from '../src/ports';
import { cmpp } from './cmpp';
import { type LinkProtocol, linkCarrier } from './link/settings';
import { sgip } from './sgip';
import { smgp } from './smgp';
import { smpp } from './smpp';
import { twilio } from './twilio';
import { ussdHttp } from './ussd-http';
import { wap } from './wap';

/** What links speak. */
export const PROTOCOLS: readonly LinkProtocol[] = [cmpp, sgip, smgp, smpp];

/** In the order in which doctor tries them, and in which messages of our own prefer them. */
export const CARRIERS: readonly Carrier[] = [
  linkCarrier({ CARRIER_URL: PROTOCOLS, SMPP_URL: [smpp] }),
  twilio,
  ussdHttp,
  wap,
];

/** The phones on the service's own page: no carrier, for they reach nobody. */
export { createSimulatorGateway, type SimulatorGateway } from './simulator';
export { createDemoPhones, DEMO_ROUTE, type DemoPhoneGateway } from './simulator/demoPhone';
