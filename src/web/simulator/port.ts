/** What the simulator page needs of the service, and of the demo. */
import type { Outbound } from '../../core/model/message';
import type { Answer, TraceStep } from '../../ports';

export interface SimulatorPort {
  /** One text from a phone, in any usual form; resolves when the replies are committed. */
  say(from: string, to: string | undefined, text: string): Promise<Answer>;
  /** One step of a USSD session; resolves when its screen is committed. */
  dial(step: DialStep): Promise<{ text: string; end: boolean }>;
  /** Shows each step of the messages that came by `say` and `dial`. Call what it returns to stop. */
  watch(see: (step: TraceStep) => void): () => void;
}

export interface DialStep {
  from: string;
  /** Names the session among those of this phone. */
  session: string;
  /** As it was dialled: `*106#`, `*106*1*2#`. */
  code: string;
  /** Typed since the last screen. */
  input: string;
  hangUp?: boolean | undefined;
}

/** A text that nobody asked for, as it lies in a phone. */
export interface Arrival extends Pick<Outbound, 'id' | 'to' | 'text' | 'lane' | 'template'> {
  /** Milliseconds UTC. */
  at: number;
}

/** Where messages that nobody asked for arrive on the page. */
export interface Arrivals {
  watch(see: (arrival: Arrival) => void): () => void;
  /** The last ones of a phone (E.164), the oldest first. */
  inbox(phone: string): readonly Arrival[];
}

/** Who can be played on the simulator, and what is worth trying: data that the demo hands in. */
export interface DemoScript {
  people: {
    /** E.164. */
    phone: string;
    name: string;
    /** A name of `roles` in `templates/simulator/<language>.json`. */
    role: string;
  }[];
  /** Labels are Chinese; `labels` in `templates/simulator/en.json` says them in English. `as` is a phone of `people`. */
  try: { label: string; text: string; as: string }[];
  /** As `try`; its texts are dialled (`*106*1#`). */
  dial: { label: string; text: string; as: string }[];
}
