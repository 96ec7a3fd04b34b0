/** Digests are kept for years beside what they are of: how they are worked out may change, what they are may not. */
import { digestOf } from '../../../src/web/api/operation/intake';

const BODY = {
  id: 'e-1',
  type: 'accepted',
  at: 1_795_737_600_000,
  note: '“引”\u2028',
  case: { number: 'B1', parent: null, green: true, applicant: { phone: '+8613800000002', name: '张三丰' } },
  papers: ['身份证', ''],
  days: 5,
};

test('a body has the digest that it always had', () => {
  expect(digestOf(BODY)).toBe('sqISka52C05yj3H-LBqjJmkO');
});

test('neither the order of members nor one that is undefined makes another', () => {
  const { case: about, ...rest } = BODY;
  const turned = Object.fromEntries(Object.entries(about).reverse());
  expect(digestOf({ case: { ...turned, matter: undefined }, ...rest })).toBe(digestOf(BODY));
});

test.each([
  ['another value', { ...BODY, days: 6 }],
  ['another order of a list', { ...BODY, papers: ['', '身份证'] }],
  ['null instead of nothing', { ...BODY, fee: null }],
])('%s makes another', (_what, other) => {
  expect(digestOf(other)).not.toBe(digestOf(BODY));
});
