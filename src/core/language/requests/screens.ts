import type { Rule } from './rule';

/** Screens and moves: a word that stands alone, or nearly so; `slack` characters may be unknown. */
export function only(
  intent: 'news.latest' | 'help' | 'menu' | 'page.next' | 'page.prev' | 'back' | 'cancel',
  slack: number,
): Rule {
  return (reading) =>
    reading.command(intent) && reading.rest <= slack && !reading.has('stranger')
      ? { intent, slots: {} }
      : null;
}
