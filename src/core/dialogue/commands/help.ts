import type { Command } from '../command';

export const help: Command<'help'> = {
  intent: 'help',
  load: async () => null,
  answer: (_slots, _facts, scene) => ({
    reply: { show: { view: 'help', data: {} } },
    changes: [],
    dialogue: { helpedAt: scene.now },
  }),
};
