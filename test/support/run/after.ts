import { closeDoor } from './door';
import { leaveMemory } from './memory';

/** Jest calls the default export after the last file. */
export default async function after(): Promise<void> {
  await closeDoor();
  leaveMemory();
}
