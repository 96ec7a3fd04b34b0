import { DAY } from '../../../calendar/durations';
import type { Open } from '../../../model/dialogue';
import type { Intent, SlotsOf } from '../../../model/intent';
import type { Ticket } from '../../../model/tickets';
import type { Ended } from '../../../views';
import { isGood } from '../../phones/codes';
import { OPEN_FOR } from '../../scene/access';
import { command, type Scene, type Turn } from '../../scene/command';
import { leadTo, say } from '../../scene/say';
import { among, word } from '../../scene/slotForms';
import { sureToWithdraw, whichToWithdraw, withdrawn } from '../tickets/withdraw';
import { whichVisit } from '../visits/appointmentCancel';
import { inWords, type Stands, standsFor } from './standing';
import { takeBack } from './takeBack';

interface Facts {
  stands: Stands;
  /** A move of numbers waits for the word of this phone. */
  moves: boolean;
}

/**
 * Ends what is open, and says what that was and what still stands. Where nothing is open it takes back what was done
 * just before; else something asked or booked may be meant: that is asked, never said to be gone.
 */
export const cancel = command('cancel', {
  slots: { asked: among('complaint', 'consult', 'expedite', 'any'), ticket: word },
  // Which of them is meant is asked first.
  writes: ({ asked }) => asked === undefined,
  keepsText: true,
  ends: true,
  async load(_, ask, scene): Promise<Facts> {
    const sent = whatIsOpen(scene) === null ? await ask.codesSentTo(scene.inbound.from, scene.now - DAY) : [];
    const moves = sent.some((one) => one.purpose === 'move' && isGood(one, scene.now));
    return { stands: await standsFor(ask, scene), moves };
  },
  answer(slots, { stands, moves }, scene) {
    if (slots.asked !== undefined || slots.ticket !== undefined)
      return withdraw(slots, stands.tickets, scene);
    if (scene.dialogue.open?.context.state === 'phone.code' || moves) return toPhones();
    const ended = whatIsOpen(scene);
    return (
      (ended === null && (takeBack(scene) ?? meant(stands, scene))) || over(ended ?? 'nothing', stands, scene)
    );
  },
});

/** Whoever was sent a code says no to its move. */
function toPhones(): Turn {
  return leadTo({ intent: 'contact.changePhone', slots: { no: true } });
}

function over(ended: Ended, stands: Stands, scene: Scene): Turn {
  return {
    ...say({ view: 'cancelled', data: { ended, ...inWords(stands, ended, scene) } }),
    dialogue: { open: null, trail: [], access: { ...scene.dialogue.access, pending: null, granted: null } },
  };
}

/** A visit, or what was asked within the half hour; null: nothing that could be meant. */
function meant({ visits: { booked, matters }, tickets }: Stands, scene: Scene): Turn | null {
  if (booked.length > 0) return whichVisit(booked, matters, scene);
  const [newest] = tickets;
  return newest && scene.now - newest.at <= OPEN_FOR ? sureToWithdraw(newest) : null;
}

/** What waits for an answer or for a proof of identity, or was shown by one; null: nothing. */
function whatIsOpen({ dialogue: { open, access }, question }: Scene): Ended | null {
  const asks = open !== null && open.context.expects !== 'none' && open.act.intent !== 'menu';
  if (asks) return question?.ended ?? listEnded(open);
  if (access.pending !== null) return 'identity';
  return access.granted ? 'look' : null;
}

/** A question about these is whether something goes to an office. */
const FILES: readonly Intent[] = ['complaint.file', 'consult.ask', 'death.note'];

/** The offer of a call is declined; of a question about dropping or filing something all stays as it is. */
function listEnded({ act, context }: Open): Ended {
  if (act.intent === 'callback.ask') return 'call';
  const confirms = context.state === 'menu' && context.confirms !== undefined;
  if (confirms && FILES.includes(act.intent)) return 'notFiled';
  return confirms || act.intent === 'cancel' || act.intent === 'appointment.cancel' ? 'kept' : 'list';
}

/** The one that is picked or was just spoken of; of several it is asked which, the only one once that is confirmed. */
function withdraw({ asked, ticket }: SlotsOf['cancel'], tickets: Ticket[], scene: Scene): Turn {
  const picked = tickets.find(({ number }) => number === ticket);
  if (picked) return withdrawn(picked, scene);
  const meant = tickets.filter(({ kind }) => asked === 'any' || kind === asked);
  const [only] = meant;
  if (!only)
    return say({
      view: 'ticket.noneOpen',
      data: { kind: asked === undefined || asked === 'any' ? 'complaint' : asked },
    });
  return meant.length === 1 ? sureToWithdraw(only) : whichToWithdraw(meant, scene);
}
