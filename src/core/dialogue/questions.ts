/** What a context asks, as the command declares it that sets the context. */

import type { Context, Dialogue } from '../model/dialogue';
import { type Act, type Intent, wordsIn } from '../model/intent';
import type { Field } from '../model/page';
import type { Says } from '../text/sayings';
import type { View } from '../views';
import { commands } from './commands';
import type { Question } from './scene/command';

type State = Context['state'];
type Asked = readonly [State, { intent: Intent; question: Question }];

const QUESTIONS: ReadonlyMap<State, { intent: Intent; question: Question }> = new Map(
  Object.values(commands).flatMap(({ intent, asks }) =>
    // A question is filed under the very state whose contexts it takes.
    Object.entries(asks).map(([state, question]) => [state, { intent, question }] as Asked),
  ),
);

/** Null where the context asks for nothing but a choice. */
export function questionIn(context: Context | null | undefined): Question | null {
  return (context && QUESTIONS.get(context.state)?.question) ?? null;
}

/** What is typed where no link answers: the intent that it is posted to, its fields, and the act whose slots go with it. */
export interface AnswerForm {
  intent: Intent;
  fields: readonly Field[];
  keeps: Act | null;
}

/** The form for what is asked after `act`; null where links answer it. */
export function formFor(context: Context, act: Act): AnswerForm | null {
  const asked = QUESTIONS.get(context.state);
  const form = asked?.question.form?.(context, act);
  if (!asked || !form) return null;
  const { intent } = asked;
  // A question keeps slots of the intent that it is declared for.
  return { intent, fields: form.fields, keeps: form.keeps ? ({ intent, slots: form.keeps } as Act) : null };
}

/** What answers a question, or leaves it as it is. */
const ANSWERING: readonly Intent[] = ['choose', 'cancel', 'back', 'page.next', 'page.prev', 'unknown'];

/** Said above the answer to a text that asks for a call as well: both were wished. */
export function callBeside(said: Act, given: Act, says: Says): View | undefined {
  const words = wordsIn(said.slots);
  const asks = words !== undefined && says.asksForCall.test(words);
  const isFraud = 'about' in given.slots && given.slots.about === 'fraud';
  return asks && !isFraud && given.intent !== 'callback.ask' && given.intent !== 'unknown'
    ? { view: 'callback.beside', data: {} }
    : undefined;
}

/** Said once, above the first reply to something else than the yes or no that was asked for: nothing of that was done. */
export function leftOpen({ open }: Dialogue, said: Act, given: Act): View | undefined {
  // What is asked back was not to be done yet.
  const asked =
    open?.context.state === 'menu' &&
    open.leaf === null &&
    open.context.confirms !== undefined &&
    open.context.askedBack === undefined;
  const answers = ANSWERING.includes(said.intent) || commands[given.intent].aside;
  // 改到周五 and 登记 say themselves what is done with what was asked.
  const goesOn = [said.intent, given.intent].includes(open?.act.intent ?? 'unknown');
  if (!asked || answers || goesOn) return undefined;
  return { view: 'question.left', data: {} };
}
