import { wayTo } from '../../../src/core/cases/wayTo';
import type { CaseState } from '../../../src/core/model/cases';

test.each<[CaseState | null, CaseState, boolean, string | null]>([
  [null, 'accepted', true, 'accepted'],
  [null, 'supplement', false, 'supplement'],
  [null, 'processing', true, 'accepted routed'],
  [null, 'suspended', true, 'accepted suspended'],
  [null, 'certified', true, 'accepted approved certified'],
  [null, 'closed', true, 'accepted closed'],
  // Done on the spot, or so old that nobody wrote the day down.
  [null, 'closed', false, 'received closed'],
  [null, 'approved', false, null],
  ['supplement', 'accepted', true, 'accepted'],
  ['accepted', 'certified', true, 'approved certified'],
  ['suspended', 'approved', true, 'resumed approved'],
  ['suspended', 'processing', true, 'resumed'],
  ['paymentDue', 'certified', true, 'paid certified'],
  // That a fee was paid is for its office to say.
  ['paymentDue', 'approved', true, null],
  ['approved', 'accepted', true, null],
  ['closed', 'processing', true, null],
  ['rejected', 'approved', true, null],
])('%s → %s: %#', (from, to, accepted, way) => {
  expect(wayTo(from, to, accepted)?.join(' ') ?? null).toBe(way);
});
