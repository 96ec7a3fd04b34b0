/** What an office says of its county, put in: by a page, by a call, from a file, each with its record in the audit. */

import { untilCommitted } from '../../async/untilCommitted';
import type { ReadRow } from '../../core/intake/model';
import {
  type CheckedRow,
  checkRows,
  type HeldReference,
  REFERENCE_TABLES,
  type ReferenceFileKind,
  recordOf,
  type TableChange,
} from '../../core/intake/reference';
import type { AuditAction } from '../../core/model/audit';
import type { Change } from '../../core/model/change';
import type { ReferenceChange, ReferenceKind } from '../../core/model/desk/reference';
import type { Stamps } from '../../core/model/desk/stamps';
import { type Installation, type SettingFault, settingFaults } from '../../core/setup/installation';
import {
  type Chance,
  type Clock,
  commitUnmoved,
  hasMoved,
  Moved,
  type Store,
  writeUnmoved,
} from '../../ports';
import { readHeld } from './held';

export interface ReferenceTools {
  store: Pick<Store, 'reference' | 'commit'>;
  clock: Pick<Clock, 'now'>;
  chance: Pick<Chance, 'id'>;
  /** What holds now, and a look at what is set since, so that this process is the first to know. */
  setup: { readonly installation: Installation; refresh(): Promise<void> };
  /** Minutes east of UTC, of the offices' wall. */
  utcOffset: number;
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
  /** From what he decided: where any of it was written since, nothing is written. */
  seen?: Partial<Stamps>;
}

/** Each rejects with StoreError, and with `Moved` where the author's `seen` does not hold any more. What is read to decide by is as it stands at the commit. */
export class ReferenceOffice {
  constructor(private readonly tools: ReferenceTools) {}

  /** How it is set up: what holds at each look. */
  get installation(): Installation {
    return this.tools.setup.installation;
  }

  /** As files of this kind are checked against. */
  held(kind?: ReferenceFileKind): Promise<HeldReference> {
    return readHeld(kind, this.tools);
  }

  stamps(): Promise<Stamps> {
    return this.tools.store.reference.stamps();
  }

  /** Beside what is held, and nothing is written. */
  async check(kind: ReferenceFileKind, { rows, fields }: Given): Promise<CheckedRow[]> {
    return checkRows(kind, rows, await this.held(kind), fields);
  }

  /** `all`: nothing where a row has a fault. `each`: those that have none. */
  put(kind: ReferenceFileKind, given: Given, how: 'all' | 'each', author: Author): Promise<Put> {
    return this.decided(author, async (now) => {
      const { rows, changes, written } = this.decide(kind, given, await this.held(kind), author);
      if (how === 'all' && rows.some(({ found }) => found.length > 0)) return { rows, written: 0 };
      await this.store(now, changes);
      return { rows, written };
    });
  }

  private decide(kind: ReferenceFileKind, given: Given, held: HeldReference, author: Author) {
    const rows = checkRows(kind, given.rows, held, given.fields);
    const good = rows.filter(({ found }) => found.length === 0);
    const table = REFERENCE_TABLES[kind];
    const all = table.with(
      held,
      good.map(({ read }) => read),
    );
    const changed = good.filter((row) => author.looked || row.change !== 'same');
    const changes: Change[] = changed.flatMap(({ read }) => [
      ...table
        .changes(read, { ...all, officePhones: held.officePhones, news: held.news }, author.by)
        .map((one) => marked(one, author)),
      this.record(recordOf(kind, String(read[table.key])), author),
    ]);
    return { rows, changes, written: changed.length };
  }

  /** Changes of one thing, decided by a page of its own. */
  async write(changes: readonly ReferenceChange[], subject: string, author: Author): Promise<void> {
    const record = this.record({ action: 'reference.change', subject }, author);
    await this.decided(author, (now) => this.store(now, [...changes, record]));
  }

  /** `used`: something stands on it, and it stays. */
  async remove(of: ReferenceKind, id: string, author: Author): Promise<'done' | 'used'> {
    const removal: Change = { kind: 'referenceRemoved', of, id };
    const record = this.record({ action: 'reference.remove', subject: `${of} ${id}` }, author);
    const done = await this.decided(author, async (now) => {
      const removed = await commitUnmoved(this.tools.store, now, [removal, record]);
      await this.tools.setup.refresh();
      return removed;
    });
    return done === 'done' ? 'done' : 'used';
  }

  /** Nothing is written where one of them is wrong, by itself or beside what holds now. */
  set(values: Partial<Record<keyof Installation, unknown>>, author: Author): Promise<SettingFault[]> {
    return this.decided(author, async (now) => {
      // Another process may have set some of it.
      await this.tools.setup.refresh();
      const { installation } = this.tools.setup;
      const faults = settingFaults({ ...installation, ...values });
      if (faults.length === 0) await this.store(now, this.settingChanges(values, installation, author));
      return faults;
    });
  }

  private settingChanges(
    values: Partial<Record<keyof Installation, unknown>>,
    installation: Installation,
    author: Author,
  ): Change[] {
    const at = this.tools.clock.now();
    const was = (name: string) => JSON.stringify(installation[name as keyof Installation]); // a name of `values`
    const changed = Object.entries(values).filter(([name, value]) => JSON.stringify(value) !== was(name));
    return changed.flatMap(([name, value]): Change[] => [
      { kind: 'setting', setting: { name, value: JSON.stringify(value), by: author.by, at } },
      this.record({ action: 'setting.change', subject: name }, author),
    ]);
  }

  /** Reads, decides and commits as if nobody else did meanwhile; from the start again where somebody was first. */
  private async decided<T>({ seen = {} }: Author, decide: (now: Stamps) => Promise<T>): Promise<T> {
    const decision = await untilCommitted(async () => {
      const now = await this.stamps();
      return hasMoved(seen, now)
        ? ({ as: 'moved' } as const)
        : { as: 'made' as const, it: await decide(now) };
    });
    if (decision.as === 'moved') throw new Moved();
    return decision.it;
  }

  private async store(now: Stamps, changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    await writeUnmoved(this.tools.store, now, changes);
    await this.tools.setup.refresh();
  }

  private record(about: { action: AuditAction; subject: string }, { by, reason }: Author): Change {
    const { clock, chance } = this.tools;
    const made = { id: chance.id(), at: clock.now() };
    return { kind: 'audit', ...made, actor: by, ...about, ...(reason && { reason }) };
  }
}

function marked(change: TableChange, { starter }: Author): TableChange {
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
