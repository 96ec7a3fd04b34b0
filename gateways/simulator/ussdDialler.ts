/** A keypad and a screen: what is dialled and typed as steps of a session, and answers as screens. */
import type { SessionStep } from '../../src/core/model/message';
import { gsm7Length } from '../../src/core/text/gsm7';
import type { Dialled } from '../../src/core/text/serviceCode';
import type { Answer, DialStep, PhoneScreen, TraceStep } from '../../src/ports';

/** A network waits little longer for an answer, milliseconds. */
const WAIT = 1_800;
/** What one screen holds (3GPP TS 24.080). */
const SEPTETS = { in: 8, octets: 7 } as const;

/** `now.reading` is of the monotonic clock; `now.name` names this press of a key: the same digit pressed twice is two steps, dialling again is not. */
export function sessionStep(
  { session: id, code, input, hangUp }: DialStep,
  { behind }: Dialled,
  now: { reading: number; name: string },
): { session: SessionStep; text: string } {
  const session: SessionStep = {
    id: `simulator:${id}`,
    step: input === '' ? `dialled ${code}` : now.name,
    answerBy: now.reading + WAIT,
    ...(hangUp && { phase: 'close' }),
  };
  return { session, text: input === '' ? behind : input };
}

export function screenOf({ replies, ends }: Answer): PhoneScreen {
  return { text: replies[0]?.text ?? '', end: ends === true || replies.length === 0 };
}

export function endingScreen(text: string): PhoneScreen {
  return { text, end: true };
}

/** What the screen takes of its 160 octets, for whoever looks inside. */
export function octetsOf({ replies: [screen] }: Answer): TraceStep['detail'] {
  if (!screen) return { octets: 0 };
  const { text, encoding } = screen;
  const octets =
    encoding === 'gsm7' ? Math.ceil((gsm7Length(text) * SEPTETS.octets) / SEPTETS.in) : text.length * 2;
  return { octets, encoding };
}
