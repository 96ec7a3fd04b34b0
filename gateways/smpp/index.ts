/** SMPP 3.4 links, over TCP or TLS: `smpp://` and `smpps://`. */
import type { LinkProtocol } from '../link/settings';
import { formOf, ownSource, parseSmppUrl } from './options';

export const smpp: LinkProtocol = {
  name: 'smpp',
  schemes: ['smpp', 'smpps'],
  account: 'system_id',
  read(url) {
    const options = parseSmppUrl(url);
    return {
      options,
      source: ownSource(options),
      form: formOf(options),
      dialled: options.ussd.only,
      // Its codec is loaded where a link is opened and nowhere else.
      create(tools) {
        const { createSmppGateway } = require('./protocol') as typeof import('./protocol');
        return createSmppGateway(options, tools);
      },
    };
  },
};
