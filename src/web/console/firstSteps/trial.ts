/** A trial message to one's own phone: whether messages of this installation go through. */
import { HOUR } from '../../../core/calendar/durations';
import type { MessageHistory } from '../../../core/sending/messageHistory';
import { UNROUTED } from '../../../core/sending/route';
import { canReceive } from '../../../core/text/phone';
import { readPhone } from '../../../core/text/phoneField';
import type { Order } from '../../../service/office/offices';
import { type FieldSpec, type FormErrors, fieldsOf, typed } from '../frame/form';
import { type DeskCall, type DeskRoute, type PageAnswer, pageRoute } from '../frame/route';

export interface TrialTools {
  order: Order;
  /** Null: there is none of this id. */
  message(id: string): Promise<MessageHistory | null>;
  newId(): string;
}

const PATH = { path: '/first-steps/trial', needs: 'setting.set' } as const;
const PHONE: FieldSpec = { name: 'phone', kind: 'tel', autocomplete: 'tel', inputmode: 'tel' };
const TEMPLATE = 'notice.trial';

export function trialRoutes(tools: TrialTools): DeskRoute[] {
  return [
    pageRoute({
      ...PATH,
      method: 'get',
      handle: async (call) => {
        const history = await tools.message(call.query('message'));
        return trialPage(call, history?.template === TEMPLATE ? history : null);
      },
    }),
    pageRoute({
      ...PATH,
      method: 'post',
      handle: async (call) => {
        const read = readPhone(typed(call.form, 'phone'));
        if (!('phone' in read) || !canReceive(read.phone)) return trialPage(call, null, { phone: 'phone' });
        const order = { id: tools.newId(), to: read.phone, template: TEMPLATE, data: {} };
        const outcome = await tools.order(order, call.account.id);
        // A template without data, under a new id: nothing else can come of it.
        if (outcome.outcome !== 'accepted')
          throw new Error(`a trial message was not taken: ${outcome.outcome}`);
        return { to: `/first-steps/trial?message=${outcome.id}` };
      },
    }),
  ];
}

function trialPage(call: DeskCall, history: MessageHistory | null, errors: FormErrors = {}): PageAnswer {
  const { words, account, form } = call;
  const filled = form.phone ? form : { phone: [account.phone ?? ''] };
  const failed = Object.keys(errors).length > 0;
  return {
    page: 'trial',
    title: String(words.trialTitle),
    trail: [{ href: '/first-steps', label: String(words.title) }],
    data: {
      fields: fieldsOf([PHONE], { form: filled, errors, words }),
      sent: history && sentView(history, call),
    },
    ...(failed && { status: 422 as const }),
  };
}

/** Where the message is, in a sentence; `moves`: it is worth looking again. */
function sentView(history: MessageHistory, { words, now }: DeskCall) {
  const { id, state, reason, to } = history;
  const states = words.states as Record<string, string>; // templates/console/firstSteps/*.json
  const moves = state === 'owed' || state === 'sent' || state === 'accepted';
  const says = states[waitsFor(history, now) ?? reason ?? ''] ?? states[state] ?? '';
  const tone = state === 'delivered' ? 'done' : moves ? 'wait' : 'hand';
  return { id, says, tone, moves, tail: to.slice(-4) };
}

/** What a message that is still owed waits for, where it is not its turn alone. */
function waitsFor({ state, gateway, dueAt }: MessageHistory, now: number): 'unrouted' | 'night' | null {
  if (state !== 'owed') return null;
  if (gateway === UNROUTED) return 'unrouted';
  return dueAt > now + HOUR ? 'night' : null;
}
