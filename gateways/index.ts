/** Every carrier by its name: a new one is a folder and a line here. */
import { createSimulatorGateway } from './simulator';
import { createHandset } from './simulator/handset';
import { createSmppGateway } from './smpp/gateway';
import { createTwilioGateway } from './twilio/gateway';
import { createUssdGateway } from './ussd-http/gateway';
import { createWapGateway } from './wap/gateway';

export const GATEWAYS = {
  simulator: createSimulatorGateway,
  handset: createHandset,
  smpp: createSmppGateway,
  twilio: createTwilioGateway,
  ussd: createUssdGateway,
  wap: createWapGateway,
} as const;
