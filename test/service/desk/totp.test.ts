import { newCode, plainCode } from '../../../src/service/desk/secrets';
import { codeAt, newTotpSecret, stepOf, totpUri } from '../../../src/service/desk/totp';

/** `12345678901234567890` of RFC 6238, appendix B, in base 32; its codes there have eight digits, ours the last six. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('the code at second %i is %s', (second, code) => {
  expect(codeAt(SECRET, Math.floor(second / 30))).toBe(code);
});

test('a clock may be off by a step, and a step that was used is over', () => {
  const now = 1111111111_000;
  const step = Math.floor(now / 30_000);
  expect(stepOf(SECRET, '050471', now, null)).toBe(step);
  expect(stepOf(SECRET, '050471', now + 30_000, null)).toBe(step);
  expect(stepOf(SECRET, '050471', now - 30_000, null)).toBe(step);
  expect(stepOf(SECRET, '050471', now + 60_000, null)).toBeNull();
  expect(stepOf(SECRET, '050471', now - 60_000, null)).toBeNull();
  expect(stepOf(SECRET, '050471', now, step - 1)).toBe(step);
  expect(stepOf(SECRET, '050471', now, step)).toBeNull();
});

test('a secret has 160 bits, and apps are told whose it is', () => {
  let count = 0;
  const chance = { secret: () => `secret ${++count}` };
  const [one, two] = [newTotpSecret(chance), newTotpSecret(chance)];
  expect(one).toMatch(/^[A-Z2-7]{32}$/);
  expect(one).not.toBe(two);
  expect(totpUri('乡信', 'wang', SECRET)).toBe(
    `otpauth://totp/%E4%B9%A1%E4%BF%A1:wang?secret=${SECRET}&issuer=%E4%B9%A1%E4%BF%A1`,
  );
});

test('a code is read from paper however it is typed', () => {
  const code = newCode({ secret: () => 'x' }, 16, 4);
  expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
  expect(plainCode(code.toUpperCase().replaceAll('-', ' '))).toBe(code.replaceAll('-', ''));
  expect(plainCode('O0-Il１')).toBe('00111');
});
