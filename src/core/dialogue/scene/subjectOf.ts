import type { Dialogue, Subject } from '../../model/dialogue';

/** What is known of what was said before. */
interface Before {
  dialogue: Pick<Dialogue, 'subject'>;
  /** Milliseconds UTC. */
  now: number;
}

/** What was spoken of last, as long as it is remembered. */
export function subjectOf({ dialogue: { subject }, now }: Before): Subject | null {
  return subject && now <= subject.until ? subject : null;
}

/** The matter of the guide, or of the visit, that was spoken of last. */
export function guideSpokenOf(before: Before): string | undefined {
  const subject = subjectOf(before);
  return subject?.kind === 'matter' || subject?.kind === 'visit' ? subject.matter : undefined;
}
