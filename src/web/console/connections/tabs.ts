/** Both ways in which other systems are bound to this one, beside one another. */
import { mayAnywhere } from '../../../core/desk/may';
import type { DeskCall } from '../frame/route';

const PAGES = [
  ['keys', 'key.set'],
  ['webhooks', 'webhook.set'],
] as const;

export function tabsOf({ words, account }: DeskCall, here: 'keys' | 'webhooks') {
  return PAGES.filter(([, needs]) => mayAnywhere(account, needs)).map(([name]) => ({
    href: `/${name}`,
    label: String(words[name]),
    here: name === here,
    count: '',
  }));
}
