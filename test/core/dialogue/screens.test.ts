/** Screens that a command shows, row by row; that none is left out, `retold.test.ts` says. */
import { conversation } from '../../support/conversation';
import { SCREENS } from './screens';

test.each(SCREENS)('$view after $texts', async ({ view, from, texts, known, data = {}, note, ways = [] }) => {
  const seen = await conversation(known).see(from, ...texts);
  expect(seen).toMatchObject({ view, data, ...(note && { note }) });
  expect(seen?.ways.slice(0, ways.length)).toEqual(ways);
});
