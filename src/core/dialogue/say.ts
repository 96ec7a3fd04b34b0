import type { Turn } from './command';
import type { View } from './views';

/** A turn that says this and changes nothing. */
export function say(show: View): Turn {
  return { reply: { show }, changes: [] };
}
