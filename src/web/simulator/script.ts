/** Who can be played on the simulator, and what is worth trying: data of the demo. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Language } from '../../core/message';

const said = z.union([z.string(), z.object({ 'zh-CN': z.string(), en: z.string() })]);
const script = z.object({
  people: z.array(z.object({ phone: z.string(), name: said, role: said })).min(1),
  try: z.array(z.object({ label: said, text: z.string(), as: z.string() })),
});

/** Words of one language, or of each. */
export type Said = z.infer<typeof said>;

/** `as` is the phone of one of `people`; `phone` in the form that people there write it (`13800000001`). */
export type DemoScript = z.infer<typeof script>;

/** Reads a script from a JSON file; throws where it has another shape. */
export function readDemoScript(file: string): DemoScript {
  return script.parse(JSON.parse(readFileSync(file, 'utf8')));
}

export function inLanguage(words: Said, language: Language): string {
  return typeof words === 'string' ? words : words[language];
}
