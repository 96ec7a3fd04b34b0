/** A dialogue as its row holds it: without what is as it was at the beginning, which most of it is. */
import { type Dialogue, newDialogue } from '../../core/model/dialogue';

/** The phone is the key of the row. */
type Kept = Partial<Omit<Dialogue, 'phone'>> & Pick<Dialogue, 'language'>;

/** What a new dialogue has in each place, as it is written. */
const BLANK = new Map<string, string>(
  Object.entries(newDialogue('', 'zh-CN')).map(([key, value]) => [key, JSON.stringify(value)]),
);

export function pack({ phone: _, language, ...rest }: Dialogue): string {
  const kept = [`"language":${JSON.stringify(language)}`];
  for (const [key, value] of Object.entries(rest)) {
    // The parts of a dialogue are flat enough to be compared as they are written.
    const written: string | undefined = JSON.stringify(value);
    if (written !== undefined && written !== BLANK.get(key)) kept.push(`"${key}":${written}`);
  }
  return `{${kept.join(',')}}`;
}

/** `row` was written by `pack`. */
export function unpack(phone: string, row: string): Dialogue {
  const kept = JSON.parse(row) as Kept;
  return { ...newDialogue(phone, kept.language), ...kept };
}
