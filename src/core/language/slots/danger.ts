/** What puts somebody in danger, as far as the words tell; the words were understood as a cry for help before. */
import type { Danger } from '../../model/intent';
import type { Says } from '../../text/sayings';

/** The first that fits: who wants to drink poison is not helped as one who has drunk it. */
const KINDS: readonly Danger[] = ['despair', 'fire', 'violence', 'rescue', 'hurt', 'alone'];

export function dangerIn(text: string, says: Says): Danger | null {
  return KINDS.find((kind) => says[kind].test(text)) ?? null;
}
