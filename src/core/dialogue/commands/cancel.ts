import type { Command } from '../command';
import type { Dialogue } from '../dialogue';
import { type Visits, visitsOf, whichVisit } from './appointmentCancel';

/** Ends what is open. Where nothing is, the visit just booked may be meant: that is asked, never said to be gone. */
export const cancel: Command<'cancel', Visits | null> = {
  intent: 'cancel',
  load: async (_, ask, scene) => (isOpen(scene.dialogue) ? null : visitsOf(ask, scene)),
  answer(_slots, visits, scene) {
    if (visits && visits.booked.length > 0) return whichVisit(visits.booked, visits.matters, scene);
    return {
      reply: { show: { view: 'cancelled', data: {} } },
      changes: [],
      dialogue: { open: null, trail: [], access: { ...scene.dialogue.access, pending: null } },
    };
  },
};

/** Something waits for an answer, or for a proof of identity. */
function isOpen({ open, access }: Dialogue): boolean {
  return open !== null || access.pending !== null;
}
