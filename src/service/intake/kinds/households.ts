/** Households of a file: judged, and written with how they stood before; their family phones are given and told. */
import { type HouseholdLimits, householdsFile, judgeHousehold } from '../../../core/intake/households';
import type { Change } from '../../../core/model/change';
import type { UploadRow } from '../../../core/model/desk/upload';
import type { Store } from '../../../ports';
import { type FamilyTools, giveFamily } from './family';
import { type About, type KindWork, numberIn, readPeople, textIn } from './kinds';

export interface HouseholdsTools extends FamilyTools {
  store: Pick<Store, 'held' | 'cases'>;
  limits: HouseholdLimits;
}

export function householdsWork({ store, tell, limits }: HouseholdsTools): KindWork {
  return {
    kind: householdsFile(limits),
    async judge(rows, about) {
      const held = await readPeople(store, rows, about);
      return rows.map((row) =>
        judgeHousehold(row, held, { own: ownId(about, row.row), now: about.now, limits }),
      );
    },
    async publish(rows, about) {
      const held = await readPeople(store, rows, about);
      const changing = rows.filter(({ change }) => change !== 'same');
      const family = await giveFamily(changing, held, about, { store, tell, limits });
      return [...changing.flatMap((row) => changesOf(row, held, about)), ...family];
    },
  };
}

/** Of a household, and a person, that a row is the first to name. */
function ownId({ upload }: Pick<About, 'upload'>, row: number): string {
  return `${upload.id}-${row}`;
}

function changesOf(
  { row, read, household, village, group }: UploadRow,
  { people, households }: Awaited<ReturnType<typeof readPeople>>,
  about: About,
): Change[] {
  const [head, identity, account] = [textIn(read, 'head'), textIn(read, 'identity'), textIn(read, 'account')];
  if (!household || !village || group === null || !head || !identity || !account) return [];
  const bank = textIn(read, 'bank') ?? households.get(household)?.bank ?? '';
  const members = numberIn(read, 'members') ?? 1;
  const person = people.get(identity)?.person ?? ownId(about, row);
  const phone = textIn(read, 'phone');
  return [
    {
      kind: 'household',
      household: { id: household, village, group, head, members, account, bank },
      upload: about.upload.id,
    },
    { kind: 'person', person: { id: person, household, name: head, identity } },
    ...(phone ? [{ kind: 'householdPhone' as const, phone, household, person }] : []),
  ];
}
