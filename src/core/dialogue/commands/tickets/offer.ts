/** Before something that was said in own words goes to an office, whoever said it is asked. */
import type { View } from '../../../views';
import type { Choice, Scene, Turn } from '../../scene/command';
import { say } from '../../scene/say';
import { numberOf, ticketFor } from './newTicket';

/**
 * `show` with two ways on: what was said is asked of an office, or nothing is; `more`: behind them. Until then it is kept as a draft, which
 * nobody but the person reads: a conversation remembers no own words.
 */
export function offerTicket(
  kind: 'complaint' | 'consult',
  text: string,
  show: View,
  scene: Scene,
  more: readonly Choice[] = [],
): Turn {
  const number = numberOf(kind, scene);
  const intent = kind === 'complaint' ? 'complaint.file' : 'consult.ask';
  const doubts = show.view === 'ticket.doubt';
  const choices: Choice[] = [
    { label: { name: 'file' }, act: { intent, slots: { ticket: number } } },
    {
      label: { name: doubts && kind === 'complaint' ? 'notComplaint' : 'noFile' },
      act: { intent: 'cancel', slots: {} },
    },
    ...more,
  ];
  return {
    ...say(show, choices, { confirms: true }),
    changes: [ticketFor(kind, number, text, {}, scene, 'draft')],
  };
}
