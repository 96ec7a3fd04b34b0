/** An upload in one process's hands: every commit is its next version, so that of two only one gets on. */
import { SECOND } from '../../core/calendar/durations';
import type { Change } from '../../core/model/change';
import type { Upload } from '../../core/model/desk/upload';
import type { Clock, Store } from '../../ports';

/** How long nobody else goes on with it after a sign of life, unless it is said, milliseconds. */
const LEASE = 30 * SECOND;
/** Of that, after how much somebody who writes nothing gives a sign. */
const SIGN_AFTER = 1 / 3;

/** Somebody else has it now. */
export class Moved extends Error {
  override readonly name = 'Moved';
}

export interface HoldTools {
  store: Pick<Store, 'commit'>;
  clock: Clock;
  /** Names this process. */
  owner: string;
  /** Milliseconds. */
  leaseFor?: number | undefined;
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
    const { clock, owner, leaseFor = LEASE } = this.tools;
    return this.write({ ...more, lease: { owner, until: clock.now() + leaseFor } }, along);
  }

  /** For work in between that writes nothing: a sign of life where one is due. Throws `Moved`. */
  async stay(): Promise<void> {
    const { clock, leaseFor = LEASE } = this.tools;
    const left = (this.upload.lease?.until ?? 0) - clock.now();
    if (left < leaseFor * (1 - SIGN_AFTER)) await this.keep({});
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
