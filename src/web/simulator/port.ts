import type { Outbound } from '../../core/message';
import type { Answer, TraceStep } from '../../ports';

/** What the page needs of the simulator's gateway. */
export interface SimulatorPort {
  /** One text from a phone, in any usual form; resolves when the replies are committed. */
  say(from: string, to: string | undefined, text: string): Promise<Answer>;
  /** Shows each step of the messages that came by `say`. Call what it returns to stop. */
  watch(see: (step: TraceStep) => void): () => void;
}

/** Where messages that nobody asked for arrive on the page. */
export interface Arrivals {
  watch(see: (message: Pick<Outbound, 'to' | 'text'>) => void): () => void;
}
