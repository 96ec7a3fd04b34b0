/** Family phones of a households file: given by the word of the village, and told to all that they concern. */
import { officeGivesAll } from '../../../core/dialogue/phones/familyOffice';
import { familyHomeOf, familyIn } from '../../../core/intake/family';
import type { HeldPeople } from '../../../core/intake/held';
import type { Change } from '../../../core/model/change';
import type { Fault, UploadRow } from '../../../core/model/desk/upload';
import type { FamilyLimits } from '../../../core/model/limits';
import { tail } from '../../../core/text/mask';
import type { Store } from '../../../ports';
import { type About, type Telling, textIn } from './kinds';

export interface FamilyTools {
  store: Pick<Store, 'cases'>;
  tell: Telling;
  limits: FamilyLimits;
}

/** What giving the family phones of these rows writes. Those that can not be given any more are said of their row. */
export async function giveFamily(
  rows: readonly UploadRow[],
  held: HeldPeople,
  about: About,
  { store, tell, limits }: FamilyTools,
): Promise<Change[]> {
  const given = givenBy(rows, held, about, limits);
  const notices = given.flatMap((one) => one.notices);
  if (notices.length === 0) return given.flatMap(({ changes }) => changes);
  if (tell === null) throw new Error('family phones are given only where those that they concern are told');
  const people = await store.cases.reachable([...new Set(notices.map(({ to }) => to))]);
  const told = notices.map((notice) => tell({ ...notice, person: people.get(notice.to) }, about.now));
  return [...given, ...told].flatMap(({ changes }) => changes);
}

/** A phone that stands in several rows takes a place of its own in each. */
function givenBy(rows: readonly UploadRow[], held: HeldPeople, about: About, families: FamilyLimits) {
  const reading = new Map(held.reading);
  return rows.map((row) => {
    const { household, read, village: area } = row;
    const phones = familyIn(read);
    if (household === null || phones.length === 0) return { changes: [], notices: [] };
    const { upload, by, now } = about;
    const said = { household, head: textIn(read, 'head') ?? '', phone: textIn(read, 'phone') };
    const { changes, notices, given, hindered } = officeGivesAll(
      phones.map((phone, place) => {
        const freshId = `${upload.id}-${row.row}-${place}`;
        return { phone, by, reason: upload.name, area, now, freshId, families };
      }),
      familyHomeOf(said, held),
      (phone) => reading.get(phone) ?? 0,
    );
    for (const phone of given) reading.set(phone, (reading.get(phone) ?? 0) + 1);
    const faults = hindered.flatMap(({ phone, why }) =>
      why === 'already' ? [] : [notGiven(row, why === 'self' ? 'familyOwn' : 'familyFull', phone, about)],
    );
    return {
      changes: faults.length === 0 ? changes : [...changes, { kind: 'faults' as const, faults }],
      notices,
    };
  });
}

function notGiven({ row }: UploadRow, kind: Fault['kind'], phone: string, { upload, by }: About): Fault {
  const column = Object.entries(upload.columns ?? {}).find(([, field]) => field === 'family')?.[0];
  return {
    upload: upload.id,
    row,
    column: Number(column ?? -1),
    kind,
    value: '',
    detail: tail(phone),
    state: 'left',
    by,
    reason: null,
  };
}
