/** Households, payments and results of the bank by file: checked as at the desk; two other people decide on them there. */

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CHECKED_KINDS } from '../../core/model/desk/upload';
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
import type { Io } from '../terminal/io';
import { ACTOR, withStore } from '../terminal/store';
import { t } from '../terminal/words';

export type UploadFile = (typeof CHECKED_KINDS)[number];

export interface UploadAsked {
  file: string;
  kind: UploadFile;
  dry: boolean;
  /** Id or name; absent: the one at the top. */
  area?: string | undefined;
  /** Absent: the year. */
  period?: string | undefined;
  /** Of cases: applicants hear of them. */
  tells: boolean;
}

/** Exit 1 where a row is wrong, or the file is none of its kind. */
export async function importUpload(asked: UploadAsked, io: Io): Promise<number> {
  const bytes = readFileSync(asked.file);
  return withStore(io.config(), async (store) => {
    const areas = await store.reference.areas();
    const found = areas.find(({ id, name, parent }) =>
      asked.area === undefined
        ? parent === null
        : id === asked.area.padEnd(12, '0') || id === asked.area || name === asked.area,
    );
    if (!found) throw new Error(t`there is no such area: put in areas first, or say --area`);
    const intake = intakeOn(asked.dry ? dryStore(store) : store, io);
    const period = asked.period ?? String(new Date(io.now()).getUTCFullYear());
    const file = { kind: asked.kind, area: found.id, period, name: basename(asked.file), tells: asked.tells };
    const received = await intake.hand(file, bytes, ACTOR);
    if (received.as === 'draft')
      throw new Error(t`another file for this area and period waits at the desk (${received.upload.name})`);
    await intake.advance();
    return tell(received.upload.id, intake, asked, io);
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
    utcOffset: utcOffset(io.config().timeZone, io.now()),
  });
}

async function tell(id: string, intake: Intake, { dry }: UploadAsked, io: Io): Promise<number> {
  const report = await intake.report(id);
  const words = wordsOf(io);
  if (!report) return 1;
  const { upload, numbers } = report;
  const { new: fresh, changed, same, refused, gone } = numbers;
  io.out(
    t`${upload.rows} rows: ${fresh} new, ${changed} changed, ${same} as they were, ${refused} refused; ${gone} gone.`,
  );
  for (const line of linesOf(report, words)) io.out(line);
  if (upload.state === 'refused' || upload.state === 'columns') {
    const [trouble = '', ...names] = (upload.trouble ?? '').split(' ');
    const fields = [trouble, ...names].map((name) => words.fieldNames[name] ?? name).join(', ');
    io.err(words.trouble[trouble] ?? t`columns are missing, or there twice: ${fields}`);
    return 1;
  }
  if (dry) {
    io.out(t`Nothing was written.`);
    return upload.faultyRows > 0 ? 1 : 0;
  }
  if (upload.faultyRows > 0) return 1;
  const entered = await intake.approve(id, 'entered', ACTOR);
  if (entered === 'done') io.out(t`Entered: two other people check and publish it at the desk.`);
  return 0;
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
