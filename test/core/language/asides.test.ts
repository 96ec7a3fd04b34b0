/** Asked for a complaint or a reason, who asks something first, or says thanks, has written neither. */
import { understand } from '../../../src/core/language/understand';
import type { Context } from '../../../src/core/model/dialogue';
import { lexicon } from '../../support/lexicon';

const CASE = 'QZ20261123-0001';
const REASON: Context = { state: 'expedite.ask', expects: 'text', caseNo: CASE };
const COMPLAINT: Context = { state: 'complaint.ask', expects: 'text' };

/** What would be kept of it; a question is answered, and kept only where that is wished. */
function keptOf(text: string, context: Context): string | undefined {
  const { intent, slots, unsure } = understand(text, context, lexicon);
  return 'text' in slots && intent !== 'consult.ask' && !unsure ? slots.text : undefined;
}

test.each([
  '要多久',
  '能网上交不',
  '啥意思',
  '谢谢',
  '写什么原因',
  '要交钱吗？',
  '绿色通道要钱吗',
  'do i need a reason?',
])('%s is no reason', (text) => {
  expect(keptOf(text, REASON)).toBeUndefined();
});

test.each(['要写名字吗', '能匿名吗', '谢谢你', '要多久', 'can i stay anonymous?'])(
  '%s is no complaint',
  (text) => {
    expect(keptOf(text, COMPLAINT)).toBeUndefined();
  },
);

test.each(['家里等米下锅', '房租等不起', '能不能照顾照顾 老人快不行了', 'ok, the workers are waiting'])(
  '%s is a reason',
  (text) => {
    expect(understand(text, REASON, lexicon)).toMatchObject({
      intent: 'case.expedite',
      slots: { caseNo: CASE },
    });
    expect(keptOf(text, REASON)).toBeDefined();
  },
);

test.each(['路灯咋不亮', '能不能管管 村口垃圾堆半年了', '是不是交钱才给办'])('%s is a complaint', (text) => {
  expect(keptOf(text, COMPLAINT)).toBeDefined();
});
