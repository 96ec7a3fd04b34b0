import type { Command } from '../command';

export const cancel: Command<'cancel'> = {
  intent: 'cancel',
  load: async () => null,
  answer: (_slots, _facts, { dialogue }) => ({
    reply: { show: { view: 'cancelled', data: {} } },
    changes: [],
    dialogue: { open: null, trail: [], access: { ...dialogue.access, pending: null } },
  }),
};
