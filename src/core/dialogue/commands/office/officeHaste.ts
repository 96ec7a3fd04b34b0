import { day } from '../../../calendar/day';
import { harmless } from '../../../cases/withoutPayLinks';
import type { SlotsOf } from '../../../model/intent';
import type { Verdict } from '../../../model/tickets';
import { makeNotice } from '../../../notices/notice';
import { clip } from '../../../text/clip';
import { maskName } from '../../../text/mask';
import { audited } from '../../scene/audited';
import { type Choice, command, type Scene, type Turn } from '../../scene/command';
import { isOffice, officesOf } from '../../scene/offices';
import { asking, leadTo, say } from '../../scene/say';
import { OWN_WORDS, ownWords, word, yesOrNo } from '../../scene/slotForms';
import { type Asked, hasteChoice, hasteOf } from './officeTodo';

type Slots = SlotsOf['office.haste'];

const ROOM = { matter: 12, reason: 60, answer: 60 } as const;

/** 同意, 不同意: a leader answers a request for haste, and whoever asked hears it. */
export const officeHaste = command('office.haste', {
  slots: { ticket: word, agree: yesOrNo, text: ownWords },
  writes: ({ agree }) => agree !== undefined,
  asks: {
    'haste.ask': {
      form: ({ ticket }) => ({ fields: [OWN_WORDS], keeps: { ticket, agree: false } }),
      outlivesPage: true,
      isWaitedFor: true,
    },
  },
  load: async (_, ask, scene) => hasteOf(await officesOf(ask, scene), ask, scene),
  answer(slots, asked, scene) {
    if (!isOffice(scene.caller)) return leadTo({ intent: 'unknown', slots: {} });
    const meant =
      slots.ticket === undefined ? asked : asked.filter((one) => isMeant(one, slots.ticket ?? ''));
    const [one] = meant;
    if (!one) return say({ view: 'haste.none', data: { number: slots.ticket ?? '' } });
    if (meant.length > 1) return which(meant, slots);
    if (slots.agree === undefined) return show(one, scene);
    if (!slots.agree && slots.text === undefined) return askWhy(one);
    if (slots.text !== undefined && harmless(slots.text) === null)
      return say({ view: 'haste.harmful', data: {} });
    return decided(one, slots.agree ? 'agree' : 'refuse', slots.text ?? '', asked.length - 1, scene);
  },
});

/** By the number of the request or of its case, or the last four of either. */
function isMeant({ ticket, about }: Asked, said: string): boolean {
  return ticket.number.endsWith(said) || about.number.endsWith(said);
}

function which(asked: Asked[], { agree }: Slots): Turn {
  // The words are not remembered: whoever chooses a line says them again.
  const choices = asked.slice(0, LISTED).map((one): Choice => {
    const slots = { ticket: one.ticket.number, ...(agree !== undefined && { agree }) };
    return { ...hasteChoice(one), act: { intent: 'office.haste', slots } };
  });
  return say({ view: 'haste.which', data: { count: asked.length } }, choices);
}

const LISTED = 5;

function show({ ticket, about }: Asked, scene: Scene): Turn {
  const answering = (agree: boolean): Choice => ({
    label: { name: agree ? 'agree' : 'refuse' },
    act: { intent: 'office.haste', slots: { ticket: ticket.number, agree } },
  });
  const data = {
    applicant: maskName(about.applicant),
    matter: clip(about.matter, ROOM.matter),
    number: about.number,
    day: day(ticket.at, scene),
    reason: clip(ticket.text, ROOM.reason),
  };
  return say({ view: 'haste.show', data }, [answering(true), answering(false)]);
}

function askWhy({ ticket, about }: Asked): Turn {
  const show = { view: 'haste.why', data: { matter: clip(about.matter, ROOM.matter) } } as const;
  return asking(show, { state: 'haste.ask', expects: 'text', ticket: ticket.number });
}

/** The answer is kept with the request, and goes to whoever asked; it was asked for, so no opt-out stands in its way. */
function decided({ ticket, about }: Asked, verdict: Verdict, text: string, more: number, scene: Scene): Turn {
  const { number } = ticket;
  const matter = clip(about.matter, ROOM.matter);
  const answer = text === '' ? null : clip(text, ROOM.answer);
  const view = { view: 'notice.hasteAnswered', data: { matter, number, verdict, answer } } as const;
  const notice = makeNotice(view, { to: ticket.phone, key: `${number}:answered` });
  return {
    reply: {
      show: {
        view: 'haste.told',
        data: { applicant: maskName(about.applicant), matter, verdict, more },
      },
    },
    changes: [
      { kind: 'ticketAnswered', number, answer: text, verdict, at: scene.now },
      audited('ticket.answer', number, scene),
    ],
    notices: [notice],
    dialogue: { open: null },
  };
}
