/** In which language a person is answered: the chosen one, else that of the words, else the default. */

import { understand } from '../../../src/core/language/understand';
import { conversation } from '../../support/conversation';
import { lexicon } from '../../support/lexicon';
import { renderer } from '../../support/renderer';
import { FARMER, NOW } from '../../worlds/people';
import { ENGLISH } from '../../worlds/village';

test.each<[string, 'zh-CN' | 'en' | undefined]>([
  ...[
    'English', 'english please', 'English, please', 'in English', 'In English, please', 'use english', 'switch to English', 'language en',
    'language: english', 'lang=en', 'speak english', 'can you speak english?', 'do you speak English?', '语言 英文',
    '语言英语', '换成英文', '改成英语', '用英文', '我要英文版', '英文', '切换到英文', 'i don’t understand chinese', '看不懂中文',
    '用English', 'reply in english',
  ].map((text) => [text, 'en'] as [string, 'en']), // biome-ignore format: a word list reads best in lines
  ...['中文', '换成中文', '用中文', '语言 中文', 'chinese', 'in chinese please', '中文版', '请用中文', '看不懂英文', '说普通话', 'language zh']
    .map((text) => [text, 'zh-CN'] as [string, 'zh-CN']), // biome-ignore format: as above
  ['语言', undefined],
  ['换语言', undefined],
  ['language', undefined],
  ['change language', undefined],
])('%s', (text, language) => {
  const act = understand(text, null, lexicon);
  expect([act.intent, act.slots]).toEqual(['language.choose', language === undefined ? {} : { language }]);
});

test.each([
  '英语培训班招生',
  '孩子英语补习有补贴吗',
  'english teacher wanted',
  '中文系毕业找工作',
  '语言学校',
  '我说中文你听得懂吗大家都说普通话',
  'chinese new year',
])('%s chooses none', (text) => {
  expect(understand(text, null, lexicon).intent).not.toBe('language.choose');
});

describe('a farmer', () => {
  test.each(['hi', 'hello', 'Hello!', 'hi there', 'thank you for your help'])(
    '%s turns no later BT into English',
    async (text) => {
      const { say } = conversation();
      await say(FARMER, text);
      expect((await say(FARMER, 'BT'))[0]).toMatch(/^【乡信】张\*户补贴/);
    },
  );

  test('a digit answers the list in its language, whatever was said aside', async () => {
    const { say } = conversation();
    await say(FARMER, 'BT');
    await say(FARMER, 'hello');
    expect((await say(FARMER, '1'))[0]).toContain('农资综合直补');
    await say(FARMER, 'my subsidies');
    expect((await say(FARMER, '1'))[0]).toContain('Farm supplies');
  });

  test('who chose a language is answered in it, whatever the words', async () => {
    const { say, changes } = conversation();
    const show = { view: 'language.chosen', data: {} } as const;
    expect(await say(FARMER, '换成英文')).toEqual([renderer.render({ show }, 'en', 'sms').text]);
    expect(changes).toEqual([
      { kind: 'language', phone: FARMER, language: 'en', at: NOW },
      expect.objectContaining({ action: 'phone.language', actor: FARMER, subject: `${FARMER} en` }),
    ]);
  });
});

test.each(['BT', '补贴', '2025'])('%s of who has chosen English is answered in it', async (text) => {
  const { say } = conversation();
  expect((await say(ENGLISH, text))[0]).toMatch(/^【乡信】[A-Z]/);
});

test('which language is asked for names each in itself', async () => {
  const { say } = conversation();
  expect(await say(FARMER, '语言')).toEqual(['【乡信】选语言 Language：1 中文  2 English']);
  expect((await say(FARMER, '2'))[0]).toContain('From now on');
});
