/** An upload in one process's hands: every commit is its next version, so that of two only one gets on. */
import { SECOND } from '../../core/calendar/durations';
import type { Change } from '../../core/model/change';
import type { Upload } from '../../core/model/desk/upload';
import type { Clock, Store } from '../../ports';

/** How long nobody else goes on with it after a sign of life, milliseconds. */
const LEASE = 30 * SECOND;

/** Somebody else has it now. */
export class Moved extends Error {
  override readonly name = 'Moved';
}

export interface HoldTools {
  store: Pick<Store, 'commit'>;
  clock: Clock;
  /** Names this process. */
  owner: string;
  /** The process ends: nothing more is begun. */
  stopped(): boolean;
}

export class Hold {
  constructor(
    public upload: Upload,
    private readonly tools: HoldTools,
  ) {}

  /** Writes this of it, with what goes along, and holds it on. Throws `Moved`. */
  keep(more: Partial<Upload>, along: Change[] = []): Promise<void> {
    const { clock, owner } = this.tools;
    return this.write({ ...more, lease: { owner, until: clock.now() + LEASE } }, along);
  }

  /** Writes this of it, with what goes along, and lets it go. Throws `Moved`. */
  end(more: Partial<Upload>, along: Change[] = []): Promise<void> {
    return this.write({ ...more, lease: null }, along);
  }

  private async write(more: Partial<Upload>, along: Change[]): Promise<void> {
    if (this.tools.stopped()) throw new Moved('the process ends: another goes on');
    const upload = { ...this.upload, ...more, version: this.upload.version + 1 };
    if ((await this.tools.store.commit([...along, { kind: 'upload', upload }])) === 'duplicate')
      throw new Moved('somebody else goes on with this upload');
    this.upload = upload;
  }
}
