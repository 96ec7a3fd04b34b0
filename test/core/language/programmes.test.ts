/** Which programmes a text names. */
import { heardIn } from '../../../src/core/language/reading/heard';
import { normalise } from '../../../src/core/language/reading/normalise';
import { read } from '../../../src/core/language/reading/reading';
import { understand } from '../../../src/core/language/understand';
import { lexicon } from '../../support/lexicon';

test.each<[string, string[]]>([
  ['低保和粮食直补都到了没', ['农村低保', '粮食直补']],
  ['查农机还有医疗救助这两样', ['农机购置补贴', '医疗救助']],
  ['帮忙查两样,一个种粮的直补一个低保,发了没有', ['粮食直补', '农村低保']],
  ['粮补 农资 良种补贴到了没', ['粮食直补', '农资综合直补', '良种补贴']],
  ['粮食补贴到了没 还有农资补贴', ['粮食直补', '农资综合直补']],
  ['grain subsidy and medical assistance', ['粮食直补', '医疗救助']],
  ['粮食不对不对是计划生育奖励钱到了没', ['计划生育奖励']],
  ['耕地地力补贴到了没', ['耕地地力保护补贴']],
  ['查下低保 哦说错了 是农机的', ['农机购置补贴']],
  ['不是低保 是农资到了没', ['农资综合直补']],
  ['是不是粮补跟农资都没到', ['粮食直补', '农资综合直补']],
  ['粮补比农资少', ['粮食直补']],
])('%s names %j', (text, names) => {
  const { slots } = understand(text, null, lexicon);
  const { programme, also = [] } = slots as { programme?: string; also?: string[] };
  expect([programme, ...also]).toEqual(names);
});

test.each([
  ['耙地地力保护钱', '耕地地力保护补贴'],
  ['农村低搭', '农村低保'],
  ['农机购晋补贴', '农机购置补贴'],
  ['医疗救勋到了吗', '医疗救助'],
  ['圈疗救助到了吗', '医疗救助'],
  ['农树购置补贴', '农机购置补贴'],
  ['退耕还標多少', '退耕还林补助'],
  ['农村洼搭', null],
])('one wrong character anywhere in the name: %s', (text, name) => {
  const reading = read(normalise(text, lexicon.confusables), lexicon);
  expect(heardIn(reading, lexicon.sounds.programmes)).toBe(name);
});

// 总和 sounds as 综合 does, and is no programme.
test.each([
  ['补贴总和', undefined],
  ['各项补贴的总和', undefined],
  ['今年补贴总和是多少', undefined],
  ['综合补贴总和', '农资综合直补'],
  ['综和补贴到了没', '农资综合直补'],
  // 费了 is no 肥料.
  ['娃要交学费了 补贴哪天能下来', undefined],
])('%s asks for %s', (text, programme) => {
  const { intent, slots } = understand(text, null, lexicon);
  expect([intent, (slots as { programme?: string }).programme]).toEqual(['subsidy.query', programme]);
});
