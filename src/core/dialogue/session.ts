/** Sessions of screens (USSD): which requests are new, which are the same once more, and what was typed since. */
import { MINUTE, SECOND } from '../calendar/durations';
import type { Session } from '../model/dialogue';
import type { Inbound, SessionStep } from '../model/message';
import { fingerprint } from '../text/fingerprint';

/** Whether the person is expected to type something more. */
export function goesOn({ open, screen, screens }: Pick<Session, 'open' | 'screen' | 'screens'>): boolean {
  return open || screen < screens.length - 1;
}

/** As much of a dialogue as sessions need. */
export interface Sessioned {
  turn: number;
  session?: Session;
}

/** What is to be done for one request of a session. */
export type StepPlan =
  /** It was answered: the same screen again. */
  | { do: 'repeat'; session: Session }
  /** A new session of a person whose last one broke off a moment ago: the same screen, under the new id. */
  | { do: 'resume'; session: Session }
  /** Nobody looks any more. */
  | { do: 'nothing' }
  /** From the first screen, or from where the person is, through these inputs. */
  | { do: 'walk'; from: 'start' | 'here'; inputs: string[] };

/** Within so many milliseconds the same input without a name of its own is the same request: nobody reads so fast. */
const SAME_WITHIN = 2 * SECOND;
/** So long after its last screen a session that broke off goes on when the code is dialled again, milliseconds. */
const RESUME_WITHIN = 5 * MINUTE;
/** Screens that one dialled code leads through at most. */
const LONGEST_WALK = 8;

/** A function of its arguments alone. `inbound` must have a session. */
export function planStep(dialogue: Sessioned, inbound: Inbound, step: SessionStep): StepPlan {
  if (step.phase === 'close') return { do: 'nothing' };
  const session = dialogue.session;
  const known = session !== undefined && session.id === step.id ? session : null;
  if (known && isSame(known, inbound, step)) return { do: 'repeat', session: known };
  if (!known || step.phase === 'new') return planStart(dialogue, inbound, step);
  if (!step.cumulative) return walk('here', [inbound.text]);
  const { text } = inbound;
  if (fingerprint(text.slice(0, known.taken)) !== known.step) {
    // Shorter: a request that was overtaken. Else the session is not as we know it: from its beginning.
    return text.length < known.taken ? { do: 'repeat', session: known } : walk('start', allInputsOf(text));
  }
  const typed = known.taken === 0 ? text : text.slice(known.taken).replace(/^\*/, '');
  return typed === '' ? { do: 'repeat', session: known } : walk('here', inputsOf(typed));
}

function planStart(dialogue: Sessioned, inbound: Inbound, { cumulative }: SessionStep): StepPlan {
  const inputs = cumulative ? allInputsOf(inbound.text) : inputsOf(inbound.text);
  const { session } = dialogue;
  const brokeOff =
    session && goesOn(session) && session.turn === dialogue.turn && isWithin(RESUME_WITHIN, session, inbound);
  return inputs.length === 0 && session && brokeOff ? { do: 'resume', session } : walk('start', inputs);
}

function walk(from: 'start' | 'here', inputs: string[]): StepPlan {
  return { do: 'walk', from, inputs: inputs.slice(0, LONGEST_WALK) };
}

/** `1*2` is two choices; a sentence with an asterisk in it is one answer. */
function inputsOf(text: string): string[] {
  if (text === '') return [];
  return /^\d+(\*\d+)*$/.test(text) ? text.split('*') : [text];
}

/** All of a session whose beginning is not known: whatever stands between asterisks was typed for itself. */
function allInputsOf(text: string): string[] {
  return text.split('*').filter((input) => input !== '');
}

function isSame(known: Session, inbound: Inbound, step: SessionStep): boolean {
  if (known.step !== stepOf(inbound, step)) return false;
  return step.cumulative === true || step.step !== undefined || isWithin(SAME_WITHIN, known, inbound);
}

/** What the request is remembered by. */
export function stepOf(inbound: Inbound, step: SessionStep): string {
  return fingerprint(step.cumulative ? inbound.text : (step.step ?? inbound.text));
}

/** Either way: the clock may have been set back in between. */
function isWithin(ms: number, one: { at: number }, other: { at: number }): boolean {
  return Math.abs(other.at - one.at) < ms;
}
