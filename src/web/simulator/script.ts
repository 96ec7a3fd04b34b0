/** Who can be played on the simulator, and what is worth trying: data that the demo hands in. */
export interface DemoScript {
  people: {
    /** E.164. */
    phone: string;
    name: string;
    /** A name of `roles` in `templates/simulator/<language>.json`. */
    role: string;
  }[];
  /** Labels are Chinese; `labels` in `templates/simulator/en.json` says them in English. `as` is a phone of `people`. */
  try: { label: string; text: string; as: string }[];
  /** As `try`; its texts are dialled (`*106*1#`). */
  dial: { label: string; text: string; as: string }[];
}
