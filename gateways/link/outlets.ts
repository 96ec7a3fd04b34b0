/** What leaves by the connections of one link: which one takes the next message, and how busy all of them are. */
import type { Chance, Clock, SendError } from '../../src/ports';
import type { Connection } from './connection';
import type { LinkOptions } from './options';
import { Pacer } from './pacer';
import type { SubmitSide } from './protocol';
import { Rate } from './rate';
import { Submissions } from './submission';

/** A connection that is logged in, by its number among its sisters. */
export interface Open {
  number: number;
  connection: Connection;
}

export interface Outlet<Submit> {
  connection: Connection;
  submissions: Submissions<Submit>;
}

/** All leave within one rate, each within its own window, and no two texts under one reference. */
export class Outlets<Submit> {
  private readonly all: readonly Submissions<Submit>[];
  /** Connections that said good-bye: they take nothing new. */
  private readonly leaving = new WeakSet<Connection>();

  constructor(
    { connections, window, tps }: LinkOptions,
    protocol: SubmitSide<Submit>,
    { clock, chance }: { clock: Clock; chance: Chance },
  ) {
    const rate = new Rate(tps, clock);
    let reference = Math.floor(chance.fraction() * 0x10000);
    const nextReference = () => {
      reference = (reference + 1) & 0xffff;
      return reference;
    };
    this.all = Array.from(
      { length: connections },
      () => new Submissions(protocol, new Pacer(window, rate, clock), clock, nextReference),
    );
  }

  /** Segments sent and not answered yet. */
  get open(): number {
    return this.all.reduce((sum, { pacer }) => sum + pacer.open, 0);
  }

  /** Milliseconds for which one of them has been answered nothing. */
  get mute(): number {
    return Math.max(...this.all.map((each) => each.mute ?? 0));
  }

  /** Of these connections the one with the least to do; null: there is none. */
  roomiest(open: readonly Open[]): Outlet<Submit> | null {
    let best: Outlet<Submit> | null = null;
    for (const { number, connection } of open) {
      const submissions = this.all[number];
      if (!submissions || this.leaving.has(connection)) continue;
      if (!best || submissions.pacer.load < best.submissions.pacer.load) best = { connection, submissions };
    }
    return best;
  }

  /** A connection was logged in. */
  begin(number: number): void {
    this.all[number]?.begin();
  }

  leave({ number, connection }: Open, why: SendError): void {
    this.leaving.add(connection);
    this.turnAway(why, number);
  }

  /** Whoever waits for room is told; `number`: of one connection, else of all. */
  turnAway(why: SendError, number?: number): void {
    const those = number === undefined ? this.all : this.all.slice(number, number + 1);
    for (const { pacer } of those) pacer.shut(why);
  }
}
