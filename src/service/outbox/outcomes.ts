/**
 * Outcomes of sends, on their way to the store. What the store does not take is kept here and offered again, before
 * anything else is claimed or sent: a message that the carrier has must not go twice because a disk was full.
 */
import type { Change, Settlement } from '../../core/model/change';
import { type Log, type Store, StoreError } from '../../ports';

export interface OutcomesTools {
  store: Pick<Store, 'commit'>;
  gateway: string;
  log: Log;
}

/** In one commit at most. */
const AT_ONCE = 250;

interface Refusal {
  settlement: Settlement;
  err: unknown;
}

export class Outcomes {
  private left: Settlement[] = [];
  private retrying: Promise<boolean> | null = null;

  constructor(private readonly tools: OutcomesTools) {}

  /** Resolves with whether the store has them now. Never rejects. */
  async settle(settlements: readonly Settlement[]): Promise<boolean> {
    const { settled, later } = await this.offer(settlements);
    this.left = [...this.left, ...later];
    return settled;
  }

  /** An outcome that the store did not take is still here: nothing more is to be sent. */
  get stuck(): boolean {
    return this.left.length > 0;
  }

  /** Offers again what is still here; resolves with whether nothing is left. Never rejects. */
  async retry(): Promise<boolean> {
    if (this.left.length === 0) return true;
    this.retrying ??= this.again().finally(() => {
      this.retrying = null;
    });
    return this.retrying;
  }

  private async again(): Promise<boolean> {
    const some = this.left;
    const { later } = await this.offer(some);
    this.left = [...later, ...this.left.slice(some.length)];
    return this.left.length === 0;
  }

  /** Whether all are settled, and those to offer again: one that the store can never take would block the rest for ever. */
  private async offer(
    settlements: readonly Settlement[],
  ): Promise<{ settled: boolean; later: Settlement[] }> {
    const { gateway, log } = this.tools;
    const pieces: Promise<Refusal[]>[] = [];
    for (let start = 0; start < settlements.length; start += AT_ONCE)
      pieces.push(this.refusals(settlements.slice(start, start + AT_ONCE)));
    const refused = (await Promise.all(pieces)).flat();
    const [first] = refused;
    if (first && !this.stuck)
      log.warn({ gateway, err: first.err }, 'what came of a send can not be kept: it may be sent again');
    const later = refused.filter(({ err }) => passes(err)).map(({ settlement }) => settlement);
    return { settled: refused.length === 0, later };
  }

  /** Those that the store does not take: of several that it will never take together, each is offered by itself. */
  private async refusals(settlements: readonly Settlement[]): Promise<Refusal[]> {
    try {
      await this.tools.store.commit(
        settlements.map((settlement): Change => ({ kind: 'settled', settlement })),
      );
      return [];
    } catch (err) {
      if (settlements.length === 1 || passes(err))
        return settlements.map((settlement) => ({ settlement, err }));
      return (await Promise.all(settlements.map((one) => this.refusals([one])))).flat();
    }
  }
}

/** The store will take writes again: it is full, read-only or away. */
export function passes(error: unknown): boolean {
  return error instanceof StoreError && error.kind !== 'broken';
}
