/** Who works on an upload gives signs of life, and no more of them than are needed. */
import type { Change } from '../../../src/core/model/change';
import { Hold, Moved } from '../../../src/service/intake/lease';
import { NOW } from '../../support/builders/changes';
import { file } from '../../support/builders/uploads';
import { FakeClock } from '../../support/smsc/clock';

function held(outcome: 'done' | 'duplicate' = 'done') {
  const clock = new FakeClock(NOW);
  const written: Change[] = [];
  const commit = async (changes: Change[]) => {
    written.push(...changes);
    return outcome;
  };
  const tools = { store: { commit }, clock, owner: 'me', leaseFor: 9_000, stopped: () => false };
  return { hold: new Hold(file('u'), tools), clock, written };
}

test('work that writes nothing holds on once a third of the time is over', async () => {
  const { hold, clock, written } = held();
  await hold.keep({});
  clock.advance(2_000);
  await hold.stay();
  expect(written).toHaveLength(1);
  clock.advance(2_000);
  await hold.stay();
  await hold.stay();
  expect(written).toHaveLength(2);
  expect(hold.upload).toMatchObject({ version: 3, lease: { owner: 'me' } });
  expect(hold.upload.lease?.until).toBeGreaterThan(NOW + 4_000 + 9_000);
});

test('and learns where somebody else has it', async () => {
  await expect(held('duplicate').hold.stay()).rejects.toThrow(Moved);
});
