/** Commits of the store: batches of changes, what the log and the figures hear of them, and what their failures say. */
import { MINUTE } from '../core/calendar/durations';
import type { Change } from '../core/model/change';
import type { Log, Meter, Store, StoreError } from '../ports';
import { applyChanges } from './apply';
import type { Engine } from './engine/engine';
import { storeError } from './engine/errors';
import { GroupCommit } from './groupCommit';
import type { Vault } from './keys/vault';
import { checkWritable, landed } from './probes';
import { Refused, withStoreErrors } from './sql/failures';

/** How long a commit that failed for want of room speaks against the store, milliseconds. */
const REMEMBERED_FOR = MINUTE;
/** How long a commit is tried again while the database is away, milliseconds. */
const PATIENCE = 5_000;
/** What is in the commit of somebody who looks at a telephone meanwhile. */
const AWAITED: ReadonlySet<Change['kind']> = new Set(['received', 'pageSession', 'pageSessionKept']);

export interface CommitTools {
  meter?: Meter;
  log?: Log;
  /** How long a commit is tried again while the database is away, milliseconds. */
  patience?: number;
}

export class Commits {
  private readonly batches: GroupCommit<Change[]>;
  /** The row of a check may fit where a message does not: what the last commit met counts too. */
  private full: { error: StoreError; until: number } | null = null;

  constructor(
    private readonly engine: Engine,
    vault: Vault,
    private readonly tools: CommitTools,
  ) {
    this.batches = new GroupCommit<Change[]>({
      apply: (batch) => engine.transaction((session) => applyChanges(session, batch.flat(), vault)),
      landed: (batch) => {
        tools.log?.warn({ commits: batch.length }, 'a batch of commits did not go through: trying again');
        return landed(engine, batch.flat());
      },
      sizeOf: ({ length }) => length,
      patience: tools.patience ?? PATIENCE,
      onBatch: (batch, seconds) => this.count(batch, seconds),
    });
  }

  /** As `Store` has them. */
  get asked(): Pick<Store, 'commit' | 'check'> {
    return {
      commit: (changes) => this.commit(changes),
      ...withStoreErrors({ check: (kept?: 'kept') => this.check(kept) }),
    };
  }

  /** Resolves when nothing waits to be committed any more. */
  drained(): Promise<void> {
    return this.batches.drained();
  }

  private async commit(changes: Change[]): Promise<'done' | 'duplicate'> {
    if (changes.length === 0) return 'done';
    try {
      await this.batches.add(changes, changes.some(({ kind }) => AWAITED.has(kind)) ? 'answer' : 'other');
    } catch (error) {
      if (error instanceof Refused) return 'duplicate';
      const failure = storeError(error);
      if (failure.kind === 'full') this.full = { error: failure, until: performance.now() + REMEMBERED_FOR };
      throw failure;
    }
    this.tellAlarms(changes);
    return 'done';
  }

  private async check(kept?: 'kept'): Promise<void> {
    await checkWritable(this.engine, kept === 'kept');
    if (this.full && performance.now() < this.full.until) throw this.full.error;
  }

  private count(batch: readonly Change[][], seconds: number): void {
    const { meter } = this.tools;
    const size = batch.reduce((sum, { length }) => sum + length, 0);
    this.full = null;
    meter?.count('commits');
    meter?.observe('commit_batch', size);
    meter?.observe('commit_seconds', seconds);
  }

  /** Whoever commits an alarm, it stands in the log and among the figures too. */
  private tellAlarms(changes: readonly Change[]): void {
    const { log, meter } = this.tools;
    for (const change of changes) {
      if (change.kind !== 'alarm') continue;
      log?.warn({ alarm: change.alarm }, 'alarm: the supervisors are told');
      meter?.count('alarms', { outcome: change.alarm });
    }
  }
}
