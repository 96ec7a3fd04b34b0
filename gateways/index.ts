/** Every carrier: a new one is a folder and a line here. */
import type { Carrier } from '../src/ports';
import { smpp } from './smpp';
import { twilio } from './twilio';
import { ussdHttp } from './ussd-http';
import { wap } from './wap';

/** In the order in which doctor tries them, and in which messages of our own prefer them. */
export const CARRIERS: readonly Carrier[] = [smpp, twilio, ussdHttp, wap];

/** The phones on the service's own page: no carrier, for they reach nobody. */
export { createSimulatorGateway, type SimulatorGateway } from './simulator';
export { createDemoPhones, DEMO_ROUTE, type DemoPhoneGateway } from './simulator/demoPhone';
