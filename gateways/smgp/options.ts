/** One SMGP link as an operator writes it: `smgp://client:secret@host:8890?name=ct&source=10628`. */

import { NUMBER_PREFIXES, type NumberPrefix } from '../china/number';
import { WIDE_ALPHABETS, type WideAlphabet } from '../link/alphabet';
import { type LinkOptions, LinkUrl } from '../link/options';

const LONG_TEXTS = ['udh8', 'udh16', 'pk'] as const;
const RECEIPTS = ['all', 'none'] as const;
const VALIDITIES = ['off', 'absolute'] as const;

export interface SmgpOptions extends LinkOptions {
  /** ClientID, the account. */
  account: string;
  secret: string;
  /** ServiceID, as the contract names the service. */
  serviceId: string;
  /** MsgSrc, where the gateway wants to be told whose message it is; empty: not said. */
  msgSrc: string;
  /** FeeType. 00: nobody pays. FeeCode and FixedFee are always 0. */
  feeType: string;
  /** Of texts that are not plain ASCII: MsgFormat 15, or 8 where the gateway takes it. */
  alphabet: WideAlphabet;
  /** What stands in front of a Chinese number. */
  prefix: NumberPrefix;
  /** Parts of a long text: under a header, or for the gateway to join by PkTotal and PkNumber. */
  long: (typeof LONG_TEXTS)[number];
  /** What replies ask for. Everything else always asks for its receipt. */
  receipts: (typeof RECEIPTS)[number];
  /** ValidTime: until when the gateway may try, or left to it. */
  validity: (typeof VALIDITIES)[number];
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
    source: read.matching('source', '', /^\d{0,20}$/, 'up to 20 digits'),
    signature: read.signature(),
    serviceId: read.text('service_id', 10),
    msgSrc: read.text('msg_src', 8),
    feeType: read.matching('fee_type', '00', /^0[0-3]$/, '00 to 03'),
    alphabet: read.oneOf('alphabet', WIDE_ALPHABETS, 'gb18030'),
    prefix: read.oneOf('prefix', NUMBER_PREFIXES),
    long: read.oneOf('long', LONG_TEXTS),
    receipts: read.oneOf('receipts', RECEIPTS),
    validity: read.oneOf('validity', VALIDITIES),
  };
  read.finish('SMGP', options);
  return options;
}
