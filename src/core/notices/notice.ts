/** A message that a person gets without having asked in this moment. */
import type { Alert } from '../model/alerts';
import type { Lane } from '../model/message';
import type { View } from '../views';

/** One message that an event or a time calls for. */
export interface Notice {
  /** E.164. */
  to: string;
  audience: 'applicant' | 'leader' | 'supervisor';
  view: View;
  lane: Extract<Lane, 'alert' | 'notice'>;
  /** `statutory` overrides every opt-out, and `why` says which rule asks for it. */
  scope: 'statutory' | 'case' | 'reminders';
  why?: string;
  /** Waits for the end of the quiet hours. */
  quiet: boolean;
  /** Milliseconds that it is worth sending; absent: as its lane is. */
  lives?: number;
  /** Of no use any more from then on, milliseconds UTC; absent: as its lane has it. */
  until?: number;
  /** Tells it from whatever else the same event, timer or alert sends the same person: with these it is once for ever. */
  key: string;
  /** It has to be answered: the alert that it carries, without its message. */
  alert?: Omit<Alert, 'id' | 'message'>;
}
