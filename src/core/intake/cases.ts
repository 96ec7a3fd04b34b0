/** A row of a file of cases against the case as it stands: what is new of it, and what can not be. */
import { dayAt } from '../calendar/deadline';
import { type Directory, findDepartment, findMatter } from '../cases/directory';
import { coversDepartment, type Sight } from '../desk/sight';
import type { CaseEvent } from '../model/caseEvents';
import { type CaseRow, hasEnded } from '../model/cases';
import { sameName } from '../text/name';
import { type CaseAsked, eventsOf, isFaults } from './caseEvents';
import type { HeldPeople } from './held';
import { type Found, type Judged, type ReadRow, textOf } from './model';

const MOST_DAYS = 1_000;
/** As the API takes them: people type them into a text. */
const NUMBER = /^[\x21-\x7e]{1,64}$/;

export interface HeldCases extends Pick<HeldPeople, 'people'> {
  /** Cases as they stand, by number. */
  rows: ReadonlyMap<string, CaseRow>;
  directory: Directory;
  /** Departments that the file may speak of; null: all. */
  sight: Sight | null;
}

export interface JudgedCase {
  judged: Judged;
  /** What the row stands for; none where it says what stands, or something impossible. */
  events: CaseEvent[];
}

export function judgeCase(row: ReadRow, held: HeldCases, asked: CaseAsked): JudgedCase {
  const case_ = held.rows.get(textOf(row.read.number) ?? '') ?? null;
  const nothing = { household: null, village: null, group: null, amount: null, before: null };
  const judged = (found: Found[], change: Judged['change'], read = row.read) => ({
    judged: { ...row, ...nothing, read, change, found: [...row.found, ...found] },
  });
  // Nothing is said of a case of somebody else.
  if (case_ && !coversDepartment(held.sight, case_.department))
    return { ...judged([{ field: 'number', kind: 'caseElsewhere', detail: null }], 'same'), events: [] };
  const read: ReadRow['read'] = {
    ...row.read,
    person: held.people.get(textOf(row.read.identity) ?? '')?.person ?? null,
    replaces: replacedBy(row, case_),
  };
  const events = eventsOf({ ...row, read }, case_, asked);
  const moves = events.length > 0 && !isFaults(events);
  const unread = new Set(row.found.map(({ field }) => field));
  const number = textOf(read.number);
  const found = [
    ...(number !== null && !NUMBER.test(number)
      ? [{ field: 'number', kind: 'idWrong' as const, detail: null }]
      : []),
    ...placeFaults(row, held, case_),
    ...(isFaults(events) ? events.filter(({ field }) => !unread.has(field)) : []),
    ...(typeof read.promisedDays === 'number' && (read.promisedDays < 1 || read.promisedDays > MOST_DAYS)
      ? [{ field: 'promisedDays', kind: 'numberRange' as const, detail: `1–${MOST_DAYS}` }]
      : []),
    ...identityFaults(row, held),
    ...(case_ ? standingFaults(read, case_, moves, held, asked) : []),
  ];
  const change = case_ ? (moves ? 'changed' : 'same') : 'new';
  return { ...judged(found, change, read), events: isFaults(events) ? [] : events };
}

/** Whose name stands now, where the row has another one. */
function replacedBy({ read }: ReadRow, held: CaseRow | null): string | null {
  const said = textOf(read.applicant);
  return held && said !== null && !sameName(said, held.applicant) ? held.applicant : null;
}

/** A department, which sees no households, is not told what name is registered. */
function identityFaults({ read }: ReadRow, { people, sight }: HeldCases): Found[] {
  const known = people.get(textOf(read.identity) ?? '');
  const said = textOf(read.applicant);
  const seesPeople = sight === null || sight.villages.size > 0;
  return known && said !== null && !sameName(known.name, said)
    ? [{ field: 'identity', kind: 'nameDiffers', detail: seesPeople ? known.name : null }]
    : [];
}

function placeFaults({ read }: ReadRow, { directory, sight }: HeldCases, held: CaseRow | null): Found[] {
  const [said, named] = [textOf(read.matter), textOf(read.department)];
  const matter = said === null ? null : findMatter(directory, said);
  const department = named === null ? null : findDepartment(directory, named);
  const found: Found[] = [];
  if (said !== null && !matter) found.push({ field: 'matter', kind: 'matterUnknown', detail: null });
  if (named !== null && !department)
    found.push({ field: 'department', kind: 'departmentUnknown', detail: null });
  const own = department?.id ?? held?.department ?? matter?.department;
  if (own !== undefined && !coversDepartment(sight, own) && found.length === 0)
    found.push({ field: department ? 'department' : 'matter', kind: 'departmentElsewhere', detail: null });
  return found;
}

/** Where the row says otherwise than what stands and is not changed by a file; and a name that would take another's place. */
function standingFaults(
  read: ReadRow['read'],
  held: CaseRow,
  moves: boolean,
  { directory }: HeldCases,
  asked: CaseAsked,
): Found[] {
  const found: Found[] = [];
  const stands = (field: string, is: boolean, detail: string) => {
    if (!is) found.push({ field, kind: 'caseStands', detail });
  };
  if (textOf(read.replaces) !== null)
    found.push({ field: 'applicant', kind: moves ? 'nameDiffers' : 'caseStands', detail: held.applicant });
  const phone = textOf(read.phone);
  if (!moves) stands('phone', phone === null || phone === held.phone, held.phone.slice(-4));
  if (held.acceptedAt === null) return found;
  const matter = findMatter(directory, textOf(read.matter) ?? '');
  stands('matter', !matter || matter.id === held.matter, held.matter);
  const department = findDepartment(directory, textOf(read.department) ?? '');
  const at = [held.department, held.stepDepartment];
  stands('department', !department || at.includes(department.id), held.department);
  const acceptedOn = dayAt(held.acceptedAt, asked.utcOffset);
  stands('acceptedOn', textOf(read.acceptedOn) === null || read.acceptedOn === acceptedOn, acceptedOn);
  const days = [held.promisedDays, held.ordinaryDays];
  const { promisedDays } = read;
  stands(
    'promisedDays',
    typeof promisedDays !== 'number' || days.includes(promisedDays),
    String(held.promisedDays),
  );
  const green = read.green === null || read.green === undefined || (read.green === 'yes') === held.green;
  stands('green', green, held.green ? 'yes' : 'no');
  return found;
}

/** Where the day that the offices promised is another than what follows from the acceptance. `row` is the case with all that the row says. */
export function dueFault({ read }: ReadRow, row: CaseRow | null, utcOffset: number): Found[] {
  const due = textOf(read.due);
  if (due === null || !row || row.promisedAt === null || hasEnded(row)) return [];
  const promised = dayAt(row.promisedAt, utcOffset);
  return promised === due ? [] : [{ field: 'due', kind: 'dueDiffers', detail: promised }];
}
