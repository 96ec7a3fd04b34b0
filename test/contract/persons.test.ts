/** What a person stopped, and what was done about whom. */
import type { Change } from '../../src/core/model/change';
import { openEngine } from '../../src/store/engine';
import { NOW, PHONE } from '../support/builders/changes';
import { describeEachStore } from '../support/engines';

const optOut = (stopped: boolean, phone = PHONE): Change => ({
  kind: 'optOut',
  phone,
  scope: 'all',
  stopped,
  at: NOW,
});
const audit = (id: string): Change => ({
  kind: 'audit',
  id,
  at: NOW,
  actor: PHONE,
  action: 'optOut.stop',
  subject: 'all',
});

describeEachStore('persons', (open, engine) => {
  test.each([
    ['stopped', [true], ['all']],
    ['stopped twice', [true, true], ['all']],
    ['started again', [true, false], []],
    ['started without having stopped', [false], []],
    ['stopped again', [true, false, true], ['all']],
  ])('%s', async (_, wishes, stopped) => {
    const store = await open();
    for (const wish of wishes) await store.commit([optOut(wish)]);
    expect((await store.reads.caller(PHONE)).stopped).toEqual(stopped);
  });

  test('several wishes in one batch: the last of a phone counts, and nobody else is stopped', async () => {
    const store = await open();
    const other = '+8613800000002';
    await store.commit([optOut(true), optOut(true, other), optOut(false)]);
    expect((await store.reads.caller(PHONE)).stopped).toEqual([]);
    expect((await store.reads.caller(other)).stopped).toEqual(['all']);
    expect((await store.reads.caller('+8613800000003')).stopped).toEqual([]);
  });

  test('an audit row is written once, as it is, and with what it is about or not at all', async () => {
    const url = await engine.database();
    const store = await open({ url });
    await store.commit([audit('a1')]);
    await expect(store.commit([optOut(true), audit('a1')])).rejects.toMatchObject({ kind: 'broken' });
    expect((await store.reads.caller(PHONE)).stopped).toEqual([]);
    const direct = openEngine(url, 1);
    const rows = await direct.rows('select id, at, actor, action, subject from audit', []);
    await direct.close();
    expect(rows).toEqual([['a1', NOW, PHONE, 'optOut.stop', 'all']]);
  });
});
