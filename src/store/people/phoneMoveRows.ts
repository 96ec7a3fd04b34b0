/** Rows of moves as the conversation reads them. */
import type { PhoneMove } from '../../core/model/phoneMoves';
import type { Row } from '../engine/engine';
import { phoneMoves } from '../schema/mysql';
import { columnsOf } from '../sql/columns';

export const MOVE = columnsOf(phoneMoves, [
  'id',
  'oldPhone',
  'newPhone',
  'household',
  'person',
  'askedBy',
  'at',
  'state',
  'by',
  'decidedAt',
]);

/** From the `from`th column on, which are `MOVE.list`. */
export function moveFrom(row: Row, from = 0): PhoneMove {
  const { state, by, askedBy, ...move } = MOVE.read(row, from);
  // The state was written by us from a PhoneMove.
  return { ...move, state: state as PhoneMove['state'], askedBy: askedBy ?? '', decidedBy: by };
}
