/** One SMPP link as an operator writes it: `smpp://system_id:password@host:port?name=cm&source=10628`. */

import { DEFAULT_ALPHABETS, type DefaultAlphabet, type TextForm } from '../../src/core/model/route';
import { type LinkOptions, LinkUrl } from '../link/options';
import { parseUssd, STANDARD_OPS, type UssdOps } from './ussd';

const BINDS = ['transceiver', 'pair'] as const;
export const LONG_TEXTS = ['udh16', 'udh8', 'sar', 'payload'] as const;
const RECEIPTS = ['all', 'failures', 'none'] as const;
const VALIDITIES = ['relative', 'absolute', 'off'] as const;
const IDS = ['auto', 'same', 'hex-dec', 'dec-hex'] as const;
const PLAIN_RECEIPTS = ['auto', 'on', 'off'] as const;

export interface SmppOptions extends LinkOptions {
  systemId: string;
  password: string;
  systemType: string;
  /** One bind both ways, or a transmitter and a receiver. */
  bind: (typeof BINDS)[number];
  /** Addresses that this bind serves; most SMSCs want none. */
  range: string;
  /** How validity_period is written (7.1.1): from now, as a moment of UTC, or not at all. */
  validity: (typeof VALIDITIES)[number];
  long: (typeof LONG_TEXTS)[number];
  /** What replies ask for. Everything else always asks for its receipts. */
  receipts: (typeof RECEIPTS)[number];
  alphabet: DefaultAlphabet;
  /** How a message's id is written in the answer to it and in its receipt; `auto`: as it stands, and as the link shows. */
  ids: (typeof IDS)[number];
  /** Whether a text that only looks like a receipt is one; `auto`: until the carrier has marked one as such. */
  plainReceipts: (typeof PLAIN_RECEIPTS)[number];
  /** Type of number and numbering plan of our own code; absent: by its shape. */
  ton?: number;
  npi?: number;
  /** The same of a person's number. */
  dton: number;
  dnpi: number;
  /** Which operations its USSD is made of. */
  ussd: UssdOps;
  /** Notices go as WAP push with this link; absent: as texts, which every phone takes. */
  push?: string;
}

/** Ports of SMPP and of SMPP over TLS. */
const PORTS = { plain: 2775, tls: 3550 } as const;
const PUSH_LINK = /^https?:\/\/[!-~]{1,57}$/;

/** Throws one Error that names every fault and what is allowed; it never repeats the password. */
export function parseSmppUrl(written: string): SmppOptions {
  const url = URL.canParse(written) ? new URL(written) : null;
  if (!url || !/^smpps?:$/.test(url.protocol)) {
    throw new Error(
      'an SMPP link is written smpp://system_id:password@host:port?name=… (or smpps:// for TLS)',
    );
  }
  const read = new LinkUrl(url);
  const options: SmppOptions = {
    ...read.place('smpp', PORTS),
    systemId: read.part('system_id', url.username, 15),
    password: read.part('password', url.password, 8),
    systemType: read.text('system_type', 12),
    bind: read.oneOf('bind', BINDS),
    source: read.source(),
    signature: read.signature(),
    range: read.text('range', 40),
    ...read.pace({ window: 50, enquire: 30 }),
    validity: read.oneOf('validity', VALIDITIES),
    long: read.oneOf('long', LONG_TEXTS),
    receipts: read.oneOf('receipts', RECEIPTS, 'failures'),
    alphabet: read.oneOf('alphabet', DEFAULT_ALPHABETS),
    ids: read.oneOf('ids', IDS),
    plainReceipts: read.oneOf('plain_receipts', PLAIN_RECEIPTS),
    dton: read.number('dton', 1, 0, 255),
    dnpi: read.number('dnpi', 1, 0, 255),
    ussd: readUssdOps(read),
    ...readOptional(read),
  };
  read.finish('SMPP', options);
  return options;
}

/** The code that messages of our own leave from; empty where the link carries USSD alone, or has none. */
export function ownSource({ source, ussd }: Pick<SmppOptions, 'source' | 'ussd'>): string {
  return ussd.only ? '' : source;
}

/** Parts that the SMSC joins need the room of its header, of which nothing is known. */
export function formOf({
  alphabet: byDefault,
  long,
  signature,
}: Pick<SmppOptions, 'alphabet' | 'long' | 'signature'>): TextForm {
  return { byDefault, wide: 'ucs2', header: long === 'udh8' ? 6 : 7, signature };
}

function readUssdOps(read: LinkUrl): UssdOps {
  const text = read.given('ussd');
  const ops = text === null ? STANDARD_OPS : parseUssd(text);
  if (ops === null) read.faults.push('ussd must be on, or four operations as 1,18,2,17');
  return ops ?? STANDARD_OPS;
}

/** Options that are absent where the operator says nothing. */
function readOptional(read: LinkUrl): Pick<SmppOptions, 'ton' | 'npi' | 'ca' | 'push'> {
  const ton = read.optionalNumber('ton', 0, 255);
  const npi = read.optionalNumber('npi', 0, 255);
  const ca = read.given('ca');
  const push = read.given('push');
  if (push !== null && !PUSH_LINK.test(push))
    read.faults.push('push must be an http:// or https:// address of at most 64 characters');
  return {
    ...(ton !== undefined && { ton }),
    ...(npi !== undefined && { npi }),
    ...(ca && { ca }),
    ...(push !== null && { push }),
  };
}
