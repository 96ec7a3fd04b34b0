import type { Dialogue, Subject } from '../../model/dialogue';

/** What was spoken of last, as long as it is remembered. */
export function subjectOf({ subject }: Pick<Dialogue, 'subject'>, now: number): Subject | null {
  return subject && now <= subject.until ? subject : null;
}
