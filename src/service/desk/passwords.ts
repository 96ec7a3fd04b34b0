/** Passwords as they are kept: Argon2id, a few at once, and as long for a login that nobody has. */
import { hash, verify } from '@node-rs/argon2';
import { Overloaded } from '../../ports';

/** Of OWASP: 19 MiB, two rounds, one lane; about 30 ms off the main thread. 2 is Argon2id. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** At one moment: each takes 19 MiB. */
const AT_ONCE = 4;
/** Waiting beyond which nobody is heard any more: a flood is not answered by hashing all of it. */
const WAITING = 64;

export interface Passwords {
  hash(password: string): Promise<string>;
  /** Whether it is the one. `kept` null: it is not, and finding out takes as long. Rejects with Overloaded. */
  isRight(kept: string | null, password: string): Promise<boolean>;
}

export function createPasswords(): Passwords {
  const slots = new Slots();
  const make = (password: string) => slots.with(() => hash(password.normalize('NFKC'), COST));
  let nobodys: Promise<string> | null = null;
  return {
    hash: make,
    async isRight(kept, password) {
      nobodys ??= make('nobody has this password');
      const none = await nobodys;
      const right = await slots.with(() => verify(kept ?? none, password.normalize('NFKC')));
      return right && kept !== null;
    },
  };
}

class Slots {
  private free = AT_ONCE;
  private readonly waiting: (() => void)[] = [];

  async with<T>(work: () => Promise<T>): Promise<T> {
    if (this.waiting.length >= WAITING) throw new Overloaded(5);
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((enter) => this.waiting.push(enter));
    try {
      return await work();
    } finally {
      // Handed on, never free in between.
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}
