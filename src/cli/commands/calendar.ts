/** Days on which the offices here work although the official calendar says otherwise, or do not: from a CSV file. */
import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { isDay } from '../../core/calendar/day';
import { recordOf } from '../../core/intake/reference';
import type { Change } from '../../core/model/change';
import { type Io, readArguments, UsageError } from '../terminal/io';
import { auditRecord, withStore } from '../terminal/store';
import { t } from '../terminal/words';

type LocalDay = Extract<Change, { kind: 'localDay' }>;

const YES = new Set(['1', 'yes', 'true', 'y', '是', '上班']);
const NO = new Set(['0', 'no', 'false', 'n', '否', '放假']);
const LONGEST_NAME = 40;

/** Lines may end in both ways in one file. */
const CSV = {
  bom: true,
  info: true,
  trim: true,
  relaxColumnCount: true,
  skipRecordsWithEmptyValues: true,
  recordDelimiter: ['\r\n', '\n'],
};

/** What csv-parse makes of a row where `info` is asked for. */
interface Row {
  record: string[];
  /** Both count from 1. */
  info: { lines: number; records: number };
}

/** Columns `day,works,name`; a header is skipped. Nothing is written where any line is wrong: all of them are named. */
export async function run(args: string[], io: Io): Promise<number> {
  const { positionals } = readArguments(args, {}, true);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError(t`calendar needs one FILE`);
  const { days, wrong } = readDays(readFileSync(file, 'utf8'));
  if (wrong.length > 0) throw new Error(t`${file}: ${wrong.join('; ')}; nothing was written`);
  const changed = new Set(days.map(({ day }) => day)); // one that a file has twice is noted once
  const records = [...changed].map((day) => {
    const { action, subject } = recordOf('days', day);
    return auditRecord(action, subject, io);
  });
  await withStore(io.config(), (store) => store.commit([...days, ...records]));
  io.out(t`${days.length} days of the offices' own are in force within half a minute.`);
  return 0;
}

/** The days of a CSV file (RFC 4180), and what is wrong with it, by the number of the line. */
export function readDays(text: string): { days: LocalDay[]; wrong: string[] } {
  const days: LocalDay[] = [];
  const wrong: string[] = [];
  try {
    const rows = parse(text, CSV) as unknown as Row[]; // its types tell of the record alone, as if nobody asked for `info`
    for (const { record, info } of rows) {
      const [day = '', works = '', name = ''] = record;
      if (info.records === 1 && /^\D/.test(day)) continue; // the header
      const said = works.toLowerCase();
      if (!isDay(day)) wrong.push(`line ${info.lines} has no day as 2026-12-31`);
      else if (!YES.has(said) && !NO.has(said)) wrong.push(`line ${info.lines} does not say 1 (works) or 0`);
      else
        days.push({ kind: 'localDay', day, works: YES.has(said), name: name.slice(0, LONGEST_NAME) || null });
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    wrong.push(`line ${error.lines} has a quote that does not stand around a whole cell`);
  }
  return { days, wrong };
}
