/** What pages make of an open question: the form that answers it, and whether it is worth coming back to. */
import { openContext } from '../../core/dialogue/converse';
import type { Dialogue } from '../../core/model/dialogue';
import type { Act, Context, Intent } from '../../core/model/intent';
import type { PageInput } from '../../core/model/page';

export type Field = Pick<PageInput, 'name' | 'kind' | 'max'>;

/** What is typed where no link answers. */
export interface Question {
  /** The intent that the answer is posted to. */
  intent: Intent;
  fields: readonly Field[];
  /** The act whose slots are posted with it. */
  keeps: Act | null;
}

type State = Context['state'];

const TEXT: Field = { name: 'text', kind: 'text', max: 500 };
const MATTER: Field = { name: 'matter', kind: 'any', max: 20 };

const FORMS: { readonly [S in State]?: Omit<Question, 'keeps'> } = {
  'complaint.ask': { intent: 'complaint.file', fields: [TEXT] },
  'consult.ask': { intent: 'consult.ask', fields: [TEXT] },
  'expedite.ask': { intent: 'case.expedite', fields: [TEXT] },
  'haste.ask': { intent: 'office.haste', fields: [TEXT] },
  'phone.ask': { intent: 'contact.changePhone', fields: [{ name: 'newPhone', kind: 'digits', max: 11 }] },
  'phone.code': { intent: 'contact.changePhone', fields: [{ name: 'code', kind: 'digits', max: 6 }] },
  'case.ask': { intent: 'case.status', fields: [{ name: 'caseNo', kind: 'any', max: 20 }] },
  'guide.ask': { intent: 'matter.guide', fields: [MATTER] },
  'appointment.ask': { intent: 'appointment.book', fields: [MATTER] },
  'identity.ask': {
    intent: 'identity.give',
    fields: [
      { name: 'name', kind: 'any', max: 20 },
      { name: 'tail', kind: 'any', max: 6 },
    ],
  },
};

/** The form for what is asked after `act`; null where links answer it. */
export function questionOf(expects: Context, act: Act): Question | null {
  const form = FORMS[expects.state];
  if (!form) return null;
  switch (expects.state) {
    case 'expedite.ask':
      return { ...form, keeps: { intent: 'case.expedite', slots: { caseNo: expects.caseNo } } };
    case 'haste.ask':
      return { ...form, keeps: { intent: 'office.haste', slots: { ticket: expects.ticket, agree: false } } };
    case 'appointment.ask':
      return expects.expects === 'matter' ? { ...form, keeps: act } : null;
    default:
      return { ...form, keeps: null };
  }
}

/** Answers that the home page leads back to, from whatever medium they were asked on. */
const WAITING: ReadonlySet<Context['expects']> = new Set(['text', 'identity', 'newPhone', 'score']);

/** The act whose question waits for its answer at `now`; null where none is worth coming back to. */
export function waitingAct(dialogue: Dialogue, now: number): Act | null {
  const context = openContext(dialogue, now);
  if (!dialogue.open || !context || !WAITING.has(context.expects)) return null;
  const { act } = dialogue.open;
  const asks = act.intent === 'identity.give' ? dialogue.access.pending : act;
  return !asks || asks.intent === 'menu' ? null : asks;
}

/** Answers that are chosen by a link: a page that asks for one waits for nothing. */
const LINKED: ReadonlySet<Context['expects']> = new Set(['choice', 'index', 'page', 'caseNo', 'none', 'ack']);

/** Whether the question is remembered after its page was shown: then it can be answered over any medium. */
export function isRemembered({ state, expects }: Context): boolean {
  return !LINKED.has(expects) && state !== 'guide.ask';
}
