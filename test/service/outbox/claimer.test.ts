/** Looks at the outbox that come while it is read. */
import { LANES } from '../../../src/core/model/message';
import { Claimer } from '../../../src/service/outbox/claimer';
import { LaneQueue } from '../../../src/service/outbox/laneQueue';
import { Outcomes } from '../../../src/service/outbox/outcomes';
import { FakeClock } from '../../support/smsc/clock';
import { log } from '../../worlds/emptyService';

test('whoever looks when a claim has just ended is answered by another', async () => {
  const clock = new FakeClock();
  let claims = 0;
  const store = {
    async claim() {
      claims += 1;
      return [];
    },
    commit: async () => 'done' as const,
  };
  let again: Promise<void> | null = null;
  const claimer = new Claimer({
    gateway: 'smpp',
    owner: 'owner',
    leaseFor: 30_000,
    window: 10,
    room: 200,
    store,
    queue: new LaneQueue({ window: 10, leaseFor: 30_000, clock }),
    outcomes: new Outcomes({ store, gateway: 'smpp', log }),
    unsettled: { has: () => false },
    clock,
    log,
    isUp: () => true,
    lanes: () => LANES,
    leasesHold: () => true,
    claimed() {
      if (claims === 1)
        queueMicrotask(() => {
          again = claimer.look();
        });
    },
  });
  await claimer.look();
  await again;
  expect(claims).toBe(2);
});
