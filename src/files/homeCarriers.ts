/** Segments of numbers and carriers' codes, from `templates/homeCarriers.json`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { HOME_CARRIERS, type HomeCarrier, type NumberPlan } from '../core/model/route';

const FILE = z.strictObject({
  /** Where the segments are from, and when they were so: for whoever brings them up to date. */
  source: z.string(),
  asOf: z.iso.date(),
  segments: z.record(z.enum(HOME_CARRIERS), z.array(z.string().regex(/^1\d{1,6}$/, 'must be 2 to 7 digits'))),
  notOurs: z.array(z.string()),
});

/** Throws an Error that names the file and every fault: what is no segment, and what two carriers have. */
export function loadNumberPlan(root: string): NumberPlan {
  const file = join(root, 'templates', 'homeCarriers.json');
  const said = FILE.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!said.success) throw new Error(`${file}: ${z.prettifyError(said.error)}`);
  const segments = new Map<string, HomeCarrier>();
  for (const carrier of HOME_CARRIERS) {
    for (const segment of said.data.segments[carrier]) {
      if (segments.has(segment)) throw new Error(`${file}: two carriers have the segment ${segment}`);
      segments.set(segment, carrier);
    }
  }
  return { segments, notOurs: new Set(said.data.notOurs) };
}
