/** Limits of casework that an installation may decide otherwise, from `templates/limits.json`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { CaseLimits } from '../core/model/limits';

const share = z.number().gt(0).max(1);
const days = z.int().min(0).max(1000);
const hour = z.number().min(0).max(24);
/** At most a week: what takes longer was meant in other units. */
const milliseconds = z.int().min(1000).max(604_800_000);

const SCHEMA: z.ZodType<CaseLimits> = z
  .strictObject({
    greenRounding: z.enum(['down', 'up']),
    alertAnswer: milliseconds,
    greenReminder: share,
    warning: share,
    yellowCard: days,
    redCard: days,
    stuck: days.min(1),
    future: milliseconds,
    newsDays: days.min(1),
    digestHour: hour,
    opens: hour,
    closes: hour,
    extension: days.min(1),
    deadNumberCodes: z.array(z.string().min(1)),
  })
  .refine(({ opens, closes }) => opens < closes, { path: ['closes'], message: 'must be after opens' })
  .refine(({ yellowCard, redCard }) => yellowCard <= redCard, {
    path: ['redCard'],
    message: 'must not come before yellowCard',
  });

/**
 * Reads the limits from the installation's own file, or else those that come with the program below `root`. Throws an
 * Error that names the file, each fault and what is allowed.
 */
export function loadLimits(root: string, own: string | null = null): CaseLimits {
  const file = own ?? join(root, 'templates', 'limits.json');
  let said: unknown;
  try {
    said = JSON.parse(readFileSync(file, 'utf8'));
  } catch (fault) {
    if (fault instanceof SyntaxError) throw new Error(`${file}: is not JSON: ${fault.message}`);
    throw fault;
  }
  const checked = SCHEMA.safeParse(said);
  if (checked.success) return checked.data;
  const faults = checked.error.issues.map(({ path, message }) => [path.join('.'), message].join(' ').trim());
  throw new Error(`${file}: ${faults.join('; ')}`);
}
