/** A dialogue as its row holds it: without what is as it was at the beginning, which most of it is. */
import { type Dialogue, newDialogue } from '../core/dialogue/dialogue';

/** The phone is the key of the row. */
type Kept = Partial<Omit<Dialogue, 'phone'>> & Pick<Dialogue, 'language'>;

export function pack(dialogue: Dialogue): string {
  const { phone, ...all } = dialogue;
  const { phone: _, ...blank } = newDialogue(phone, dialogue.language);
  const kept: Record<string, unknown> = { language: dialogue.language };
  for (const [key, value] of Object.entries(all)) {
    // The parts of a dialogue are flat enough to be compared as they are written.
    const before = (blank as Record<string, unknown>)[key];
    if (JSON.stringify(value) !== JSON.stringify(before)) kept[key] = value;
  }
  return JSON.stringify(kept);
}

/** `row` was written by `pack`. */
export function unpack(phone: string, row: string): Dialogue {
  const kept = JSON.parse(row) as Kept;
  return { ...newDialogue(phone, kept.language), ...kept };
}
