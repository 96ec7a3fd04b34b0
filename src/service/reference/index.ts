/** What an office says of its county, put in: by a page, by a call, from a file, each with its record in the audit. */

import type { ReadRow } from '../../core/intake/model';
import {
  type CheckedRow,
  checkRows,
  type HeldReference,
  REFERENCE_TABLES,
  type ReferenceFileKind,
} from '../../core/intake/reference';
import type { AuditAction } from '../../core/model/audit';
import type { Change } from '../../core/model/change';
import type { ReferenceChange, ReferenceKind } from '../../core/model/desk/reference';
import { type Installation, type SettingFault, settingFaults } from '../../core/setup/installation';
import type { Chance, Clock, Store } from '../../ports';

export interface ReferenceTools {
  store: Pick<Store, 'reference' | 'commit'>;
  clock: Pick<Clock, 'now'>;
  chance: Pick<Chance, 'id'>;
  /** What holds now, and a look at what is set since, so that this process is the first to know. */
  setup: { readonly installation: Installation; refresh(): Promise<void> };
}

/** Rows as they were found, and how many were written: none where one of them has a fault and all were to be put in. */
export interface Put {
  rows: CheckedRow[];
  written: number;
}

/** Rows with the fields that they have columns for. */
export interface Given {
  rows: readonly ReadRow[];
  fields: ReadonlySet<string>;
}

/** Who puts it in, and from where. */
export interface Author {
  by: string;
  reason?: string;
  /** The rows come with the program: marked until somebody of the county puts them in. */
  starter?: true;
  /** He looked at each of them: what is as it was is written too, and is no starter's any more. */
  looked?: true;
}

/** Each rejects with StoreError. */
export class ReferenceOffice {
  constructor(private readonly tools: ReferenceTools) {}

  /** How it is set up: what holds at each look. */
  get installation(): Installation {
    return this.tools.setup.installation;
  }

  async held(): Promise<HeldReference> {
    return readHeld(this.tools.store);
  }

  /** Beside what is held, and nothing is written. */
  async check(kind: ReferenceFileKind, { rows, fields }: Given): Promise<CheckedRow[]> {
    return checkRows(kind, rows, await this.held(), fields);
  }

  /** `all`: nothing where a row has a fault. `each`: those that have none. */
  async put(kind: ReferenceFileKind, given: Given, how: 'all' | 'each', author: Author): Promise<Put> {
    const held = await this.held();
    const rows = checkRows(kind, given.rows, held, given.fields);
    const good = rows.filter(({ found }) => found.length === 0);
    if (how === 'all' && good.length < rows.length) return { rows, written: 0 };
    const table = REFERENCE_TABLES[kind];
    const all = table.with(
      held,
      good.map(({ read }) => read),
    );
    const changed = good.filter((row) => author.looked || row.change !== 'same');
    const changes = changed.flatMap(({ read }) => [
      ...table.changes(read, { ...all, officePhones: held.officePhones }).map((one) => marked(one, author)),
      this.record('reference.change', `${kind} ${read[table.key]}`, author),
    ]);
    if (changes.length > 0) await this.commit(changes);
    return { rows, written: changed.length };
  }

  /** Changes of one thing, decided by a page of its own. */
  async write(changes: readonly ReferenceChange[], subject: string, author: Author): Promise<void> {
    await this.commit([...changes, this.record('reference.change', subject, author)]);
  }

  /** `used`: something stands on it, and it stays. */
  async remove(of: ReferenceKind, id: string, author: Author): Promise<'done' | 'used'> {
    const removal: Change = { kind: 'referenceRemoved', of, id };
    const record = this.record('reference.remove', `${of} ${id}`, author);
    const done = await this.tools.store.commit([removal, record]);
    if (done === 'done') await this.tools.setup.refresh();
    return done === 'done' ? 'done' : 'used';
  }

  /** Nothing is written where one of them is wrong, by itself or beside what holds now. */
  async set(values: Partial<Record<keyof Installation, unknown>>, author: Author): Promise<SettingFault[]> {
    const { installation } = this.tools.setup;
    const faults = settingFaults({ ...installation, ...values });
    if (faults.length > 0) return faults;
    const at = this.tools.clock.now();
    const was = (name: string) => JSON.stringify(installation[name as keyof Installation]); // a name of `values`
    const changed = Object.entries(values).filter(([name, value]) => JSON.stringify(value) !== was(name));
    const changes = changed.flatMap(([name, value]): Change[] => [
      { kind: 'setting', setting: { name, value: JSON.stringify(value), by: author.by, at } },
      this.record('setting.change', name, author),
    ]);
    if (changes.length > 0) await this.commit(changes);
    return [];
  }

  private async commit(changes: Change[]): Promise<void> {
    await this.tools.store.commit(changes);
    await this.tools.setup.refresh();
  }

  private record(action: AuditAction, subject: string, { by, reason }: Author): Change {
    const { clock, chance } = this.tools;
    const made = { id: chance.id(), at: clock.now() };
    return { kind: 'audit', ...made, actor: by, action, subject, ...(reason && { reason }) };
  }
}

export async function readHeld({ reference }: Pick<Store, 'reference'>): Promise<HeldReference> {
  const [areas, departments, officePhones, matters, programmes, sections, days] = await Promise.all([
    reference.areas(),
    reference.departments(),
    reference.officePhones(),
    reference.matters(),
    reference.programmes(),
    reference.sections(),
    reference.localDays(),
  ]);
  return { areas, departments, officePhones, matters, programmes, sections, days };
}

function marked(change: ReferenceChange, { starter }: Author): ReferenceChange {
  if (!starter) return change;
  switch (change.kind) {
    case 'department':
      return { ...change, department: { ...change.department, origin: 'starter' } };
    case 'matter':
      return { ...change, matter: { ...change.matter, origin: 'starter' } };
    case 'programme':
      return { ...change, programme: { ...change.programme, origin: 'starter' } };
    case 'newsSection':
      return { ...change, section: { ...change.section, origin: 'starter' } };
    default:
      return change;
  }
}
