/** SMPP 3.4 links, over TCP or TLS: `SMPP_URL`. */
import { linkCarrier } from '../link/settings';
import { ownSource, parseSmppUrl, type SmppOptions } from './options';

export const smpp = linkCarrier<SmppOptions>({
  name: 'smpp',
  variable: 'SMPP_URL',
  schemes: ['smpp', 'smpps'],
  account: 'system_id',
  parse: parseSmppUrl,
  ownSource,
  isDialled: ({ ussd }) => ussd.only,
  // Its codec is loaded where a link is opened and nowhere else.
  create(options, tools) {
    const { createSmppGateway } = require('./protocol') as typeof import('./protocol');
    return createSmppGateway(options, tools);
  },
});
