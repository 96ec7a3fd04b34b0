/** CMPP 2.0 and 3.0 links to a gateway of China Mobile: `cmpp://`. */
import type { LinkProtocol } from '../link/settings';
import { parseCmppUrl } from './options';
import { formOf } from './outbound';
import { createCmppGateway } from './protocol';

export const cmpp: LinkProtocol = {
  name: 'cmpp',
  schemes: ['cmpp'],
  account: 'SP_Id',
  read(url) {
    const options = parseCmppUrl(url);
    return {
      options,
      source: options.source,
      form: formOf(options),
      create: (tools) => createCmppGateway(options, tools),
    };
  },
};
