/** A few lines are learned, and the same way each time. */
import { featuresOf } from '../../../../src/core/language/model/features';
import { modelOf, packed, unpacked } from '../../../../src/core/language/model/file';
import { LABELS } from '../../../../src/core/language/model/labels';
import { keyOf, shuffled } from '../../../../src/core/language/model/random';
import { probabilitiesOf } from '../../../../src/core/language/model/score';
import { PLAN, train } from '../../../../src/core/language/model/train';

const seen = (plain: string) =>
  ({ plain, named: plain, quoted: false, state: null, subject: null, speaker: 'resident' }) as const;

const TAUGHT: [string, string][] = [
  ['粮补到了没', 'subsidy.query'],
  ['低保的钱来了没有', 'subsidy.query'],
  ['我要投诉村会计', 'complaint.file'],
  ['窗口态度差', 'complaint.file'],
  ['今晚吃啥', 'unknown private'],
  ['到家了吗', 'unknown private'],
];

const weights = (kept = PLAN.kept) =>
  train(
    TAUGHT.map(([text, label]) => ({
      ...featuresOf(seen(text)),
      right: [LABELS.indexOf(label)],
      isOwn: true,
      key: keyOf(text),
    })),
    LABELS.length,
    { ...PLAN, epochs: 40, fewest: 1, nets: 2, kept },
  );
const LEARNED = weights();

test.each([
  ['粮补来了没', 'subsidy.query'],
  ['投诉会计', 'complaint.file'],
  ['晚上吃啥', 'unknown private'],
])('%s is %s', (text, label) => {
  const found = probabilitiesOf(modelOf(LEARNED, ''), seen(text));
  expect(LABELS[found.indexOf(Math.max(...found))]).toBe(label);
});

/** Jest compares millions of numbers one by one for minutes. */
const areSame = (one: ArrayLike<number> & { buffer: ArrayBufferLike }, other: { buffer: ArrayBufferLike }) =>
  Buffer.compare(new Uint8Array(one.buffer), new Uint8Array(other.buffer)) === 0;

test('where room is short, the stretches that teach most are kept', () => {
  const few = weights(60);
  expect(LEARNED.stretches.length).toBeGreaterThan(60);
  expect(few.stretches).toHaveLength(60);
  expect(few.rows).toHaveLength(60 * 2 * PLAN.units);
  expect([...few.stretches]).toEqual([...few.stretches].sort((one, other) => one - other));
  const found = probabilitiesOf(modelOf(few, ''), seen('粮补来了没'));
  expect(LABELS[found.indexOf(Math.max(...found))]).toBe('subsidy.query');
});

test('twice the same', () => expect(areSame(LEARNED.rows, weights().rows)).toBe(true));

test('packed and unpacked it is the same', () => {
  const bytes = packed(modelOf(LEARNED, 'digest'));
  expect(Buffer.compare(packed(unpacked(bytes)), bytes)).toBe(0);
});

test('one that is cut short is refused', () => {
  const bytes = packed(modelOf(LEARNED, ''));
  expect(() => unpacked(bytes.subarray(0, bytes.length - 1))).toThrow('run npm run teach');
});

describe('features', () => {
  const places = (text: string, more: object = {}) => [...featuresOf({ ...seen(text), ...more }).hashes];
  test.each([
    ['办件qz20261101-0001好了没', '办件qz20250203-0007好了没'],
    ['号码13800000001', '号码13900000002'],
    ['2026年11月3日来', '2025年2月13日来'],
  ])('%s and %s are alike', (one, other) => expect(places(one)).toEqual(places(other)));
  test.each<[object]>([
    [{ state: 'menu' }],
    [{ subject: 'payment' }],
    [{ speaker: 'office' }],
    [{ quoted: true }],
    [{ named: 'B到了没' }],
  ])('%j changes them', (more) => expect(places('到了没', more)).not.toEqual(places('到了没')));
  test('a text without a word has some too', () => expect(places('').length).toBeGreaterThan(0));
});

test('in what order texts are learned stays as it is when others are learned beside them', () => {
  const keys = TAUGHT.map(([text]) => keyOf(text));
  const before = [...shuffled(keys, 7)].map((at) => keys[at]);
  const more = [...keys, keyOf('粮补几时来')];
  const after = [...shuffled(more, 7)].map((at) => more[at]).filter((key) => key !== keyOf('粮补几时来'));
  expect(after).toEqual(before);
  expect([...shuffled(keys, 8)].map((at) => keys[at])).not.toEqual(before);
});
