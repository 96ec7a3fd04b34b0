/** What the carrier has taken and the store does not know yet: it fills the window of a gateway until it is committed. */
import type { Settlement } from '../../core/model/change';
import type { Outcomes } from './outcomes';

export interface UnsettledTools {
  outcomes: Pick<Outcomes, 'settle'>;
  /** Work that goes on after the answer of the carrier. */
  later(work: Promise<void>): void;
  /** There is room in the window. */
  settled(): void;
}

export class Unsettled {
  private readonly ids = new Set<string>();
  /** What the carrier answered in this turn. */
  private answered: Settlement[] = [];

  constructor(private readonly tools: UnsettledTools) {}

  get size(): number {
    return this.ids.size;
  }

  has(id: string): boolean {
    return this.ids.has(id);
  }

  /** Not awaited: the next answer of the carrier does not wait for this commit. What one turn brings is one commit. */
  add(settlement: Settlement): void {
    this.ids.add(settlement.id);
    if (this.answered.push(settlement) > 1) return;
    const turnEnds = new Promise<void>((resolve) => process.nextTick(resolve));
    this.tools.later(turnEnds.then(() => this.settle()));
  }

  private async settle(): Promise<void> {
    const answered = this.answered.splice(0);
    await this.tools.outcomes.settle(answered);
    for (const { id } of answered) this.ids.delete(id);
    this.tools.settled();
  }
}
