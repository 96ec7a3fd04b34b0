import { advance, fold, STATE } from '../../../src/store/outbox/messageState';

const { owed, sent, accepted, unknown, delivered, expired, undeliverable, rejected, failed } = STATE;

test.each([
  ['a receipt', sent, delivered, delivered],
  ['a step on the way', sent, accepted, accepted],
  ['one that may still be overtaken', accepted, unknown, unknown],
  ['the end after all', unknown, delivered, delivered],
  ['a step on the way, late', delivered, accepted, delivered],
  ['the same again', delivered, delivered, delivered],
  ['another end', delivered, undeliverable, delivered],
  ['a better end', undeliverable, delivered, undeliverable],
  ['an end of what we gave up', failed, delivered, failed],
  ['news of what is not sent yet', owed, delivered, delivered],
])('%s: forward only', (_, before, news, after) => {
  expect(advance(before, news)).toBe(after);
});

test.each([
  ['one', [delivered], delivered],
  ['all there', [delivered, delivered, delivered], delivered],
  ['one still on its way', [delivered, sent, delivered], sent],
  ['one not known', [delivered, unknown], unknown],
  ['one lost', [delivered, undeliverable, sent], undeliverable],
  ['several lost: the worst', [expired, rejected, delivered], rejected],
])('parts: %s', (_, parts, state) => {
  expect(fold(parts)).toBe(state);
});
