/** Every carrier by its name: a new one is a folder and a line here. */
import { createSimulatorGateway } from './simulator';
import { createDemoPhones } from './simulator/demoPhone';
import { createSmppGateway } from './smpp/protocol';
import { createTwilioGateway } from './twilio/gateway';
import { createUssdGateway } from './ussd-http/gateway';
import { createWapGateway } from './wap/gateway';

export const GATEWAYS = {
  simulator: createSimulatorGateway,
  handset: createDemoPhones,
  smpp: createSmppGateway,
  twilio: createTwilioGateway,
  ussd: createUssdGateway,
  wap: createWapGateway,
} as const;
