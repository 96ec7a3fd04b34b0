/** Cases of a file: judged against how they stand, and reported as the events that lead there. */
import { decideAll } from '../../../core/cases/decideAll';
import type { CaseReads } from '../../../core/cases/reads';
import { sightOf } from '../../../core/desk/sight';
import { CASES } from '../../../core/intake/caseFields';
import { dueFault, type HeldCases, type JudgedCase, judgeCase } from '../../../core/intake/cases';
import { mayBeAccepted } from '../../../core/intake/faults';
import type { Found, ReadRow } from '../../../core/intake/model';
import type { CaseRow } from '../../../core/model/cases';
import type { UploadRow } from '../../../core/model/desk/upload';
import type { Store } from '../../../ports';
import { type ReadCaseContext, readFacts, withCurrentPhones } from '../../office/caseFacts';
import type { Notify, Verdict } from '../../office/offices';
import { type About, type KindWork, textIn } from './kinds';
import { notTaken, whyNot } from './reportBatch';

export interface CasesTools {
  store: Pick<Store, 'cases' | 'held' | 'reference'>;
  context: ReadCaseContext;
  notify: Notify;
}

export function casesWork(tools: CasesTools): KindWork {
  return {
    kind: CASES,
    async judge(rows, about) {
      const { held, cases } = await judgeAll(rows, about, tools);
      const decided = await decideDry(cases, about, tools);
      return cases.map(({ judged }) => {
        const number = textIn(judged.read, 'number') ?? '';
        const row = decided.rows.get(number) ?? held.rows.get(number) ?? null;
        const more = [...(decided.refused.get(judged.row) ?? []), ...dueFault(judged, row, about.utcOffset)];
        return { ...judged, found: [...judged.found, ...more] };
      });
    },
    async publish(rows, about) {
      const { cases } = await judgeAll(
        rows.map((row) => ({ ...row, found: [] })),
        about,
        tools,
      );
      return notTaken(await reportCases(cases, rows, about, tools), rows, about.upload);
    },
  };
}

/**
 * Reports what the rows stand for by now, with the verdict on each. A process that was killed after it is followed by
 * one that reports nothing again: the cases stand there.
 */
async function reportCases(
  cases: readonly JudgedCase[],
  rows: readonly UploadRow[],
  { by }: About,
  { notify }: CasesTools,
): Promise<Verdict[]> {
  const impossible = cases.map(
    ({ judged }, place) =>
      judged.found.find(({ kind }) => !mayBeAccepted(kind))?.kind ??
      // The name that stands now is not the one that somebody agreed to replace.
      (judged.read.replaces !== null && judged.read.replaces !== rows[place]?.read.replaces
        ? 'nameDiffers'
        : undefined),
  );
  const events = cases.flatMap((one, place) => (impossible[place] ? [] : one.events));
  const verdicts = events.length > 0 ? await notify(events, by) : [];
  const reasons = new Map(events.map(({ id }, place) => [id, whyNot(verdicts[place])]));
  return cases.map(({ events: own }, place): Verdict => {
    const reason = impossible[place] ?? own.flatMap(({ id }) => reasons.get(id) ?? [])[0];
    return reason === undefined ? 'accepted' : { error: reason };
  });
}

type Reads = Omit<CasesTools, 'notify'>;

async function judgeAll(rows: readonly ReadRow[], about: About, tools: Reads) {
  const current = await withPhones(tools.store.cases, rows);
  const held = await heldFor(current, about, tools);
  const { upload, utcOffset } = about;
  return { held, cases: current.map((row) => judgeCase(row, held, { upload, utcOffset })) };
}

/** A number that its applicant has given up since is the one that the case followed to. */
async function withPhones(cases: CaseReads, rows: readonly ReadRow[]): Promise<ReadRow[]> {
  const numbers = rows.flatMap(({ read }) => textIn(read, 'number') ?? []);
  const said = rows.map((row) => ({
    row,
    case: {
      number: textIn(row.read, 'number') ?? '',
      applicant: { name: '', phone: textIn(row.read, 'phone') ?? '' },
    },
  }));
  const current = await withCurrentPhones(cases, said, { rows: await cases.rows(numbers) });
  return current.map(({ row, case: { applicant } }) =>
    row.read.phone === null ? row : { ...row, read: { ...row.read, phone: applicant.phone } },
  );
}

async function heldFor(
  rows: readonly ReadRow[],
  { upload, now }: About,
  { store, context }: Reads,
): Promise<HeldCases> {
  const all = (name: string) => [...new Set(rows.flatMap(({ read }) => textIn(read, name) ?? []))];
  const [cases, people, { directory }, areas, departments] = await Promise.all([
    store.cases.rows(all('number')),
    store.held.people(all('identity')),
    context(now, rows.map(namedIn)),
    store.reference.areas(),
    store.reference.departments(),
  ]);
  const { area, department } = upload;
  const sight = sightOf([department === null ? { area } : { department }], { areas, departments });
  return { rows: cases, people, directory, sight };
}

function namedIn({ read }: ReadRow): { matter?: string; department?: string } {
  const [matter, department] = [textIn(read, 'matter'), textIn(read, 'department')];
  return { ...(matter !== null && { matter }), ...(department !== null && { department }) };
}

/** What would become of the rows, were they put in now: what is refused of them, and the cases as they would stand. */
async function decideDry(
  cases: readonly JudgedCase[],
  { now }: About,
  { store, context }: Reads,
): Promise<{ refused: Map<number, Found[]>; rows: Map<string, CaseRow> }> {
  const sound = cases.filter(({ judged }) => judged.found.every(({ kind }) => mayBeAccepted(kind)));
  const events = sound.flatMap((one) => one.events);
  const facts = await readFacts(store.cases, events);
  const { verdicts, rows } = decideAll(
    events,
    facts,
    await context(
      now,
      events.map((event) => event.case),
    ),
  );
  const refused = new Map<number, Found[]>();
  const rowOf = new Map(sound.flatMap(({ judged, events: own }) => own.map(({ id }) => [id, judged.row])));
  for (const [place, verdict] of verdicts.entries()) {
    const row = rowOf.get(events[place]?.id ?? '');
    const detail = whyNot(verdict);
    if (row !== undefined && detail !== null && !refused.has(row))
      refused.set(row, [{ field: null, kind: 'notTaken', detail }]);
  }
  return { refused, rows: new Map(rows.map((row) => [row.number, row])) };
}
