/** What is dialled and what arrives on the phones of the simulator's page: its carrier and the page both speak of it. */
import type { Outbound } from '../core/model/message';

/** One step of a USSD session. */
export interface DialStep {
  /** A phone in any usual form. */
  from: string;
  /** Names the session among those of this phone. */
  session: string;
  /** As it was dialled: `*106#`, `*106*1*2#`. */
  code: string;
  /** Typed since the last screen; empty where the code was just dialled. */
  input: string;
  /** Nobody looks any more: the red key, or a time-out of the network. */
  hangUp?: boolean | undefined;
}

/** What the phone shows; `end`: nothing more can be typed. */
export interface PhoneScreen {
  text: string;
  end: boolean;
}

/** A text that nobody asked for, as it lies in a phone. */
export interface Arrival extends Pick<Outbound, 'id' | 'to' | 'text' | 'lane' | 'template'> {
  /** Milliseconds UTC. */
  at: number;
}

/** Where messages that nobody asked for arrive on the page. */
export interface Arrivals {
  /** Call what it returns to stop. */
  watch(see: (arrival: Arrival) => void): () => void;
  /** The last ones of a phone (E.164), the oldest first. */
  inbox(phone: string): readonly Arrival[];
}
