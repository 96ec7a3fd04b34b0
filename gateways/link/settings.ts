/** Links as settings: one variable that holds the addresses of all of them, whatever protocol each speaks. */
import { connect } from 'node:net';
import { z } from 'zod';
import { urlOf } from '../../src/config/schema';
import type { TextForm } from '../../src/core/model/route';
import { isLoopback } from '../../src/net/address';
import { type Carrier, type Gateway, type GatewayPlan, phrase, type ValuesOf } from '../../src/ports';
import type { LinkTools } from './carrier';
import type { LinkOptions } from './options';

/** Names that gateways of the service's own have: what is owed to a link of such a name would be theirs, and go nowhere. */
export const OWN_NAMES = ['simulator', 'handset', 'twilio', 'ussd', 'wap'] as const;

/** A protocol, as its folder brings it: a new one is a line in `gateways/index.ts`. */
export interface LinkProtocol {
  /** The folder's name, and that of a link whose address names none. */
  name: string;
  /** Schemes of the addresses, as `smpp`; the one over TLS ends with `s`. */
  schemes: readonly string[];
  /** What the address calls the account, as `system_id`. */
  account: string;
  /** Reads one address. Throws one Error that says all that is wrong with it, without the password. */
  read(url: string): Link;
}

/** One link that the settings ask for; nothing of it is open yet. */
export interface Link {
  options: LinkOptions;
  /** The code that messages of our own leave from; empty: none leave by this link. */
  source: string;
  /** How it writes texts. */
  form: TextForm;
  /** People dial service codes by it. */
  dialled?: boolean;
  create(tools: LinkTools): Gateway;
}

interface LinkSetting {
  allowed: string;
  schema: z.ZodType<Link[], string>;
  default: string;
  secret: true;
}

type LinkSettings = Record<string, LinkSetting>;

/** All links as one carrier: the variables that hold their addresses, the one that is told first, and what each may speak. */
export function linkCarrier(
  variables: Readonly<Record<string, readonly LinkProtocol[]>>,
): Carrier<LinkSettings> {
  const [main = ''] = Object.keys(variables);
  const settings = Object.entries(variables).map(
    ([name, protocols]) => [name, settingOf(protocols)] as const,
  );
  return {
    name: NAME,
    reserved: [],
    setBy: main,
    settings: Object.fromEntries(settings),
    gateways: (values: ValuesOf<LinkSettings>) =>
      Object.keys(variables).flatMap((name) => (values[name] ?? []).map(planOf)),
    unused: { subject: phrase`links`, says: { english: `no ${main} is set`, values: [] } },
  };
}

const NAME = 'links';

function settingOf(protocols: readonly LinkProtocol[]): LinkSetting {
  const forms = protocols.map(({ schemes, account }) => {
    const written = schemes.map((scheme) => `${scheme}://`).join(' or ');
    return `${written}${account}:password@host:port?name=NAME&…`;
  });
  const allowed = `links separated by spaces, each ${forms.join(', or ')}`;
  return { allowed, schema: linkUrls(protocols), default: '', secret: true };
}

/** Every fault of every link is told. */
function linkUrls(protocols: readonly LinkProtocol[]) {
  const schemes = protocols
    .flatMap((protocol) => protocol.schemes.map((scheme) => `${scheme}://`))
    .join(' or ');
  return z.string().transform((text, context): Link[] => {
    const names = new Set<string>();
    const written = text.split(/\s+/).filter((part) => part !== '');
    return written.flatMap((address, index) => {
      const say = (fault: string) => context.addIssue({ code: 'custom', message: fault });
      const url = urlOf(address);
      const protocol = url && protocols.find((one) => one.schemes.includes(url.protocol.slice(0, -1)));
      if (!url || !protocol) {
        say(
          `has a link (number ${index + 1}) that can not be read as ${schemes}; in a password write @ as %40, # as %23, / as %2F`,
        );
        return [];
      }
      for (const fault of placeFaults(url, protocol, names)) say(`has a link (number ${index + 1}) ${fault}`);
      const link = url.hostname === '' ? [] : parsed(address, protocol);
      if (typeof link !== 'string') return link;
      say(`has a fault (${link})`);
      return [];
    });
  });
}

/** The link of an address, or its faults in words. */
function parsed(address: string, protocol: LinkProtocol): [Link] | string {
  try {
    return [protocol.read(address)];
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown';
  }
}

/** What is wrong with a link among others; `names` collects the names taken, which differ by more than capitals. */
function placeFaults(url: URL, { name: usual, account }: LinkProtocol, names: Set<string>): string[] {
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

function planOf({ options, source, form, dialled = false, create }: Link): GatewayPlan {
  const { name, host, port, tps, carrier } = options;
  return {
    name,
    carrier: NAME,
    roles: ['gateway'],
    sends: true,
    route: source === '' ? null : { name, source, perSecond: tps, form, ...(carrier && { carrier }) },
    people: true,
    outside: !isLoopback(host),
    dialled,
    create,
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
