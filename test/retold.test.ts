/** Every transcript over every medium: the same inputs come to the same answers, but for what is listed here. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Medium, retell, type Told } from './support/retold';
import { NOW } from './worlds/people';

const FOLDER = join(__dirname, 'transcripts');
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));

const NO_EXAMPLE = 'a page has its links and a form for a number: it shows no example of one';
const NEXT_SCREEN =
  'eight rows of a list stand on several screens: 9 shows the next of them, and looks nothing up';

const TYPED_AGAIN =
  'the BT of before, which was answered while the number was registered, is typed once more: this is the second question';

const AT_ONCE =
  'within the session that filed it the word alone is read as taking back what was just done, which is not asked again';

const SCREENS = {
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
  },
  ussd: SCREENS,
  'cumulative ussd': {
    ...SCREENS,
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
function toldBySms(name: string, lines: string[]): Promise<Told[]> {
  const told = bySms.get(name) ?? retell('sms', lines, NOW);
  bySms.set(name, told);
  return told;
}

describe.each(['wap', 'ussd', 'cumulative ussd'] as const)('over %s', (medium) => {
  test.each(FILES)('%s comes to the same', async (name) => {
    const lines = readFileSync(join(FOLDER, name), 'utf8').trimEnd().split('\n');
    const told = await toldBySms(name, lines);
    const retold = await retell(medium, lines, NOW, told);
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
