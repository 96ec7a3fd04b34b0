/** A store that takes no writes for a while makes nobody get a message twice, and what it can never take stops nothing. */

import { Feed } from '../../../src/carrier/feed';
import { StoreError } from '../../../src/ports';
import { Dispatcher } from '../../../src/service/outbox/dispatcher';
import { NOW, outbound } from '../../support/builders/changes';
import { RULES } from '../../support/rules';
import { FakeClock, fixedChance } from '../../support/smsc/clock';
import { but, carrier, log, meter, newStore } from '../../worlds/emptyService';

const LEASE = 30_000;

async function dispatching(names: string[], window: number) {
  const inner = await newStore();
  await inner.commit(names.map((id) => ({ kind: 'owed', message: outbound(id), at: NOW })));
  let fault: StoreError | null = null;
  const refused = new Feed<string>();
  const settled = new Feed<string>();
  const claims = new Feed<number>();
  const store = but(inner, {
    async commit(changes) {
      const ids = changes.flatMap((change) => (change.kind === 'settled' ? [change.settlement.id] : []));
      if (fault) {
        for (const id of ids) refused.push(id);
        throw fault;
      }
      const outcome = await inner.commit(changes);
      for (const id of ids) settled.push(id);
      return outcome;
    },
    async claim(...given) {
      if (fault) throw fault;
      const claimed = await inner.claim(...given);
      claims.push(claimed.length);
      return claimed;
    },
  });
  const gateway = carrier(window);
  const clock = new FakeClock(NOW);
  const dispatch = new Dispatcher(gateway, {
    store,
    clock,
    chance: fixedChance(),
    meter,
    log,
    hours: RULES.hours,
  });
  const fail = (kind: StoreError['kind'] | null) => {
    fault = kind && new StoreError(kind, kind);
  };
  return { dispatch, sends: gateway.sends, clock, fail, refused, settled, claims, inner };
}

/** The store's no has reached whoever offered it: a look before that joins the offer that is still open. */
const refusalsHeard = () => new Promise(setImmediate);

test.each(['readonly', 'full', 'unavailable', 'busy'] as const)(
  '%s: what the carrier took is not sent again, nothing more is sent meanwhile, and all goes on afterwards',
  async (kind) => {
    const { dispatch, sends, clock, fail, refused, settled } = await dispatching(['a', 'b', 'c', 'd'], 2);
    dispatch.look();
    const [a, b] = [await sends.next(), await sends.next()];
    fail(kind);
    a.accept();
    b.accept();
    expect([await refused.next(), await refused.next()].sort()).toEqual(['a', 'b']);
    for (let second = 0; second < 3; second++) {
      await refusalsHeard();
      clock.advance(1_000);
      dispatch.look();
      expect([await refused.next(), await refused.next()].sort()).toEqual(['a', 'b']);
    }
    await refusalsHeard();
    clock.advance(LEASE);
    expect(sends.all).toHaveLength(2);
    fail(null);
    dispatch.look();
    const rest = [await sends.next(), await sends.next()];
    for (const each of rest) each.accept();
    const kept = [await settled.next(), await settled.next(), await settled.next(), await settled.next()];
    expect(kept.sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(sends.all.map(({ message }) => message.id).sort()).toEqual(['a', 'b', 'c', 'd']);
    await dispatch.stop();
  },
);

test('what the store can never take is said, and keeps nothing else back', async () => {
  const { dispatch, sends, fail, refused } = await dispatching(['a', 'b'], 1);
  dispatch.look();
  const a = await sends.next();
  fail('broken');
  a.accept();
  await refused.next();
  const b = await sends.next();
  fail(null);
  b.accept();
  await dispatch.stop();
  expect(sends.all.map(({ message }) => message.id)).toEqual(['a', 'b']);
});

test('who stops offers once more what is left', async () => {
  const { dispatch, sends, fail, refused, settled } = await dispatching(['a'], 1);
  dispatch.look();
  const a = await sends.next();
  fail('readonly');
  a.accept();
  await refused.next();
  fail(null);
  await dispatch.stop();
  expect(settled.all).toEqual(['a']);
});
