import { Overloaded } from '../../../src/ports';
import { createPasswords } from '../../../src/service/desk/passwords';

test('a password is known again by its Argon2id, however its characters are written; nobody’s is never right', async () => {
  const passwords = createPasswords();
  const kept = await passwords.hash('Ａ麦子熟了 三月里');
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(kept).not.toBe(await passwords.hash('A麦子熟了 三月里'));
  expect(await passwords.isRight(kept, 'A麦子熟了 三月里')).toBe(true);
  expect(await passwords.isRight(kept, 'a麦子熟了 三月里')).toBe(false);
  expect(await passwords.isRight(null, 'nobody has this password')).toBe(false);
});

test('a flood is turned away before it is hashed, and those who waited are heard', async () => {
  const passwords = createPasswords();
  const kept = await passwords.hash('right');
  const asked = Array.from({ length: 80 }, () => passwords.isRight(kept, 'right').catch((error) => error));
  const answers = await Promise.all(asked);
  expect(answers.filter((answer) => answer instanceof Overloaded)).toHaveLength(80 - 4 - 64);
  expect(answers.filter((answer) => answer === true)).toHaveLength(68);
});
