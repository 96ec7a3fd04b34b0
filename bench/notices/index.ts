/** Notices: how fast case events are taken, how fast notices leave, and whether answers overtake them. */
import { UsageError } from '../options';
import { measureIntake } from './intake';
import { measureSending } from './sending';

const PARTS: ReadonlyMap<string, (args: string[]) => Promise<void>> = new Map([
  ['intake', measureIntake],
  ['sending', measureSending],
]);

/** `notices`, or one part of it with its own options: `notices intake --calls 5000`. */
export async function notices(args: string[]): Promise<void> {
  const [name, ...rest] = args;
  if (name === undefined) {
    for (const part of PARTS.values()) await part([]);
    return;
  }
  const part = PARTS.get(name);
  if (!part) throw new UsageError(`options belong to a part: notices ${[...PARTS.keys()].join('|')} [--…]`);
  await part(rest);
}
