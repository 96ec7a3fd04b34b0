/** Initials as thumbs type them: none of them may stop anybody's messages. */
import { understand } from '../../../src/core/language/understand';
import { lexicon } from '../../support/lexicon';

test.each([
  ...[
    'B T',
    'b t',
    'B.T',
    'B-T',
    'B、T',
    'B，T',
    'B  T',
    'B_T',
    'B/T',
    'Ｂ Ｔ',
    'b.t.',
    ' B T！',
    'B·T',
    'B*T',
    '"B T"',
  ].map((text) => [text, 'subsidy.query']),
  ...['BT T', 'BT.T', 'bt t', 'BT，T', 'BTT T'].map((text) => [text, 'not subscribe.stop']),
  ['B J', 'case.status'],
  ['J D', 'case.status'],
  ['G H', 'contact.changePhone'],
  ['T Q', 'case.expedite'],
  ['Y.Y', 'appointment.book'],
  ['D Y', 'subscribe.start'],
  ['X-W', 'news.latest'],
  ...[
    'B T D',
    'Z T',
    'T T',
    'T.T',
    'T恤',
    'T恤多少钱',
    '12 T',
    'A T',
    'T型',
    '买T',
    'T 粮补',
    'O T',
    'I T',
  ].map((text) => [text, 'not subscribe.stop']),
  ...['T', 't', 'Ｔ', 'T。', ' T ', 'TD', 'T D', 't.d', '退订', 'R', '回T', '回复T'].map((text) => [
    text,
    'subscribe.stop',
  ]),
  ['H', 'help'],
])('%s is %s', (text = '', meant = '') => {
  const { intent } = understand(text, null, lexicon);
  if (meant.startsWith('not ')) expect(intent).not.toBe(meant.slice(4));
  else expect(intent).toBe(meant);
});
