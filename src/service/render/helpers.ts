/** What templates may call besides the blocks of Handlebars. */

import { type Day, sayDay, sayDayToKeep } from '../../core/calendar/day';
import type { Language } from '../../core/model/message';
import { fitName } from '../../core/text/row';

/** By the name that a template calls each by. `label`: a word of `labels.json`. */
export function helpersIn(language: Language, label: (group: string, name: string) => string) {
  // Whoever orders a message from outside writes the day out.
  const dayBy = (say: typeof sayDay) => (day: Day | string) =>
    typeof day === 'string' ? day : say(day, language);
  return {
    word: label,
    date: dayBy(sayDay),
    /** Of a day that its reader has to keep. */
    weekday: dayBy(sayDayToKeep),
    /** A name in a row, as far as the other pieces of that row leave it room; what is no text is not said. */
    fit: (name: string, ...others: (string | object | null | undefined)[]) =>
      fitName(
        name,
        others.filter((piece) => typeof piece === 'string'),
      ),
  };
}

export const HELPERS = ['word', 'date', 'weekday', 'fit'] as const;
