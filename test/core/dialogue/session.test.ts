import { planStep, stepOf } from '../../../src/core/dialogue/session';
import type { Session } from '../../../src/core/model/dialogue';
import type { Inbound, SessionStep } from '../../../src/core/model/message';
import { inbound as message, NOW } from '../../support/builders/changes';

const CUMULATIVE: SessionStep = { id: 's1', cumulative: true };
const LATEST: SessionStep = { id: 's1', phase: 'resume' };

const asked = (text: string, at = NOW): Inbound => message('in', { medium: 'ussd', text, at });

/** The session after this request was answered. */
function answered(step: SessionStep, text: string, changes: Partial<Session> = {}): Session {
  const inbound = asked(text);
  const taken = step.cumulative ? text.length : 0;
  const shown = { screens: ['1 补贴'], screen: 0, open: true, turn: 3 };
  return { id: step.id, step: stepOf(inbound, step), at: NOW, taken, ...shown, ...changes };
}

const plan = (session: Session | null, step: SessionStep, text: string, at = NOW + 60_000, turn = 3) => {
  const made = planStep({ turn, ...(session && { session }) }, asked(text, at), step);
  return made.do === 'walk' ? `${made.from} ${made.inputs.join(' ')}`.trim() : made.do;
};

test.each<[string, Session | null, SessionStep, string, string]>([
  ['the first of all', null, CUMULATIVE, '', 'start'],
  ['dialled deep', null, CUMULATIVE, '1*2', 'start 1 2'],
  ['one more input', answered(CUMULATIVE, ''), CUMULATIVE, '1', 'here 1'],
  ['one behind another', answered(CUMULATIVE, '1'), CUMULATIVE, '1*2', 'here 2'],
  ['two at once', answered(CUMULATIVE, '1'), CUMULATIVE, '1*2*3', 'here 2 3'],
  ['back, and another way', answered(CUMULATIVE, '1*2*0'), CUMULATIVE, '1*2*0*3', 'here 3'],
  ['a sentence with an asterisk', answered(CUMULATIVE, '1'), CUMULATIVE, '1*粮食*直补', 'here 粮食*直补'],
  ['the same again', answered(CUMULATIVE, '1*2'), CUMULATIVE, '1*2', 'repeat'],
  ['an input that is empty', answered(CUMULATIVE, '1'), CUMULATIVE, '1*', 'repeat'],
  ['one that was overtaken', answered(CUMULATIVE, '1*2'), CUMULATIVE, '1', 'repeat'],
  ['one that we know otherwise', answered(CUMULATIVE, '1*2'), CUMULATIVE, '3*4*5', 'start 3 4 5'],
  ['more than eight screens at once', null, CUMULATIVE, '1*1*1*1*1*1*1*1*1*1', 'start 1 1 1 1 1 1 1 1'],
  ['another session', answered(CUMULATIVE, '1'), { ...CUMULATIVE, id: 's2' }, '1*2', 'start 1 2'],
  ['the last input only', answered(LATEST, '1'), LATEST, '2', 'here 2'],
  ['the same input a minute later', answered(LATEST, '9'), LATEST, '9', 'here 9'],
  [
    'a request with a number of its own',
    answered({ ...LATEST, step: '2' }, '9'),
    { ...LATEST, step: '3' },
    '9',
    'here 9',
  ],
  ['the same number again', answered({ ...LATEST, step: '2' }, '9'), { ...LATEST, step: '2' }, '9', 'repeat'],
  ['given up', answered(LATEST, '9'), { ...LATEST, phase: 'close' }, '', 'nothing'],
])('%s', (_, session, step, text, expected) => {
  expect(plan(session, step, text)).toBe(expected);
});

test.each([
  [0, 'repeat'],
  [1_999, 'repeat'],
  [2_000, 'here 9'],
])('without a number the same input after %i ms is %s', (ms, expected) => {
  expect(plan(answered(LATEST, '9'), LATEST, '9', NOW + ms)).toBe(expected);
});

describe('dialling again', () => {
  const anew: SessionStep = { id: 's2', cumulative: true };
  const broken = answered(CUMULATIVE, '1');
  test.each<[string, Session, string, number, number, string]>([
    ['a moment later', broken, '', 299_999, 3, 'resume'],
    ['five minutes later', broken, '', 300_000, 3, 'start'],
    ['deep', broken, '2', 1_000, 3, 'start 2'],
    ['after it was ended', answered(CUMULATIVE, '1', { open: false }), '', 1_000, 3, 'start'],
    [
      'before it was read to its end',
      answered(CUMULATIVE, '1', { open: false, screens: ['a', 'b'] }),
      '',
      1_000,
      3,
      'resume',
    ],
    ['after something was said otherwise', broken, '', 1_000, 4, 'start'],
  ])('%s', (_, session, text, ms, turn, expected) => {
    expect(plan(session, anew, text, NOW + ms, turn)).toBe(expected);
  });

  test('under the same name, where the carrier has no other', () => {
    const step: SessionStep = { id: 'smpp', phase: 'new' };
    expect(plan(answered({ id: 'smpp', phase: 'resume' }, '1'), step, '')).toBe('resume');
    expect(plan(answered(step, '', { open: false }), step, '')).toBe('start');
  });
});
