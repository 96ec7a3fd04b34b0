/**
 * Room for files that are read at the same time. Who comes where it is taken waits unread: his octets stay in the network.
 *
 *   waiting → reading  in the order of coming, when there is room for all that it says to bring
 *           → gone     after a minute, or when its sender goes
 *   reading → gone     when it is answered; while it stalls, the room that it does not use is another's
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../ports';

interface Guest {
  request: IncomingMessage;
  /** Octets that it says to bring. */
  says: number;
  /** Octets that came. */
  came: number;
  movedAt: number;
}

interface Waiting {
  guest: Guest;
  since: number;
  decide(isLetIn: boolean): void;
}

export interface FileRoomOptions {
  /** Octets of all that are read. */
  most: number;
  /** Octets of each at most: counted for one that does not say what it brings. */
  each: number;
  clock: Pick<Clock, 'monotonic' | 'every'>;
}

/** Who waits beyond these is told to come again. */
const WAITING = 32;
/** Milliseconds. */
const PATIENCE = 60_000;
const STALLED_AFTER = 10_000;
const LOOK_EVERY = 1_000;

export class FileRoom {
  private readonly reading = new Set<Guest>();
  private waiting: Waiting[] = [];
  private lookNoMore: (() => void) | null = null;

  constructor(private readonly options: FileRoomOptions) {}

  /** Resolves with whether it may be read now; until then nobody may read of it. */
  enter(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const guest = this.guestOf(request);
    if (guest.says === 0) return Promise.resolve(true);
    // Of one that is gone already nobody would hear that it left.
    if (this.waiting.length >= WAITING || request.destroyed || response.destroyed)
      return Promise.resolve(false);
    response.once('close', () => this.leave(guest));
    return new Promise((decide) => {
      this.waiting.push({ guest, since: this.options.clock.monotonic(), decide });
      this.letIn();
    });
  }

  private guestOf(request: IncomingMessage): Guest {
    const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
    const says = coding === undefined ? Number(length ?? 0) : this.options.each;
    return { request, says: Math.min(says, this.options.each), came: 0, movedAt: 0 };
  }

  private letIn(): void {
    const { clock } = this.options;
    const now = clock.monotonic();
    for (let next = this.waiting[0]; next; next = this.waiting[0]) {
      const isLate = now - next.since >= PATIENCE;
      if (!isLate && this.taken(now) + next.guest.says > this.options.most) break;
      this.waiting.shift();
      if (!isLate) this.read(next.guest, now);
      next.decide(!isLate);
    }
    if (this.waiting.length > 0) {
      this.lookNoMore ??= clock.every(LOOK_EVERY, () => this.letIn());
    } else {
      this.lookNoMore?.();
      this.lookNoMore = null;
    }
  }

  /** What is spoken for: one that stalls keeps what it brought. */
  private taken(now: number): number {
    let sum = 0;
    for (const { says, came, movedAt } of this.reading)
      sum += now - movedAt >= STALLED_AFTER ? came : Math.max(says, came);
    return sum;
  }

  private read(guest: Guest, now: number): void {
    guest.movedAt = now;
    this.reading.add(guest);
    const { request } = guest;
    // Node's parser hands each piece to `push`; a listener of `data` would set it flowing before somebody reads.
    const { push } = request;
    request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
      this.count(guest, chunk?.length ?? 0);
      return push.call(request, chunk, encoding);
    };
  }

  /** One that stalled and goes on, where its room was given away, is cut off. */
  private count(guest: Guest, octets: number): void {
    if (octets === 0 || !this.reading.has(guest)) return;
    guest.came = Math.min(guest.came + octets, this.options.each);
    guest.movedAt = this.options.clock.monotonic();
    let all = 0;
    for (const { came } of this.reading) all += came;
    if (all > this.options.most) guest.request.destroy();
  }

  private leave(guest: Guest): void {
    this.reading.delete(guest);
    const at = this.waiting.findIndex((one) => one.guest === guest);
    if (at >= 0) this.waiting.splice(at, 1)[0]?.decide(false);
    this.letIn();
  }
}
