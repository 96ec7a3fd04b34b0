/** Every screen that a command can show: who says what for it, and what it is about. */
import { VIEW_NAMES } from '../../../src/core/views';
import { conversation } from '../../support/conversation';
import { ASKED_SCREENS } from './screens/asked';
import { CASE_SCREENS } from './screens/cases';
import { FAMILY_SCREENS } from './screens/family';
import { FIRST_SCREENS } from './screens/first';
import { LEADER_SCREENS } from './screens/leaders';
import { MONEY_SCREENS } from './screens/money';
import { PERSON_SCREENS } from './screens/persons';
import { PHONE_SCREENS } from './screens/phones';
import { PUBLIC_SCREENS } from './screens/public';
import { SERVICE_SCREENS } from './screens/services';

const SCREENS = [
  ...FIRST_SCREENS,
  ...ASKED_SCREENS,
  ...CASE_SCREENS,
  ...PUBLIC_SCREENS,
  ...MONEY_SCREENS,
  ...PERSON_SCREENS,
  ...SERVICE_SCREENS,
  ...PHONE_SCREENS,
  ...FAMILY_SCREENS,
  ...LEADER_SCREENS,
];

test.each(SCREENS)('$view after $texts', async ({ view, from, texts, known, data = {}, note, ways = [] }) => {
  const seen = await conversation(known).see(from, ...texts);
  expect(seen).toMatchObject({ view, data, ...(note && { note }) });
  expect(seen?.ways.slice(0, ways.length)).toEqual(ways);
});

test('no screen is left out', () => {
  const shown = SCREENS.flatMap(({ view, note, ways = [] }) => [
    view,
    ...(note ? [note] : []),
    ...ways.flatMap((way) => ('row' in way ? [way.row.view] : [])),
  ]);
  // Said above another screen, or where nobody texts: manners.test.ts, access.test.ts.
  const elsewhere = ['hello', 'abuse', 'courtesy', 'identity.granted'];
  // Messages that go out of themselves are made by the offices' side.
  const screens = VIEW_NAMES.filter((name) => !/^(notice|alert|digest|alarm|wap)\b/.test(name));
  expect(screens.filter((name) => !shown.includes(name) && !elsewhere.includes(name))).toEqual([]);
});
