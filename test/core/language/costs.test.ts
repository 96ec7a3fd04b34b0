/** Who asks whether it costs anything names nothing by that. */
import { understand } from '../../../src/core/language/understand';
import { lexicon } from '../../support/lexicon';

const AFTER_GUIDE = { speaker: 'resident', subject: 'matter' } as const;

test.each(['要不要钱嘛', '收不收费', '要不要钱'])('%s: a fee, of what was spoken of', (text) => {
  const { intent, slots } = understand(text, null, lexicon, AFTER_GUIDE);
  expect({ intent, slots }).toEqual({ intent: 'matter.guide', slots: {} });
});

test('what stands beside it is named', () => {
  const { intent, slots } = understand('要不要钱 换身份证', null, lexicon, AFTER_GUIDE);
  expect({ intent, slots }).toEqual({ intent: 'matter.guide', slots: { matter: '换身份证' } });
});
