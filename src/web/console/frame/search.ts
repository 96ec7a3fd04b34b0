/** A list that is short enough to be read whole: looked through for what was typed, and shown page by page. Its routes are `askedRoutes` of SOUGHT. */
import { fill } from '../../../core/views/fill';
import { askedAddress } from './asked';
import { pageIn, pagingOf } from './parts';
import type { DeskCall } from './route';

const SHOWN = 50;
/** The field of its form. */
export const SOUGHT = ['q'] as const;

/** `path`: below /console; `textOf`: what of a row is looked through. For `{{> console/frame/search search}}`. */
export function searched<R>(
  call: Pick<DeskCall, 'query' | 'words' | 'csrf'>,
  path: string,
  rows: readonly R[],
  textOf: (row: R) => readonly string[],
) {
  const { query, words } = call;
  const asked = query('q').trim();
  const sought = asked.toLowerCase();
  const found = rows.filter((row) => textOf(row).some((text) => text.toLowerCase().includes(sought)));
  const page = pageIn(query('page'));
  const shown = found.slice((page - 1) * SHOWN, page * SHOWN);
  const address = `/console${askedAddress(call, path, { q: asked })}`;
  return {
    shown,
    /** What to say where nothing is left of what is there; null: nothing was sought. */
    nothing: asked === '' ? null : { says: fill(String(words.nothingFound), { query: asked }) },
    data: {
      search: { action: `/console${path}`, query: asked, any: rows.length > 0 },
      paging: pagingOf({ address, page, size: SHOWN, shown: shown.length, total: found.length, words }),
    },
  };
}
