import type { Command } from '../command';
import type { Elsewhere, View } from '../views';

/** A command whose office does not take it from us: the reply says who does, and what to send instead. */
export function elsewhere<I extends Elsewhere>(intent: I): Command<I> {
  // A template literal of a generic parameter is typed as string; `elsewhere.${I}` is a view for every I.
  const show = { view: `elsewhere.${intent}`, data: {} } as View;
  return { intent, load: async () => null, answer: () => ({ reply: { show }, changes: [] }) };
}
