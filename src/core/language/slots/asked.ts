/** What a person has asked for in own words before, as far as the words tell which it was. */
import type { AskedKind } from '../../model/intent';
import type { Reading } from '../reading/reading';

type Heard = Pick<Reading, 'text' | 'says'>;

/** Empty where nothing of the kind is meant: 我报的低保咋没下文 is of a case, though it is asked after like a complaint. `kind`: what the model takes it for; null where it was not asked. */
export function ticketIn({ text, says }: Heard, kind: string | null): { asked?: AskedKind } {
  const asked = askedIn({ text, says });
  const isCase =
    asked === 'any'
      ? kind !== 'ticket' || says.caseApplied.test(text)
      : kind !== 'ticket' && !says.ticketNamed.test(text);
  return isCase ? {} : { asked };
}

/** Which of the things asked in own words is meant. */
function askedIn({ text, says }: Heard): AskedKind {
  if (says.complained.test(text)) return 'complaint';
  if (says.hurries.test(text)) return 'expedite';
  return says.consulted.test(text) ? 'consult' : 'any';
}
