/** Every transcript over every medium: the same inputs come to the same answers, but for what is listed here. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VIEW_NAMES } from '../src/core/views';
import { SCREENS } from './core/dialogue/screens';
import { type Medium, retell, type Told } from './support/retold';
import { NOW } from './worlds/people';

const FOLDER = join(__dirname, 'transcripts');
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));
const linesOf = (name: string) => readFileSync(join(FOLDER, name), 'utf8').trimEnd().split('\n');

const NO_EXAMPLE = 'a page has its links and a form for a number: it shows no example of one';
const NEXT_SCREEN =
  'eight rows of a list stand on several screens: 9 shows the next of them, and looks nothing up';

const TYPED_AGAIN =
  'the BT of before, which was answered while the number was registered, is typed once more: this is the second question';

const AT_ONCE =
  'within the session that filed it the word alone is read as taking back what was just done, which is not asked again';

const ON_SCREENS = {
  'unknown.txt 15 取消': 'the menu that a new session opens with is what the word breaks off',
  'farmer.txt 4 9': NEXT_SCREEN,
  'repeat.txt 3 9': NEXT_SCREEN,
  'repeat.txt 4 9': NEXT_SCREEN,
  'english-reader.txt 8 never mind, withdraw it': AT_ONCE,
  'english-reader.txt 9 1': AT_ONCE,
};
/** Where a medium differs, by file and input, and why. */
const DEVIATIONS: Record<Exclude<Medium, 'sms'>, Record<string, string>> = {
  wap: {
    'leader.txt 18 在办的有几件': NO_EXAMPLE,
    'leader.txt 19 超期': NO_EXAMPLE,
    'unknown.txt 7 今天天气真好啊你说是吧': NO_EXAMPLE,
    'takenBack.txt 19 我没投诉': 'a page shows once more the days that may be picked',
  },
  ussd: ON_SCREENS,
  'cumulative ussd': {
    ...ON_SCREENS,
    'phone.txt 13 BT': TYPED_AGAIN,
    'liaison.txt 16 BT': TYPED_AGAIN,
  },
};

/** Amounts, days, numbers of cases and masked names: what an answer is about. Numbers of tickets are drawn. */
function figures(text: string): string[] {
  return (
    text.match(
      /\d+\.\d{2}(?=元)|CNY \d+\.\d{2}|QZ\d{8}-\d{4}|\d+月\d+日|\d+ (?:Jan|Feb|Mar|Apr|Nov|Dec)|[\u4e00-\u9fff]\*/g,
    ) ?? []
  );
}

const bySms = new Map<string, Promise<Told[]>>();
/** How it goes by text message, which each other medium is held against: played once. */
function toldBySms(name: string): Promise<Told[]> {
  const told = bySms.get(name) ?? retell('sms', linesOf(name), NOW);
  bySms.set(name, told);
  return told;
}

describe.each(['wap', 'ussd', 'cumulative ussd'] as const)('over %s', (medium) => {
  test.each(FILES)('%s comes to the same', async (name) => {
    const told = await toldBySms(name);
    const retold = await retell(medium, linesOf(name), NOW, told);
    const differs = (one: Told, index: number) =>
      DEVIATIONS[medium][`${name} ${index + 1} ${one.input}`] !== undefined;
    const outcome = (all: Told[]) =>
      all.map((one, index) => {
        const mine = told[index];
        if (!mine || differs(one, index)) return `${index + 1} ${one.input}`;
        const missing = figures(mine.text).filter((figure) => !one.text.includes(figure));
        return `${index + 1} ${one.input}: ${one.view}${missing.length > 0 ? ` without ${missing.join(' ')}` : ''}`;
      });
    expect(outcome(retold)).toEqual(outcome(told));
  });
});

/** Said above another screen, or where nobody texts: manners.test.ts, access.test.ts. */
const ELSEWHERE = ['hello', 'abuse', 'courtesy', 'identity.granted'];

test('every screen that a command shows is in a transcript, or has a row in core/dialogue/screens', async () => {
  const rows = SCREENS.flatMap(({ view, note, ways = [] }) => [
    view,
    ...(note ? [note] : []),
    ...ways.flatMap((way) => ('row' in way ? [way.row.view] : [])),
  ]);
  const told = await Promise.all(FILES.map((name) => toldBySms(name)));
  const played = told.flat().flatMap((one) => [one.view, ...one.rows]);
  const shown = new Set<string | null>([...rows, ...played, ...ELSEWHERE]);
  // Messages that go out of themselves are made by the offices' side.
  const screens = VIEW_NAMES.filter((name) => !/^(notice|alert|digest|alarm|wap)\b/.test(name));
  expect(screens.filter((name) => !shown.has(name))).toEqual([]);
});
