import type { View } from '../../views';
import type { Turn } from './command';

/** A turn that says this and changes nothing. */
export function say(show: View): Turn {
  return { reply: { show }, changes: [] };
}
