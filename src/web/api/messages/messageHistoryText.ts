/** What a message's states, steps and codes are called, from `templates/text/<language>/codes.json`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { LANGUAGES, type Language } from '../../../core/model/message';
import type { MessageState } from '../../../core/sending/messageHistory';

/** The steps of a message, each with what its words need. */
export interface Steps {
  taken: { route: string; parts: number };
  suppressed: { why: string };
  again: { route: string; why: string };
  failed: { route: string; why: string };
  expired: { route: string; why: string };
  carried: { route: string; number: number; reference: string };
  moved: { number: number; why: string };
  waits: object;
}

export interface HistoryWords {
  state(state: MessageState): string;
  step<S extends keyof Steps>(step: S, data: Steps[S]): string;
  /** The words for a code; one that is not known is named, so that the carrier can be asked. */
  code(code: string): string;
}

interface Written {
  states: Record<MessageState, string>;
  steps: Record<keyof Steps, string>;
  codes: Record<string, string>;
  unknownCode: string;
}

/** `folder` is `templates/`. Throws where a file is missing or broken. */
export function loadHistoryWords(folder: string): Record<Language, HistoryWords> {
  const entries = LANGUAGES.map((language) => {
    const file = join(folder, 'text', language, 'codes.json');
    return [language, wordsOf(JSON.parse(readFileSync(file, 'utf8')) as Written)]; // our own file, held by a test
  });
  // One entry for each of LANGUAGES: fromEntries cannot tell.
  return Object.fromEntries(entries) as Record<Language, HistoryWords>;
}

function wordsOf({ states, steps, codes, unknownCode }: Written): HistoryWords {
  const compile = (text: string) => Handlebars.compile(text, { noEscape: true, strict: true });
  const says = new Map(Object.entries(steps).map(([name, text]) => [name, compile(text)]));
  const unknown = compile(unknownCode);
  const said = (code: string) => (Object.hasOwn(codes, code) ? codes[code] : undefined);
  /** Of `MK:0123` what `MK:` says: the digits differ between provinces. */
  const familyOf = (code: string) => {
    const family = said(code.slice(0, 3));
    return family && /^\w\w:/.test(code) ? `${family} ${code}` : undefined;
  };
  return {
    state: (state) => states[state],
    step: (step, data) => says.get(step)?.(data) ?? step,
    code: (code) => said(code) ?? familyOf(code) ?? unknown({ code }),
  };
}
