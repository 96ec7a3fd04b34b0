/** USSD by an aggregator's HTTP calls: `USSD_…`. */
import { several, text, token } from '../../src/config/schema';
import type { Carrier, Settings } from '../../src/ports';
import { createUssdGateway, NAME } from './gateway';

const SETTINGS = {
  USSD_CODES: {
    allowed: 'codes as *106#, separated by commas or spaces',
    schema: several(text(/^[*#][0-9*#]*#$/, 'has something that is not a service code')),
    default: '*106#',
  },
  USSD_TOKEN: { allowed: 'at least 16 characters without spaces', schema: token, secret: true },
} satisfies Settings;

/** Its gateway is always there: without a token it is shut, but on a demo to programs of this machine. */
export const ussdHttp: Carrier<typeof SETTINGS> = {
  name: 'ussd-http',
  reserved: [NAME],
  settings: SETTINGS,
  gateways: ({ USSD_CODES: codes, USSD_TOKEN: secret }) => [
    {
      name: NAME,
      carrier: 'ussd-http',
      roles: ['web'],
      sends: false,
      route: null,
      people: secret !== null,
      outside: false,
      dialled: secret !== null,
      codes,
      create: (tools) => createUssdGateway({ codes, token: secret }, tools),
    },
  ],
};
