/** A protocol's links as settings: one variable that holds the addresses of all of them. */
import { connect } from 'node:net';
import { z } from 'zod';
import { urlOf } from '../../src/config/schema';
import { isLoopback } from '../../src/net/address';
import { type Carrier, type Gateway, type GatewayPlan, phrase, type ValuesOf } from '../../src/ports';
import type { LinkTools } from './carrier';
import type { LinkOptions } from './options';

/** Names that gateways of the service's own have: what is owed to a link of such a name would be theirs, and go nowhere. */
export const OWN_NAMES = ['simulator', 'handset', 'twilio', 'ussd', 'wap'] as const;

export interface LinkProtocol<Options extends LinkOptions> {
  /** The folder's name, and that of a link whose address names none. */
  name: string;
  /** The variable that holds the addresses, as `SMPP_URL`. */
  variable: string;
  /** Schemes of the addresses, as `smpp`; the one over TLS ends with `s`. */
  schemes: readonly string[];
  /** What the address calls the account, as `system_id`. */
  account: string;
  /** Reads one address. Throws one Error that says all that is wrong with it, without the password. */
  parse(url: string): Options;
  /** The code that messages of our own leave from; empty: none leave by this link. */
  ownSource(options: Options): string;
  /** Whether people dial service codes by this link. */
  isDialled?(options: Options): boolean;
  create(options: Options, tools: LinkTools): Gateway;
}

type LinkSettings<Options> = Record<
  string,
  { allowed: string; schema: z.ZodType<Options[], string>; default: string; secret: true }
>;

/** A carrier that is known by the addresses of its links. */
export function linkCarrier<Options extends LinkOptions>(
  protocol: LinkProtocol<Options>,
): Carrier<LinkSettings<Options>> {
  const { name, variable, schemes, account } = protocol;
  const forms = schemes.map((scheme) => `${scheme}://`).join(' or ');
  return {
    name,
    reserved: [],
    setBy: variable,
    settings: {
      [variable]: {
        allowed: `links separated by spaces, each ${forms}${account}:password@host:port?name=NAME&…`,
        schema: linkUrls(protocol),
        default: '',
        secret: true,
      },
    },
    gateways: (values: ValuesOf<LinkSettings<Options>>) =>
      (values[variable] ?? []).map((options) => planOf(protocol, options)),
    unused: { subject: phrase`links`, says: { english: `no ${variable} is set`, values: [] } },
  };
}

/** Every fault of every link is told. */
function linkUrls<Options extends LinkOptions>(protocol: LinkProtocol<Options>) {
  return z.string().transform((text, context): Options[] => {
    const names = new Set<string>();
    const links = text.split(/\s+/).filter((part) => part !== '');
    return links.flatMap((link, index) => {
      const wrong = placeFaults(link, protocol, names).map(
        (fault) => `has a link (number ${index + 1}) ${fault}`,
      );
      const parsed = parsedLink(link, protocol);
      if (typeof parsed === 'string') wrong.push(`has a fault (${parsed})`);
      for (const message of wrong) context.addIssue({ code: 'custom', message });
      return typeof parsed === 'object' && parsed !== null ? [parsed] : [];
    });
  });
}

/** The options of a link, or its faults in words; null where it is no address that could be read any further. */
function parsedLink<Options extends LinkOptions>(
  link: string,
  { schemes, parse }: LinkProtocol<Options>,
): Options | string | null {
  const url = urlOf(link);
  if (!url || !isOneOf(schemes, url) || url.hostname === '') return null;
  try {
    return parse(link);
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown';
  }
}

/** What is wrong with a link among others; `names` collects the names taken, which differ by more than capitals. */
function placeFaults<Options extends LinkOptions>(
  link: string,
  { name: usual, schemes, account }: LinkProtocol<Options>,
  names: Set<string>,
): string[] {
  const url = urlOf(link);
  if (!url || !isOneOf(schemes, url)) {
    return [`that is not an ${schemes.map((scheme) => `${scheme}://`).join(' or ')} address`];
  }
  const faults = url.hostname === '' || url.username === '' ? [`without ${account} or host`] : [];
  const name = url.searchParams.get('name') ?? usual;
  const key = name.toLowerCase();
  if (OWN_NAMES.some((own) => own === key)) {
    faults.push(
      `with the name "${name}", which a gateway of the service's own has: give it another, as name=cm`,
    );
  } else if (names.has(key)) {
    faults.push(`with the name "${name}", which another link has`);
  }
  names.add(key);
  return faults;
}

function isOneOf(schemes: readonly string[], { protocol }: URL): boolean {
  return schemes.includes(protocol.slice(0, -1));
}

function planOf<Options extends LinkOptions>(protocol: LinkProtocol<Options>, options: Options): GatewayPlan {
  const { name, host, port, tps } = options;
  const source = protocol.ownSource(options);
  return {
    name,
    carrier: protocol.name,
    roles: ['gateway'],
    sends: true,
    route: source === '' ? null : { name, source, perSecond: tps },
    people: true,
    outside: !isLoopback(host),
    dialled: protocol.isDialled?.(options) ?? false,
    create: (tools) => protocol.create(options, tools),
    check: {
      subject: phrase`link ${name}`,
      todo: phrase`Check host and port with the carrier, and that its firewall lets this address in.`,
      // A log-in of our own could throw the running service off its link.
      async look() {
        await reach(host, port);
        return phrase`${host}:${port} can be reached; /readyz of the running service says whether it is bound`;
      },
    },
  };
}

/** Milliseconds for a connection. */
const CONNECT_WITHIN = 5_000;

function reach(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: CONNECT_WITHIN });
    socket.once('connect', () => resolve(void socket.destroy()));
    socket.once('timeout', () => socket.destroy(new Error(`no answer within ${CONNECT_WITHIN / 1_000} s`)));
    socket.once('error', reject);
  });
}
