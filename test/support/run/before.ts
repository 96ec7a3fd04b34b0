import { openDoor } from './door';
import { workInMemory } from './memory';

/** Jest calls the default export before the first file. */
export default async function before(): Promise<void> {
  workInMemory();
  await openDoor();
}
