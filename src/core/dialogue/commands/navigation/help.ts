/** What can be asked, in words that fit whoever asks: a leader and a liaison send other things than a villager. */
import { hasEnded } from '../../../model/cases';
import type { View } from '../../../views';
import { command, type Scene } from '../../scene/command';
import { isLiaison, isOffice } from '../../scene/offices';
import type { Reads } from '../../scene/reads';
import { spoken } from '../../scene/slotForms';

export const help = command('help', {
  slots: { words: spoken },
  writes: false,
  public: true,
  keepsText: true,
  aside: true,
  load: (_, ask, scene) => ownNumber(ask, scene),
  answer: (_, number, scene) => ({
    reply: { show: helpFor(number, scene) },
    changes: [],
    dialogue: { helpedAt: scene.now },
  }),
});

/** The number of the case that whoever is of no household asks for first; null where there is none. */
export async function ownNumber(ask: Reads, { caller, inbound }: Scene): Promise<string | null> {
  if (caller.household) return null;
  const cases = await ask.casesOf(inbound.from);
  return (cases.find((one) => !hasEnded(one)) ?? cases[0])?.number ?? null;
}

/** `number`: of an own case, where this phone is of no household. */
export function helpFor(number: string | null, { caller }: Scene): View {
  if (isOffice(caller)) return { view: 'help.leader', data: {} };
  if (isLiaison(caller)) return { view: 'help.liaison', data: {} };
  if (caller.household) return { view: 'help', data: {} };
  return number === null ? { view: 'help.stranger', data: {} } : { view: 'help.applicant', data: { number } };
}
