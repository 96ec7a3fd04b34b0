/** WAP pages: `WAP_…`. */
import { cidr, several, text } from '../../src/config/schema';
import type { Carrier, Settings } from '../../src/ports';
import { NAME } from './request';

const SETTINGS = {
  WAP_TRUSTED_GATEWAYS: {
    allowed: 'ranges as 10.0.0.0/8 or 2001:db8::/32, separated by commas or spaces',
    schema: several(cidr),
    default: '',
  },
  WAP_MSISDN_HEADER: {
    allowed: 'the name of one header, as X-MSISDN or X-WAP-Network-Client-MSISDN',
    schema: text(/^[A-Za-z0-9-]{1,64}$/, 'is not the name of a header').toLowerCase(),
    default: 'X-MSISDN',
  },
} satisfies Settings;

/** Its pages are always there; a phone's number is known where a gateway is trusted. */
export const wap: Carrier<typeof SETTINGS> = {
  name: 'wap',
  reserved: [NAME],
  settings: SETTINGS,
  gateways: ({ WAP_TRUSTED_GATEWAYS: trusted, WAP_MSISDN_HEADER: header }) => [
    {
      name: NAME,
      carrier: 'wap',
      roles: ['web'],
      sends: false,
      route: null,
      people: trusted.length > 0,
      outside: false,
      dialled: false,
      create(tools) {
        const { createWapGateway } = require('./gateway') as typeof import('./gateway');
        return createWapGateway({ trusted, header }, tools);
      },
    },
  ],
};
