/** The set that a county may begin from: departments, matters, programmes and sections of the news, from `templates/starter`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { TextRow } from '../core/intake/reference';
import type { NewsSection } from '../core/model/desk/reference';

export interface Starter {
  departments: TextRow[];
  matters: TextRow[];
  programmes: TextRow[];
  sections: NewsSection[];
}

const ROWS: z.ZodType<TextRow[]> = z.array(z.record(z.string(), z.string()));
const SECTIONS = z.array(
  z.strictObject({
    id: z.string().min(1).max(16),
    name: z.string().min(1).max(40),
    topics: z.array(z.string().min(1)),
  }),
);

/** Below `root`. Throws an Error that names the file and its fault. */
export function loadStarter(root: string): Starter {
  const read = <T>(name: string, schema: z.ZodType<T>): T => {
    const file = join(root, 'templates', 'starter', `${name}.json`);
    const checked = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (!checked.success) throw new Error(`${file}: ${z.prettifyError(checked.error)}`);
    return checked.data;
  };
  return {
    departments: read('departments', ROWS),
    matters: read('matters', ROWS),
    programmes: read('programmes', ROWS),
    sections: read('sections', SECTIONS),
  };
}
