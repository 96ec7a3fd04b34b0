/** Households, payments and results of the bank by file: checked as at the desk; two other people decide on them there. */

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { dayAt } from '../../core/calendar/deadline';
import { findArea, topAreas } from '../../core/desk/places';
import { spansText } from '../../core/intake/sheet/spans';
import type { CHECKED_KINDS, Fault, Upload } from '../../core/model/desk/upload';
import { loadColumns } from '../../files/columns';
import { loadLimits } from '../../files/limits';
import { ROOT } from '../../files/root';
import { systemChance, systemClock, utcOffset } from '../../main/clock';
import { createLog } from '../../main/log';
import type { Store } from '../../ports';
import { createIntake } from '../../service/intake';
import { dryStore } from '../../service/intake/dryRun';
import type { Intake } from '../../service/intake/intake';
import type { UploadReport } from '../../service/intake/report';
import { caseContextReader } from '../../service/office/caseFacts';
import { columnLetters } from '../../sheets/workbook/reference';
import type { Io } from '../terminal/io';
import { ACTOR, withStore } from '../terminal/store';
import { t } from '../terminal/words';

/** Faults that are listed one by one. */
const FAULTS_TOLD = 200;
/** Letters of `2026-11-23` that are its year. */
const YEAR = 4;

export type UploadFile = (typeof CHECKED_KINDS)[number];

export interface UploadAsked {
  file: string;
  kind: UploadFile;
  dry: boolean;
  /** Id or name; absent: the one at the top. */
  area?: string | undefined;
  /** Absent: the year at the offices. */
  period?: string | undefined;
  /** Of cases: applicants hear of them. */
  tells: boolean;
}

/** Exit 1 where a row is wrong, or the file is none of its kind. */
export async function importUpload(asked: UploadAsked, io: Io): Promise<number> {
  const bytes = readFileSync(asked.file);
  return withStore(io.config(), async (store) => {
    const areas = await store.reference.areas();
    // What lies above the top need not be there, though its code says where it would be.
    const tops = topAreas(areas);
    const { area } = asked;
    const found =
      area === undefined ? tops[0] : (findArea(areas, area) ?? areas.find(({ name }) => name === area));
    if (!found) throw new Error(t`there is no such area: put in areas first, or say --area`);
    const on = asked.dry ? dryStore(store) : store;
    const intake = intakeOn(on, io);
    const period = asked.period ?? dayAt(io.now(), utcOffset(io.config().timeZone, io.now())).slice(0, YEAR);
    const file = { kind: asked.kind, area: found.id, period, name: basename(asked.file), tells: asked.tells };
    const received = await intake.hand(file, bytes, ACTOR);
    if (received.as === 'draft')
      throw new Error(t`another file for this area and period waits at the desk (${received.upload.name})`);
    await intake.advance();
    const report = await intake.report(received.upload.id);
    if (!report) return 1;
    const faults = await on.uploads.faults(report.upload.id, null, { after: null, limit: FAULTS_TOLD });
    const code = tell(report, faults, asked, io);
    if (code !== 0 || asked.dry) return code;
    const entered = await intake.approve(report.upload.id, 'entered', ACTOR);
    io.out(
      entered === 'done'
        ? t`Entered: two other people check and publish it at the desk.`
        : t`It waits at the desk: its villages are asked there, or it is entered without them; then two other people check and publish it.`,
    );
    return 0;
  });
}

/** Nothing is published from here: that takes two more people. */
function intakeOn(store: Store, io: Io): Intake {
  const limits = loadLimits(ROOT, io.config().limitsFile);
  const closed = () => Promise.reject(new Error('nothing is published from the command line'));
  return createIntake({
    store,
    announce: { report: closed, publish: closed },
    notify: closed,
    context: caseContextReader(store.cases, {
      limits,
      utcOffset: utcOffset(io.config().timeZone, io.now()),
      clock: systemClock,
    }),
    clock: systemClock,
    chance: systemChance,
    log: createLog('silent'),
    limits: { ...limits, confirming: 'all' },
    tell: null,
    columns: loadColumns(ROOT),
    utcOffset: utcOffset(io.config().timeZone, io.now()),
  });
}

/** What was found: each fault at its row and column, then by kind. Exit 1 where a row is wrong. */
function tell(report: UploadReport, faults: readonly Fault[], { dry }: UploadAsked, io: Io): number {
  const words = wordsOf(io);
  const { upload, numbers } = report;
  const { new: fresh, changed, same, refused, gone } = numbers;
  io.out(
    t`${upload.rows} rows: ${fresh} new, ${changed} changed, ${same} as they were, ${refused} refused; ${gone} gone.`,
  );
  const leftOut = upload.notes?.leftOut;
  if (leftOut && leftOut.count > 0)
    io.out(t`Left out, as totals, signatures or empty: ${leftOut.count} (row ${spansText(leftOut, ', ')}).`);
  for (const fault of faults) io.err(lineOf(fault, report.upload, words));
  const more = report.upload.faults - faults.length;
  if (more > 0) io.err(t`${more} more faults are not listed here; the desk has them all.`);
  for (const line of linesOf(report, words)) io.out(line);
  if (upload.state === 'refused' || upload.state === 'columns') {
    const [trouble = '', ...names] = (upload.trouble ?? '').split(' ');
    const fields = [trouble, ...names].map((name) => words.fieldNames[name] ?? name).join(', ');
    io.err(words.trouble[trouble] ?? t`columns are missing, or there twice: ${fields}`);
    return 1;
  }
  if (dry) io.out(t`Nothing was written.`);
  return upload.faultyRows > 0 ? 1 : 0;
}

/** Without what stands in the cell: what a program prints ends in logs. */
function lineOf({ row, column, kind }: Fault, { columns }: Upload, words: IntakeWords): string {
  const what = words.faults[kind]?.what ?? kind;
  if (column < 0) return t`row ${row}: ${what}`;
  const field = columns?.[column] ?? '';
  return t`row ${row}, column ${columnLetters(column)} (${words.fieldNames[field] ?? field}): ${what}`;
}

function linesOf({ faults, villages }: UploadReport, words: IntakeWords): string[] {
  return [
    ...faults.map(
      ({ kind, open }) => `${words.faults[kind]?.what ?? kind}: ${open}. ${words.faults[kind]?.todo ?? ''}`,
    ),
    ...villages.map(({ name, rows, amount }) =>
      [name ?? '?', rows, amount === null ? '' : (amount / 100).toFixed(2)].join('  ').trimEnd(),
    ),
  ];
}

interface IntakeWords {
  faults: Record<string, { what: string; todo: string }>;
  trouble: Record<string, string>;
  fieldNames: Record<string, string>;
}

/** The same words as at the desk. */
function wordsOf(io: Io): IntakeWords {
  const file = join(ROOT, 'templates', 'console', 'uploads', `${io.language()}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as IntakeWords; // our own file
}
