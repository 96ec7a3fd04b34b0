/** What a file says of people goes after its time; that it was there, its numbers and who approved it stay. */
import type { Change } from '../../src/core/model/change';
import type { Upload, UploadState } from '../../src/core/model/desk/upload';
import { RETENTION } from '../../src/core/sending/retention';
import type { Store } from '../../src/ports';
import { NOW } from '../support/builders/changes';
import { file, rowOf } from '../support/builders/uploads';
import { describeEachStore } from '../support/engines';

const GONE = { parts: 0, rows: 0, faults: 0, confirmations: 0 };
const WHOLE = { parts: 1, rows: 2, faults: 1, confirmations: 1 };

/** With two rows, a fault and a confirmation. */
const handedIn = (id: string, state: UploadState, of: Partial<Upload> = {}): Change[] => [
  { kind: 'upload', upload: file(id, { state, ...of }) },
  { kind: 'uploadPart', upload: id, number: 0, bytes: Buffer.from('x') },
  { kind: 'uploadRows', rows: [rowOf(id, 2), rowOf(id, 3)] },
  {
    kind: 'faults',
    faults: [
      {
        ...{ upload: id, row: 2, column: 1, kind: 'nameWrong', value: '王1', detail: null },
        ...{ state: 'open', by: null, reason: null },
      },
    ],
  },
  {
    kind: 'confirmation',
    confirmation: {
      ...{ id: `${id}-c`, upload: id, row: 2, household: null, village: null, answer: 'right' },
      ...{ field: null, was: null, becomes: null, note: null, notHome: null, by: 'liaison', at: 1 },
      settled: null,
    },
  },
];
const entry = (id: string, subject: string, action: 'upload.mend' | 'upload.look', at: number): Change => ({
  ...{ kind: 'audit', id, actor: 'clerk', subject, action, at },
});
async function held({ uploads }: Store, id: string) {
  const [parts, rows, faults, confirmations] = await Promise.all([
    uploads.parts(id),
    uploads.rows(id, 0, 2_000),
    uploads.faults(id, null, { after: null, limit: 9 }),
    uploads.confirmations(id, [2]),
  ]);
  return {
    parts: parts.length,
    rows: rows.length,
    faults: faults.length,
    confirmations: confirmations.length,
  };
}

describeEachStore('files that were handed in', (open) => {
  const at = NOW - RETENTION.uploads;

  test.each<UploadState>(['published', 'thrownAway', 'refused'])(
    '%s: what it says of people goes when its time is over, and not before',
    async (state) => {
      const store = await open();
      const approval = { upload: 'u1', step: 'entered', account: 'clerk', at, digest: 'd' } as const;
      await store.commit([...handedIn('u1', state, { at, rows: 2 }), { kind: 'approval', approval }]);
      expect(await store.forget(NOW, RETENTION)).toBe(0);
      expect(await held(store, 'u1')).toEqual(WHOLE);
      expect(await store.forget(NOW + 1, RETENTION)).toBe(5);
      expect(await held(store, 'u1')).toEqual(GONE);
      expect(await store.uploads.upload('u1')).toMatchObject({ state, rows: 2, version: 1 });
      expect(await store.uploads.approvals('u1')).toMatchObject([{ account: 'clerk' }]);
    },
  );

  test('time runs from what was last done to it or to a row of it, not from a look', async () => {
    const store = await open();
    const long = { at: 1 };
    await store.commit([
      ...['u1', 'u2', 'u3'].flatMap((id) => handedIn(id, 'published', long)),
      entry('a1', 'u1', 'upload.mend', at),
      entry('a2', 'u2/3', 'upload.mend', at),
      entry('a3', 'u3', 'upload.look', at),
    ]);
    await store.forget(NOW, RETENTION);
    expect([await held(store, 'u1'), await held(store, 'u2'), await held(store, 'u3')]).toEqual([
      WHOLE,
      WHOLE,
      GONE,
    ]);
  });

  test('one that nobody went on with is thrown away, which is on record; its rows go later', async () => {
    const store = await open();
    const old = { at: NOW - RETENTION.drafts - 1, lease: { owner: 'dead', until: 5 } };
    await store.commit([
      ...handedIn('u1', 'checked', old),
      ...handedIn('u2', 'faulty', { at: NOW - RETENTION.drafts }),
      ...handedIn('u3', 'publishing', old),
    ]);
    expect(await store.forget(NOW, RETENTION)).toBe(1);
    expect(await store.uploads.upload('u1')).toMatchObject({ state: 'thrownAway', version: 2, lease: null });
    expect(await held(store, 'u1')).toEqual(WHOLE);
    expect((await store.uploads.upload('u2'))?.state).toBe('faulty');
    expect((await store.uploads.upload('u3'))?.state).toBe('publishing');
    const { audit } = await store.person.held('u1');
    expect(audit).toMatchObject([{ actor: 'retention', action: 'upload.discard', area: '410522101' }]);
    await store.forget(NOW + RETENTION.uploads + 1, RETENTION);
    expect(await held(store, 'u1')).toEqual(GONE);
  });

  test('more rows than go at once', async () => {
    const store = await open();
    const rows = Array.from({ length: 1_001 }, (_, row) => rowOf('u1', row + 2));
    await store.commit([
      { kind: 'upload', upload: file('u1', { state: 'published', at: 1 }) },
      { kind: 'uploadRows', rows },
    ]);
    expect(await store.forget(NOW, RETENTION)).toBe(1_001);
    expect(await held(store, 'u1')).toEqual(GONE);
  });
});
