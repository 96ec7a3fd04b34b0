/** SGIP 1.2 links to a gateway of China Unicom: `sgip://`. */
import { chineseForm } from '../china/text';
import type { LinkProtocol } from '../link/settings';
import { parseSgipUrl } from './options';
import { createSgipGateway } from './protocol';

export const sgip: LinkProtocol = {
  name: 'sgip',
  schemes: ['sgip'],
  account: 'LoginName',
  read(url) {
    const options = parseSgipUrl(url);
    return {
      options,
      source: options.source,
      form: chineseForm(options),
      create: (tools) => createSgipGateway(options, tools),
    };
  },
};
