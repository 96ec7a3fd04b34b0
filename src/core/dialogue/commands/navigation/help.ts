import type { View } from '../../../views';
import type { Command, Scene } from '../../scene/command';

/** What can be sent, for whoever asks: a leader and a liaison send other things than a villager. */
export const help: Command<'help'> = {
  intent: 'help',
  load: async () => null,
  answer: (_slots, _facts, scene) => ({
    reply: { show: helpFor(scene) },
    changes: [],
    dialogue: { helpedAt: scene.now },
  }),
};

function helpFor({ caller: { role, gone } }: Scene): View {
  if (gone) return { view: 'help', data: {} };
  if (role === 'liaison') return { view: 'help.liaison', data: {} };
  if (role === 'leader' || role === 'supervisor') return { view: 'help.leader', data: {} };
  return { view: 'help', data: {} };
}
