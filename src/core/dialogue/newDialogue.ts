import type { Dialogue } from '../model/dialogue';
import type { Language } from '../model/message';

/** Of a person of whom nothing is remembered. */
export function newDialogue(phone: string, language: Language): Dialogue {
  return {
    phone,
    turn: 0,
    language,
    open: null,
    trail: [],
    last: null,
    helpedAt: null,
    noise: { count: 0, since: 0 },
    access: { granted: null, pending: null, wrong: 0, wrongAt: null, lockedUntil: null },
  };
}
