import type { Engine, Row, Value } from '../engine/engine';

/** Asks for one row: the first, if there is any. */
export function first(engine: Engine): (query: [string, readonly Value[]]) => Promise<Row | undefined> {
  return async (query) => (await engine.rows(...query))[0];
}
