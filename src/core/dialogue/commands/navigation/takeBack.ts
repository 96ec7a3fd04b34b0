/** 取消 after something was done: it is taken back, where that can be meant. */
import type { Act } from '../../../model/intent';
import type { Choice, Scene, Turn } from '../../scene/command';
import { leadTo, say } from '../../scene/say';

/** Null where nothing was done lately. */
export function takeBack({ dialogue, now }: Scene): Turn | null {
  const { undo, turn, open } = dialogue;
  if (!undo || now > undo.until) return null;
  // Who stopped the messages and says 取消 may mean either.
  if (undo.act.intent === 'subscribe.start') return sure(undo.act);
  // What was said since may be what is meant; a menu alone, as each session shows it first, is nothing that was said.
  const since = turn - undo.turn - (open?.act.intent === 'menu' ? 2 : 1);
  return since <= 0 ? { ...leadTo(undo.act), undo: null } : null;
}

function sure(act: Act): Turn {
  const choices: Choice[] = [
    { label: { title: 'subscribe.start' }, act },
    { label: { name: 'stayStopped' }, act: { intent: 'cancel', slots: {} } },
  ];
  return { ...say({ view: 'subscribe.sure', data: {} }, choices, { confirms: true }), undo: null };
}
