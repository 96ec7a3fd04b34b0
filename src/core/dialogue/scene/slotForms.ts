/** How the slots of commands stand in an address or in a field of a form, and are read back. */
import { ABOUT, type About, type ScoreSlot, type YearSlot } from '../../model/intent';
import type { Field } from '../../model/page';
import { canReceive, normalisePhone } from '../../text/phone';

export interface SlotForm<V> {
  /** `undefined` for a text that is no value of the slot. */
  read(text: string): V | undefined;
  /** False: it never stands in an address; what a person says fills it. */
  linked: boolean;
  /** False: it is used with the message that brings it, and kept nowhere. */
  remembered: boolean;
}

/** A form for each slot; a missing one does not compile. */
export type SlotForms<Slots> = { readonly [K in keyof Slots]-?: SlotForm<Exclude<Slots[K], undefined>> };

/** A name or a number: nobody has a longer one. */
const WORD = 64;
/** What a form takes: more is cut where it is stored. */
const TEXT = 2_000;

function form<V>(read: (text: string) => V | undefined): SlotForm<V> {
  return { read, linked: true, remembered: true };
}

/** At most so many characters. */
export function upTo(most: number): SlotForm<string> {
  return form((text) => {
    const plain = text.trim();
    return plain === '' || plain.length > most ? undefined : plain;
  });
}

export const word = upTo(WORD);
/** Own words, a name, the end of an identity number: used, and not remembered. */
export const forgotten = <V>(given: SlotForm<V>): SlotForm<V> => ({ ...given, remembered: false });
/** A complaint, a question, a reason. */
export const ownWords = forgotten(upTo(TEXT));
/** Filled by what a person says, and by nothing else. */
export const spoken: SlotForm<never> = { read: () => undefined, linked: false, remembered: false };

export const yes = form<true>((text) => (text === '1' ? true : undefined));
export const yesOrNo = form<boolean>((text) => (text === 'false' ? false : yes.read(text)));
/** One of these values. */
export function among<T extends string>(...values: readonly T[]): SlotForm<T> {
  return form((text) => values.find((value) => value === text));
}

/** What of a thing is asked for. */
export function about<I extends keyof typeof ABOUT>(intent: I): SlotForm<About<I>> {
  // The list of an intent holds the values of that intent.
  return among(...(ABOUT[intent] as readonly About<I>[]));
}

/** 1 to 999. */
export const count = form((text) => (/^[1-9]\d{0,2}$/.test(text) ? Number(text) : undefined));
export const year = form<YearSlot>((text) =>
  /^(19|20)\d\d$/.test(text) ? Number(text) : among('this', 'last', 'beforeLast').read(text),
);
const POINTS = [1, 2, 3, 4, 5] as const;
export const score = form<ScoreSlot>(
  (text) => POINTS.find((point) => String(point) === text) ?? among('满意', '基本满意', '不满意').read(text),
);
/** `2026-11-25`. */
export const date = form((text) => (/^20\d\d-[01]\d-[0-3]\d$/.test(text) ? text : undefined));
/** A number that a text can reach. */
export const mobile = form((text) => (canReceive(normalisePhone(text)) ? normalisePhone(text) : undefined));

/** Fields that more than one command asks for. */
export const OWN_WORDS: Field = { name: 'text', kind: 'text', max: 500 };
export const MATTER: Field = { name: 'matter', kind: 'any', max: 20 };
