import { newDialogue } from '../../../src/core/dialogue/newDialogue';
import type { Dialogue } from '../../../src/core/model/dialogue';
import { pack, unpack } from '../../../src/store/inbox/dialogues';

const PHONE = '+8613800000001';
const blank = newDialogue(PHONE, 'en');
const full: Dialogue = {
  ...blank,
  turn: 7,
  open: {
    act: { intent: 'menu', slots: {} },
    page: 1,
    pages: 1,
    context: { state: 'menu', expects: 'choice', options: 1 },
    choices: [{ intent: 'help', slots: {} }],
    rows: [],
    leaf: null,
    until: 9,
  },
  trail: [{ act: { intent: 'menu', slots: {} }, page: 1 }],
  last: { fingerprint: 'f', at: 1, connection: 'c' },
  helpedAt: 3,
  noise: { count: 2, since: 4 },
  access: { ...blank.access, wrong: 2, wrongAt: 5 },
};

test.each([
  ['a new one', blank],
  ['one with everything', full],
])('%s comes back as it was', (_, dialogue) => {
  expect(unpack(PHONE, pack(dialogue))).toEqual(dialogue);
});

test('what never changed takes no room', () => {
  expect(pack({ ...blank, turn: 1 })).toBe('{"language":"en","turn":1}');
});

test('a part that says what it said at the beginning takes no room, one that differs in a single place is kept whole', () => {
  const { access, noise } = blank;
  expect(pack({ ...blank, trail: [], access: { ...access }, noise: { ...noise } })).toBe('{"language":"en"}');
  const locked = { ...access, lockedUntil: 5 };
  expect(unpack(PHONE, pack({ ...blank, access: locked })).access).toEqual(locked);
  const looking = { ...access, looking: { household: 'h', until: 5 } };
  expect(unpack(PHONE, pack({ ...blank, access: looking })).access).toEqual(looking);
});
