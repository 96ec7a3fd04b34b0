/** Carriers as the settings see them: what each can be told, and the gateways that follow from it. */
import type { PlannedRoute } from '../core/model/route';
import type { Gateway } from './gateway';
import type { Chance, Clock, Log, Meter } from './runtime';

/** One environment variable; `Value` is what its text means. */
export interface Setting<Value = unknown> {
  /** What may stand there, said to whoever set it wrong. */
  allowed: string;
  schema: Schema<Value>;
  /** Stands where the variable is absent or empty; without one the value is null. */
  default?: string;
  /** The value is never shown. */
  secret?: true;
}

/** The part of a zod schema that is used. A message goes on after the variable's name: `is not a number`. */
interface Schema<Value> {
  safeParse(
    text: string,
  ): { success: true; data: Value } | { success: false; error: { issues: readonly { message: string }[] } };
}

export type Settings = Readonly<Record<string, Setting>>;

/** The typed value of each setting; null where it is absent and has no default. */
export type ValuesOf<Named extends Settings> = {
  readonly [Name in keyof Named]:
    | (Named[Name]['schema'] extends Schema<infer Value> ? Value : never)
    | (Named[Name] extends { default: string } ? never : null);
};

/** What a folder of `gateways/` brings. A new one is a line in `gateways/index.ts`, and named nowhere else. */
export interface Carrier<Named extends Settings = Settings> {
  /** Of its folder. */
  name: string;
  settings: Named;
  /** Names that its gateways have whatever the settings say: no link may take one. */
  reserved: readonly string[];
  /** What an operator sets to send by it, as `TWILIO_`; absent: it sends nothing that was not asked for. */
  setBy?: string;
  /** What one setting cannot know of another. Settings that are wrong themselves are absent, and not blamed again. */
  faults?(values: Partial<ValuesOf<Named>>): { name: keyof Named & string; wrong: string }[];
  /** The gateways that these settings ask for. */
  gateways(values: ValuesOf<Named>, site: Site): GatewayPlan[];
  /** What doctor says where they ask for none. */
  unused?: { subject: Phrase; says: Phrase };
}

/** What a carrier has to know of the whole installation. */
export interface Site {
  /** What the outside calls us, without a slash at its end. */
  publicUrl: string;
}

/** A gateway that the settings ask for. Nothing of it is open yet. */
export interface GatewayPlan {
  /** Unique, letter case aside; stands in logs, metrics and rows. */
  name: string;
  /** Name of its carrier. */
  carrier: string;
  /** The processes that hold it, beside those of role `all`: those with links, or those that are called. */
  roles: readonly ('gateway' | 'web')[];
  /** Whether it can send messages of our own at all: then no demo phone takes them. */
  sends: boolean;
  /** How they leave by it; null where they do not, for want of a code or by the operator's choice. */
  route: PlannedRoute | null;
  /** Whether people come in by it, whom nobody may play on a page. */
  people: boolean;
  /** Whether people may be at the other end of what it sends: its peer is not on this machine. */
  outside: boolean;
  /** Whether people dial service codes by it. */
  dialled: boolean;
  /** The service codes that it answers, as `*106#`, the first one to be shown; absent: whatever is dialled. */
  codes?: readonly string[];
  create(tools: GatewayTools): Gateway;
  /** What doctor tries. */
  check?: GatewayCheck;
}

/** What gateways are given to work with; each names those that it uses. */
export interface GatewayTools {
  clock: Clock;
  chance: Chance;
  log: Log;
  meter: Meter;
  /** The folder `templates`. */
  templates: string;
  /** What a gateway says itself, in the language of the place. */
  say(what: 'busy' | 'late' | 'elsewhere'): string;
  /** A demo: everybody in the store is invented, so a program on this machine may call without a token. */
  open: boolean;
}

/** One look at a gateway's peer from outside the service. Changes nothing, and never logs in where that could end a running link. */
export interface GatewayCheck {
  subject: Phrase;
  /** For the operator, where the look fails. */
  todo: Phrase;
  /** Rejects with what does not work. */
  look(): Promise<Phrase>;
}

/** English with `{0}`, `{1}` … and what stands there; the command line has the words of other languages. */
export interface Phrase {
  english: string;
  values: readonly unknown[];
}

/** ``phrase`link ${name}` `` */
export function phrase(parts: TemplateStringsArray, ...values: readonly unknown[]): Phrase {
  return { english: parts.reduce((said, part, index) => `${said}{${index - 1}}${part}`), values };
}
