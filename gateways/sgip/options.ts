/** One SGIP link as an operator writes it: `sgip://name:password@host:8801?name=cu&source=10628&node=3041012345&listen=8801`. */
import { type ChineseOptions, readSource, readStyle } from '../china/options';
import { LinkUrl } from '../link/options';

const LONG_TEXTS = ['udh8', 'udh16'] as const;

/** `account`: LoginName, on the line that we dial and, unless said otherwise, on the one that the gateway dials. */
export interface SgipOptions extends ChineseOptions {
  /** What the gateway logs in with. */
  gatewayAccount: string;
  gatewaySecret: string;
  /** Our number among all nodes: 3, the area, the enterprise; the first part of each sequence number. */
  node: number;
  /** CorpId: the last five digits of the node, unless said otherwise. */
  corpId: string;
  /** ServiceType, as the contract names the service. */
  serviceType: string;
  /** The port of this machine that the gateway dials, and the address to listen at; absent: all of them. */
  listen: number;
  bindAt?: string;
  /** Ranges of addresses that may dial it. */
  from: readonly string[];
  long: (typeof LONG_TEXTS)[number];
}

/** The usual port, on both sides; SGIP knows no TLS. */
const PORT = 8801;
const LARGEST_NODE = 0xffffffff;
const RANGE = /^[0-9a-f.:]+(\/\d{1,3})?$/i;

/** Throws one Error that names every fault and what is allowed; it never repeats a password. */
export function parseSgipUrl(written: string): SgipOptions {
  const read = new LinkUrl(new URL(written));
  const { username, password, hostname } = read.url;
  const account = read.part('LoginName', username, 16);
  const secret = read.part('password', password, 16);
  const node = read.number('node', 0, 1, LARGEST_NODE);
  if (node === 0) read.faults.push('node must be said: 3, the area and the enterprise, as 3041012345');
  const bindAt = read.given('bind_at');
  const options: SgipOptions = {
    ...read.place('sgip', { plain: PORT, tls: PORT }),
    ...read.pace({ window: 32, enquire: 60 }),
    account,
    secret,
    gatewayAccount: read.text('gateway_account', 16) || account,
    gatewaySecret: read.text('gateway_password', 16) || secret,
    source: readSource(read),
    signature: read.signature(),
    node,
    corpId: read.matching('corp_id', String(node).slice(-5), /^\d{1,5}$/, 'up to 5 digits'),
    serviceType: read.text('service_type', 10),
    listen: read.number('listen', PORT, 1, 65_535),
    ...(bindAt !== null && { bindAt }),
    from: addresses(read, hostname),
    ...readStyle(read),
    long: read.oneOf('long', LONG_TEXTS),
  };
  read.finish('SGIP', options);
  return options;
}

/** Who may dial: the gateway itself, unless ranges are said. A gateway by its name needs them: nobody may guess. */
function addresses(read: LinkUrl, hostname: string): string[] {
  const host = hostname.replace(/^\[|\]$/g, '');
  const said = read.given('from');
  const ranges = (said ?? host).split(',').filter((range) => range !== '');
  if (ranges.length > 0 && ranges.every((range) => RANGE.test(range))) return ranges;
  read.faults.push('from must be the addresses that the gateway dials from, as 10.0.0.0/8,192.0.2.7');
  return [];
}
