/** Where a message goes that its carrier sent back as another carrier's subscriber's. */
import type { Change } from '../../../core/model/change';
import type { Outbound } from '../../../core/model/message';
import { type Candidate, chooseRoute } from '../../../core/sending/route';
import type { HomeCarriers } from './homeCarriers';
import type { ChosenRoute } from './routes';

/** What was learned of the number, and the route that is left; null: there is none. */
export interface NotOurs {
  learned: Change;
  by: ChosenRoute | null;
}

/** Null where the code says something else. */
export type Elsewhere = (
  message: Pick<Outbound, 'gateway' | 'to' | 'lane' | 'from'>,
  code: string,
) => NotOurs | null;

/** `candidates`: what a new message can leave by. An answer leaves only from the code that was written to. */
export function createElsewhere(
  homes: Pick<HomeCarriers, 'homeOf' | 'refused'>,
  candidates: () => Candidate[],
): Elsewhere {
  return ({ gateway, to, lane, from }, code) => {
    const learned = homes.refused(gateway, to, code);
    if (!learned) return null;
    const home = homes.homeOf(to);
    const others = candidates().filter(
      ({ name, carrier }) => name !== gateway && !(carrier && home.away.includes(carrier)),
    );
    const wanted = { lane, fraction: 1, home, ...(lane === 'reply' && { code: from }) };
    const chosen = chooseRoute(others, wanted);
    return { learned, by: chosen && { gateway: chosen.name, source: chosen.source } };
  };
}
