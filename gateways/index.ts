/** Every carrier by its name: a new one is a folder and a line here. */
import { createSimulatorGateway } from './simulator';
import { createSmppGateway } from './smpp/gateway';
import { createTwilioGateway } from './twilio/gateway';

export const GATEWAYS = {
  simulator: createSimulatorGateway,
  smpp: createSmppGateway,
  twilio: createTwilioGateway,
} as const;
