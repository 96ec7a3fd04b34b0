/** What offices write above the columns of their files, from `templates/columns.json`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ColumnWords } from '../core/intake/header';
import { UPLOAD_KINDS } from '../core/model/desk/upload';

const FILE: z.ZodType<ColumnWords> = z.record(
  z.enum(UPLOAD_KINDS),
  z.record(z.string(), z.array(z.string().min(1))),
);

/** Below `root`. Throws an Error that names the file and its fault. */
export function loadColumns(root: string): ColumnWords {
  const file = join(root, 'templates', 'columns.json');
  const said = FILE.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!said.success) throw new Error(`${file}: ${z.prettifyError(said.error)}`);
  return said.data;
}
