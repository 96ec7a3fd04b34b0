/** Answers kept at most: what is asked is about the days of a few years. */
const KEPT = 4_000;

/** As `answer`, a function of its argument alone, which is worked out once for each that is asked again and again. */
export function remembered<Asked, Answer>(answer: (asked: Asked) => Answer): (asked: Asked) => Answer {
  const known = new Map<Asked, Answer>();
  return (asked) => {
    const found = known.get(asked);
    if (found !== undefined) return found;
    const made = answer(asked);
    if (known.size >= KEPT) known.clear();
    known.set(asked, made);
    return made;
  };
}
