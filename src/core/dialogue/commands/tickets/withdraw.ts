/** What was asked in own words is taken back: 取消投诉, 那个撤了吧. */
import type { Ticket } from '../../../model/tickets';
import { audited } from '../../scene/audited';
import type { Choice, Scene, Turn } from '../../scene/command';
import { say } from '../../scene/say';
import { ticketRows } from './askedAfter';

/** Nobody has to answer it any more; it can be asked again. */
export function withdrawn({ kind, number }: Ticket, scene: Scene): Turn {
  return {
    ...say({ view: 'ticket.withdrawn', data: { kind, number } }),
    changes: [{ kind: 'ticketWithdrawn', number, at: scene.now }, audited('ticket.withdraw', number, scene)],
    dialogue: { open: null },
    undo: null,
  };
}

/** The only one that it can be, once that is confirmed. */
export function sureToWithdraw({ kind, number }: Ticket): Turn {
  const choices: Choice[] = [
    { label: { name: 'withdraw' }, act: { intent: 'cancel', slots: { ticket: number } } },
    { label: { name: 'keep' }, act: { intent: 'cancel', slots: {} } },
  ];
  return {
    ...say({ view: 'ticket.sure', data: { kind, number } }, choices, { confirms: 'drop' }),
    subject: { kind: 'ticket', ticket: number },
  };
}

/** Which of several. */
export function whichToWithdraw(tickets: readonly Ticket[], scene: Scene): Turn {
  const choices = ticketRows(tickets, scene, ({ number }) => ({
    intent: 'cancel',
    slots: { ticket: number },
  }));
  return say({ view: 'ticket.which', data: {} }, choices);
}
