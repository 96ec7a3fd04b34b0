/** Files of offices with the checks of the desk: reference data is put in, all else waits there for two more people; and the set that a county may begin from. */

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  type CheckedRow,
  REFERENCE_FILES,
  REFERENCE_TABLES,
  type ReferenceFileKind,
} from '../../core/intake/reference';
import { CHECKED_KINDS } from '../../core/model/desk/upload';
import { loadColumns } from '../../files/columns';
import { loadLimits } from '../../files/limits';
import { ROOT } from '../../files/root';
import { loadStarter } from '../../files/starter';
import { systemChance, utcOffset } from '../../main/clock';
import type { Store } from '../../ports';
import { ReferenceOffice } from '../../service/reference';
import { readReferenceSheet, type SheetGiven } from '../../service/reference/sheet';
import { putStarter } from '../../service/reference/starter';
import { readHere } from '../../sheets/openWorkbook';
import { type Io, readArguments, UsageError } from '../terminal/io';
import { ACTOR, withStore } from '../terminal/store';
import { t } from '../terminal/words';
import { importUpload } from './importUpload';

const OPTIONS = {
  kind: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  starter: { type: 'boolean', default: false },
  area: { type: 'string' },
  period: { type: 'string' },
  tell: { type: 'boolean', default: false },
} as const;

/** Exit 1 where a row is wrong: then nothing is written. */
export async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS, true);
  const [file, ...more] = positionals;
  if (values.starter) {
    if (file !== undefined) throw new UsageError(t`import --starter takes no FILE`);
    return starter(io);
  }
  const dry = values['dry-run'];
  const upload = CHECKED_KINDS.find((one) => one === values.kind);
  if (file !== undefined && more.length === 0 && upload)
    return importUpload(
      { file, kind: upload, dry, area: values.area, period: values.period, tells: values.tell },
      io,
    );
  const kind = REFERENCE_FILES.find((one) => one === values.kind);
  if (file === undefined || more.length > 0 || !kind)
    throw new UsageError(
      t`import needs one FILE and --kind with one of ${[...REFERENCE_FILES, ...CHECKED_KINDS].join(', ')}`,
    );
  const read = await readReferenceSheet(readFileSync(file), kind, {
    sheets: readHere,
    columns: loadColumns(ROOT),
  });
  if (read.as !== 'rows') throw new Error(t`${file}: ${troubleOf(kind, read, io)}; nothing was written`);
  return withStore(io.config(), async (store) => {
    const office = officeOn(store, io);
    const author = { by: ACTOR, reason: basename(file) };
    const rows = dry
      ? await office.check(kind, read.given)
      : (await office.put(kind, read.given, 'all', author)).rows;
    return told(kind, rows, io, dry);
  });
}

async function starter(io: Io): Promise<number> {
  const counts = await withStore(io.config(), (store) =>
    putStarter(loadStarter(ROOT), { office: officeOn(store, io), store }, { by: ACTOR }),
  );
  const { departments, matters, programmes, sections } = counts;
  io.out(
    t`New from the starter set: ${departments} departments, ${matters} matters, ${programmes} programmes, ${sections} sections. Look at each at the desk: until then it is marked.`,
  );
  return 0;
}

function officeOn(store: Store, io: Io): ReferenceOffice {
  const { limitsFile, signature, quietHours, timeZone } = io.config();
  const installation = { ...loadLimits(ROOT, limitsFile), signature, quietHours };
  // Processes that run look for themselves.
  const setup = { installation, refresh: async () => {} };
  const clock = { now: () => io.now() };
  const own = { store, clock, chance: systemChance, setup };
  return new ReferenceOffice({ ...own, utcOffset: utcOffset(timeZone, io.now()) });
}

/** The five numbers of an import are three here: nothing is left out, and nothing goes. */
function told(kind: ReferenceFileKind, rows: readonly CheckedRow[], io: Io, dry: boolean): number {
  const { errors } = wordsOf(io);
  const { fields } = REFERENCE_TABLES[kind].file;
  const faulty = rows.filter(({ found }) => found.length > 0);
  for (const { row, found } of faulty) {
    for (const one of found) {
      const column = fields.find(({ name }) => name === one.field)?.header ?? '';
      io.err(t`row ${row}, ${column}: ${errors[one.kind] ?? one.kind}`);
    }
  }
  if (faulty.length > 0) {
    io.err(t`${faulty.length} of ${rows.length} rows are wrong; nothing was written.`);
    return 1;
  }
  const count = (change: CheckedRow['change']) => rows.filter((row) => row.change === change).length;
  const [fresh, changed, same] = [count('new'), count('changed'), count('same')];
  io.out(t`${rows.length} rows: ${fresh} new, ${changed} changed, ${same} as they were.`);
  if (dry) io.out(t`Nothing was written.`);
  return 0;
}

function troubleOf(kind: ReferenceFileKind, read: Exclude<SheetGiven, { as: 'rows' }>, io: Io): string {
  if (read.as === 'refused') return wordsOf(io).refusals[read.refusal] ?? read.refusal;
  const named = (names: string[]) => {
    const { fields } = REFERENCE_TABLES[kind].file;
    return names.map((name) => fields.find((field) => field.name === name)?.header ?? name).join(', ');
  };
  return read.missing.length > 0
    ? t`columns are missing: ${named(read.missing)}`
    : t`columns stand there twice: ${named(read.twice)}`;
}

/** The same words as at the desk. */
function wordsOf(io: Io): { errors: Record<string, string>; refusals: Record<string, string> } {
  const file = join(ROOT, 'templates', 'console', 'reference', `${io.language()}.json`);
  return JSON.parse(readFileSync(file, 'utf8')); // our own file
}
