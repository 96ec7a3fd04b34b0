/** One CMPP link as an operator writes it: `cmpp://900001:secret@host:7890?name=cm&source=10628&version=3.0`. */

import { NUMBER_PREFIXES, type NumberPrefix } from '../china/number';
import { WIDE_ALPHABETS, type WideAlphabet } from '../link/alphabet';
import { type LinkOptions, LinkUrl } from '../link/options';

const VERSIONS = ['3.0', '2.1', '2.0'] as const;
const LONG_TEXTS = ['udh8', 'udh16', 'pk'] as const;
const RECEIPTS = ['all', 'none'] as const;
const VALIDITIES = ['off', 'absolute'] as const;

export interface CmppOptions extends LinkOptions {
  /** SP_Id, the account. */
  account: string;
  secret: string;
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
  /** Of texts that are not plain ASCII: Msg_Fmt 8 or 15. */
  alphabet: WideAlphabet;
  /** What stands in front of a Chinese number. */
  prefix: NumberPrefix;
  /** Parts of a long text: under a header, or for the gateway to join by Pk_total and Pk_number. */
  long: (typeof LONG_TEXTS)[number];
  /** What replies ask for. Everything else always asks for its receipt. */
  receipts: (typeof RECEIPTS)[number];
  /** ValId_Time: until when the gateway may try, or left to it. */
  validity: (typeof VALIDITIES)[number];
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
    source: read.matching('source', '', /^\d{0,20}$/, 'up to 20 digits'),
    signature: read.signature(),
    serviceId: read.text('service_id', 10),
    msgSrc: read.text('msg_src', 6) || account,
    feeUser: read.number('fee_user', 2, 0, 2),
    feeType: read.matching('fee_type', '01', /^0[1-5]$/, '01 to 05'),
    alphabet: read.oneOf('alphabet', WIDE_ALPHABETS),
    prefix: read.oneOf('prefix', NUMBER_PREFIXES),
    long: read.oneOf('long', LONG_TEXTS),
    receipts: read.oneOf('receipts', RECEIPTS),
    validity: read.oneOf('validity', VALIDITIES),
  };
  read.finish('CMPP', options);
  return options;
}
