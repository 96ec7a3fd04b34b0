/** Acts as links: what stands in an address, and what has to be posted instead. */

import type { Act, Intent, SlotsOf } from '../model/intent';
import type { LinkFields } from '../model/page';
import type { Understood } from '../model/understood';
import { commands } from './commands';
import { count, type SlotForm } from './scene/slotForms';

/** What stands in the address or the form of a link to this act. */
export function fieldsOf(act: Act, page = 1): LinkFields {
  const slots = Object.entries(act.slots).filter(([name]) => formOf(act.intent, name)?.linked);
  const fields = slots.map(([name, value]) => [name, value === true ? '1' : String(value)]);
  return Object.fromEntries(page > 1 ? [...fields, ['p', String(page)]] : fields);
}

/** The act that a link or a form stands for; null where it is none. Values that can not be are as if absent. */
export function actOf(name: string, fields: LinkFields): (Understood & { page: number }) | null {
  if (!Object.hasOwn(commands, name)) return null;
  const intent = name as Intent; // it is one of the names of the commands, and these are the intents
  if (!commands[intent].linked) return null;
  const slots: Record<string, unknown> = {};
  for (const [slot, form] of Object.entries(formsOf(intent))) {
    const value = fields[slot] === undefined ? undefined : form.read(fields[slot]);
    if (value !== undefined) slots[slot] = value;
  }
  const page = count.read(fields.p ?? '') ?? 1;
  // The slots are read by the forms of this very intent.
  return { intent, slots, page } as Understood & { page: number };
}

/** Whether it may change something: then it is posted, and never followed by a look ahead or a reload. */
export function writes<I extends Intent>({ intent, slots }: { intent: I; slots: SlotsOf[I] }): boolean {
  return commands[intent].writes(slots);
}

/** What anybody may read, whoever they are. */
export function isPublic({ intent }: Act): boolean {
  return commands[intent].public;
}

/** Where `0` leads from there, one step up: from one of several to all of them, from these to the menu. */
export function above(act: Act): Act {
  const up = commands[act.intent].above;
  const isBare = Object.keys(fieldsOf(act)).length === 0;
  // What stands above can do without slots.
  return { intent: up === act.intent && isBare ? 'menu' : up, slots: {} } as Act;
}

/** The act as it may be remembered: own words, names and the ends of identity numbers are used and forgotten. */
export function withoutWords(act: Act): Act {
  const remembered = REMEMBERED.get(act.intent);
  const slots: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(act.slots)) if (remembered?.has(name)) slots[name] = value;
  // Left out are slots that the intent can do without.
  return { intent: act.intent, slots } as Act;
}

/** Of each intent the slots that may be remembered. */
const REMEMBERED: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(commands).map(([intent, { slots }]) => {
    const forms: [string, SlotForm<unknown>][] = Object.entries(slots);
    return [intent, new Set(forms.flatMap(([name, { remembered }]) => (remembered ? [name] : [])))];
  }),
);

function formOf(intent: Intent, slot: string): SlotForm<unknown> | undefined {
  return Object.hasOwn(commands[intent].slots, slot) ? formsOf(intent)[slot] : undefined;
}

/** By the name of the slot. */
function formsOf(intent: Intent): Readonly<Record<string, SlotForm<unknown>>> {
  // All that a command says of its slots is their forms.
  return commands[intent].slots as Readonly<Record<string, SlotForm<unknown>>>;
}
