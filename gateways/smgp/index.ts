/** SMGP 3.0 links to a gateway of China Telecom: `smgp://`. */
import { chineseForm } from '../china/text';
import type { LinkProtocol } from '../link/settings';
import { parseSmgpUrl } from './options';
import { createSmgpGateway } from './protocol';

export const smgp: LinkProtocol = {
  name: 'smgp',
  schemes: ['smgp'],
  account: 'ClientID',
  read(url) {
    const options = parseSmgpUrl(url);
    return {
      options,
      source: options.source,
      form: chineseForm(options),
      create: (tools) => createSmgpGateway(options, tools),
    };
  },
};
