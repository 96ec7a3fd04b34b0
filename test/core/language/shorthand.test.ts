/** English as it is typed on small keys, and what of it is no English. */
import { normalise } from '../../../src/core/language/reading/normalise';
import { inWords } from '../../../src/core/language/reading/pinyin';
import { understand } from '../../../src/core/language/understand';
import { lexicon } from '../../support/lexicon';

const read = (text: string) => inWords(normalise(text, lexicon.confusables), lexicon).body;

test.each([
  ['wen wil u pay my mony', 'when will you pay my money'],
  ["hvnt got d pmt yet, wat's up", "haven't got the payment yet, what's up"],
  ['R u open 2moro?', 'are you open tomorrow?'],
  ['thx, cum b4 next wk', 'thanks, come before next week'],
  // Alone, or beside one word, a letter is an answer or a key.
  ['u', 'u'],
  ['n 2', 'n 2'],
  ['r you', 'r you'],
  // Initials of a command, letters of a word, and letters among Chinese are none.
  ['bt pls', 'bt please'],
  ['the ur-text', 'the ur-text'],
  ['我d钱pls', '我d钱pls'],
  ['wo de butie dao le mei', '我的补贴到了没'],
])('%s reads %s', (text, full) => {
  expect(read(text).plain).toBe(full);
});

test.each(['pls tel d office abt my mony', 'n i told em 2moro ok'])(
  'each sign of %s in full comes from a place of what was typed, in order',
  (text) => {
    const { typed, plain, origin } = read(text);
    expect(origin).toHaveLength(plain.length);
    expect(origin).toEqual([...origin].sort((one, other) => one - other));
    expect(typed).toBe(text);
    expect(origin.at(-1)).toBe(text.length - 1);
  },
);

test.each([
  ['wen wil u pay my mony', 'subsidy.query'],
  ['dnt snd me msgs', 'subscribe.stop'],
  ['cant cum 2moro cancel it', 'appointment.cancel'],
  ['BT', 'subsidy.query'],
])('%s is %s', (text, intent) => {
  expect(understand(text, null, lexicon).intent).toBe(intent);
});

test('a complaint is kept as it was typed', () => {
  expect(understand('complain d clerk waz rude 2 me n he shouted', null, lexicon)).toMatchObject({
    intent: 'complaint.file',
    slots: { text: 'd clerk waz rude 2 me n he shouted' },
  });
});
