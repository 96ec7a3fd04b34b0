import { bearerToken, isSameSecret, isSecret } from '../../src/net/secret';

test.each<[string | undefined, string | undefined]>([
  [undefined, undefined],
  ['', undefined],
  ['Basic abc', undefined],
  ['Bearer', undefined],
  ['Bearer a b', undefined],
  ['Bearer abc', 'abc'],
  ['bearer   abc', 'abc'],
])('%j holds the token %j', (header, token) => {
  expect(bearerToken(header)).toBe(token);
});

test.each([
  ['abc', 'abc', true],
  ['abc', 'abd', false],
  ['abc', 'abcd', false],
  ['', '', true],
])('%j and %j are the same: %s', (one, other, same) => {
  expect(isSameSecret(one, other)).toBe(same);
  expect(isSecret(one)(other)).toBe(same);
});
