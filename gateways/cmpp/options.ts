/** One CMPP link as an operator writes it: `cmpp://900001:secret@host:7890?name=cm&source=10628&version=3.0`. */

import { type JoiningOptions, readJoining, readSource, readStyle } from '../china/options';
import { LinkUrl } from '../link/options';

const VERSIONS = ['3.0', '2.1', '2.0'] as const;

/** `account`: SP_Id. */
export interface CmppOptions extends JoiningOptions {
  /** Asked for; a gateway that speaks only an older one says so. */
  version: (typeof VERSIONS)[number];
  /** Service_Id, as the contract names the service. */
  serviceId: string;
  /** Msg_src; the account where nothing else is said. */
  msgSrc: string;
  /** Fee_UserType: who would pay, were there a price. There is none: FeeCode is always 0. */
  feeUser: number;
  /** FeeType. 01: nobody pays. */
  feeType: string;
}

/** The usual port; CMPP knows no TLS. */
const PORTS = { plain: 7890, tls: 7890 } as const;

/** Throws one Error that names every fault and what is allowed; it never repeats the password. */
export function parseCmppUrl(written: string): CmppOptions {
  const read = new LinkUrl(new URL(written));
  const { username, password } = read.url;
  const account = read.part('SP_Id', username, 6);
  const options: CmppOptions = {
    ...read.place('cmpp', PORTS),
    ...read.pace({ window: 16, enquire: 60, tries: 3 }),
    account,
    secret: read.part('password', password, 64),
    version: read.oneOf('version', VERSIONS),
    source: readSource(read),
    signature: read.signature(),
    serviceId: read.text('service_id', 10),
    msgSrc: read.text('msg_src', 6) || account,
    feeUser: read.number('fee_user', 2, 0, 2),
    feeType: read.matching('fee_type', '01', /^0[1-5]$/, '01 to 05'),
    ...readStyle(read),
    ...readJoining(read),
  };
  read.finish('CMPP', options);
  return options;
}
