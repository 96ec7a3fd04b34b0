/** What the simulator page needs of the service, and of the demo. */
import type { Answer, DialStep, PhoneScreen, TraceStep } from '../../ports';

export interface SimulatorPort {
  /** One text from a phone, in any usual form; resolves when the replies are committed. */
  say(from: string, to: string | undefined, text: string): Promise<Answer>;
  /** One step of a USSD session; resolves when its screen is committed. */
  dial(step: DialStep): Promise<PhoneScreen>;
  /** Shows each step of the messages that came by `say` and `dial`. Call what it returns to stop. */
  watch(see: (step: TraceStep) => void): () => void;
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
