/** One SMGP link as an operator writes it: `smgp://client:secret@host:8890?name=ct&source=10628`. */

import { type JoiningOptions, readJoining, readSource, readStyle } from '../china/options';
import { LinkUrl } from '../link/options';

const BINDS = ['both', 'pair'] as const;

/** `account`: ClientID. */
export interface SmgpOptions extends JoiningOptions {
  /** One connection both ways, or one to send and one to receive. */
  bind: (typeof BINDS)[number];
  /** ServiceID, as the contract names the service. */
  serviceId: string;
  /** MsgSrc, where the gateway wants to be told whose message it is; empty: not said. */
  msgSrc: string;
  /** FeeType. 00: nobody pays. FeeCode and FixedFee are always 0. */
  feeType: string;
}

/** The usual port; SMGP knows no TLS. */
const PORTS = { plain: 8890, tls: 8890 } as const;

/** Throws one Error that names every fault and what is allowed; it never repeats the password. */
export function parseSmgpUrl(written: string): SmgpOptions {
  const read = new LinkUrl(new URL(written));
  const { username, password } = read.url;
  const options: SmgpOptions = {
    ...read.place('smgp', PORTS),
    ...read.pace({ window: 16, enquire: 60, tries: 3 }),
    account: read.part('ClientID', username, 8),
    secret: read.part('password', password, 15),
    source: readSource(read),
    signature: read.signature(),
    bind: read.oneOf('bind', BINDS),
    serviceId: read.text('service_id', 10),
    msgSrc: read.text('msg_src', 8),
    feeType: read.matching('fee_type', '00', /^0[0-3]$/, '00 to 03'),
    ...readStyle(read, 'gb18030'),
    ...readJoining(read),
  };
  read.finish('SMGP', options);
  return options;
}
