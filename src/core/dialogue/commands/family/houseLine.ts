import type { Act } from '../../../model/intent';
import { maskName } from '../../../text/mask';
import type { Choice } from '../../scene/command';

/** A household by its head, as a line that leads to what is to be done with it. */
export function houseLine(head: string, act: Act): Choice {
  return { label: { row: { view: 'family.houseRow', data: { head: maskName(head) } } }, act };
}
