import { newDialogue } from '../../../src/core/dialogue/newDialogue';
import { capped, REPLIES_AN_HOUR } from '../../../src/core/dialogue/replyCap';

const HOUR = 3_600_000;

test('a number gets so many replies an hour and no more, and as many the next; the supervisors hear of it', () => {
  let dialogue = newDialogue('+8613800000001', 'zh-CN');
  const say = (at: number, medium: 'sms' | 'ussd' = 'sms') => {
    const { reply, changes, dialogue: after } = capped('words', dialogue, { medium }, at);
    dialogue = after;
    return reply ?? changes.map((change) => (change.kind === 'alarm' ? change.alarm : change.kind)).join();
  };
  const said = Array.from({ length: REPLIES_AN_HOUR + 5 }, (_, n) => say(n));
  expect(said.filter((one) => one === 'words')).toHaveLength(REPLIES_AN_HOUR);
  expect(said.at(-1)).toBe('replies.flood');
  expect(say(1000, 'ussd')).toBe('words');
  expect(say(HOUR - 1)).toBe('replies.flood');
  expect(say(HOUR)).toBe('words');
});
