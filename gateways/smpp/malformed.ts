import type { Status } from './status';

/** A body that is not what its command says. `status` is the answer it gets. */
export class Malformed extends Error {
  constructor(
    readonly status: Status,
    why: string,
  ) {
    super(why);
    this.name = 'Malformed';
  }
}
