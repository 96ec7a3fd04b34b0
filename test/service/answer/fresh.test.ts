import { freshOf } from '../../../src/service/answer/commitAnswer';

test('what a try has for itself is drawn when it is asked for, stays the same within the try, and is new in the next', () => {
  let drawn = 0;
  const chance = { id: () => `id${++drawn}`, secret: () => `secret${++drawn}`, fraction: () => 0 };
  const [one, next] = [freshOf(chance), freshOf(chance)];
  expect(drawn).toBe(0);
  expect([one.secret, one.id, one.secret, one.id]).toEqual(['secret1', 'id2', 'secret1', 'id2']);
  expect([next.id, drawn]).toEqual(['id3', 3]);
});
