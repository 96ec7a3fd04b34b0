/** What a message was understood as. */
import type { Act, Intent } from './intent';

/**
 * What was understood, in which language it was said where that can be told (`BT` is in neither: `initials`), and how.
 * What came from a page says in which language that one is (`shownIn`), and a link which page of a list it leads to,
 * from 1.
 */
export type Understood = Act & {
  spoken?: 'zh-CN' | 'en';
  initials?: true;
  shownIn?: 'zh-CN' | 'en';
  /** Said in one breath with it: whose data it is to be asked of. The digits may be missing yet. */
  proof?: { name: string; tail?: string };
  manner?: Manner;
  /** Meant, but not for sure: what may do harm is asked first. */
  unsure?: true;
  /** Of several things asked in one text it is the first. */
  several?: true;
  page?: number;
  /** What of the intent is asked (`total`, `ticket`, `yes`): for the slots. */
  kind?: string;
  /** What it may mean, the likeliest first. */
  readings?: readonly TextReading[];
  /** Of an `unknown`: the one or two readings that are worth asking back. */
  askBack?: readonly Likely[];
};

/** One reading of a text; `margin`: how much likelier than that nothing is asked of the service, as a logarithm. */
export interface TextReading {
  intent: Intent;
  kind: string | null;
  margin: number;
}

/** A reading with the slots that the words state. */
export type Likely = { act: Act; kind: string | null };

/**
 * Of an `unknown`: thanks and what a phone sends by itself want no answer; who asks for a person or cannot read is told
 * whom to turn to, who is in danger whom to call; who curses is shown a way to a person.
 */
export type Manner = 'courtesy' | 'automatic' | 'hello' | 'person' | 'illiterate' | 'danger' | 'abuse' | 'long'; // biome-ignore format: a list
