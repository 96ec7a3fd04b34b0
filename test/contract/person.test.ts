/** What is kept of a phone is shown whole to its owner, and goes when he wants it. */

import type { Change } from '../../src/core/model/change';
import type { Upload } from '../../src/core/model/desk/upload';
import { maskPhone } from '../../src/core/text/mask';
import { demoRecords } from '../../src/demo/records';
import { firstIdAt } from '../../src/store/sql/keyRange';
import { NOW, outbound, turnOf } from '../support/builders/changes';
import { ticket } from '../support/builders/requests';
import { file, rowOf } from '../support/builders/uploads';
import { describeEachStore } from '../support/engines';
import { APPLICANT, FARMER, LIAISON } from '../worlds/people';

const OTHER = '+8613800000777';
const BY = { actor: 'office', at: NOW };
const message = (id: string, to: string): Change => ({
  kind: 'owed',
  message: outbound(`${firstIdAt(NOW)}${id}`, { to, text: '【乡信】王*户' }),
  at: NOW,
});

describeEachStore('a person', (open) => {
  async function township() {
    const store = await open();
    await store.load(demoRecords(NOW));
    await store.commit(turnOf('m1', 1, FARMER));
    const text = '我家的水管坏了';
    await store.commit([
      message('a', FARMER),
      message('b', OTHER),
      { kind: 'ticket', ticket: ticket('TS1', { phone: FARMER, text }) },
      { kind: 'optOut', phone: FARMER, scope: 'payments', stopped: true, at: NOW },
    ]);
    return store;
  }

  test('sees all that is kept of the phone, what is sealed in clear, and no account or identity number', async () => {
    const store = await township();
    const held = await store.person.held(FARMER);
    expect(held.registration).toMatchObject([{ phone: FARMER, role: 'resident' }]);
    expect(held.received).toHaveLength(1);
    expect(held.sent).toContainEqual(expect.objectContaining({ recipient: FARMER, text: '【乡信】王*户' }));
    expect(held.tickets).toMatchObject([{ number: 'TS1', text: '我家的水管坏了' }]);
    expect(held.stopped).toMatchObject([{ scope: 'payments' }]);
    expect(held.payments?.length).toBeGreaterThan(3);
    expect(held.household).toHaveLength(1);
    expect(JSON.stringify(held)).not.toMatch(/v1\.|"account"|"identity"|"hash"/);
  });

  test('that is erased is asked and told no more, and nobody else loses anything', async () => {
    const store = await township();
    expect(await store.person.erase(FARMER, BY)).toBeGreaterThan(4);
    const held = await store.person.held(FARMER);
    const left = Object.entries(held).filter(([, rows]) => rows.length > 0);
    expect(left.map(([name]) => name)).toEqual(['stopped']);
    expect((await store.reads.caller(FARMER)).role).toBeNull();
    expect(await store.claim('cm', { owner: 'x', until: NOW + 1 }, NOW, 9)).toMatchObject([{ to: OTHER }]);
    const erased = { action: 'person.erase', areas: null } as const;
    expect((await store.audit.entries(erased, { after: null, limit: 9 })).rows).toMatchObject([
      { actor: BY.actor, subject: maskPhone(FARMER) },
    ]);
    expect((await store.person.held(APPLICANT)).cases?.length).toBeGreaterThan(0);
  });

  test('that an office still needs is known by it', async () => {
    const store = await township();
    expect((await store.person.ties(APPLICANT)).openCases).toBeGreaterThan(0);
    expect(await store.person.ties(LIAISON)).toMatchObject({ role: 'liaison' });
    expect(await store.person.ties(FARMER)).toEqual({ openCases: 0, openUploads: [], role: 'resident' });
    expect(await store.person.ties('+8613700000000')).toEqual({ openCases: 0, openUploads: [], role: '' });
  });

  /** His household's row, a neighbour's that gives his phone, one of a case that he asked for, and one of nobody. */
  const handedIn = (id: string, household: string, of: Partial<Upload>): Change[] => {
    const his = { head: '王大山', account: '6217001234567890123', identity: '11010519491231002X' };
    const theirs = { head: '李小河', phone: '138-0000 0001' };
    const fault = { upload: id, column: 1, value: '王1', detail: '王大山', by: 'clerk', reason: '本人来过' };
    const said = {
      upload: id,
      household,
      village: 'v1',
      answer: 'wrong',
      notHome: null,
      by: 'liaison',
    } as const;
    return [
      { kind: 'upload', upload: file(id, of) },
      {
        kind: 'uploadRows',
        rows: [
          rowOf(id, 2, {
            household,
            village: 'v1',
            amount: 31650,
            raw: his,
            read: { ...his, payment: 'p1' },
          }),
          rowOf(id, 3, { household: 'other', raw: theirs, read: { head: '李小河', phone: FARMER } }),
          rowOf(id, 4, { raw: { phone: '113800000001' }, read: { head: '赵四' } }),
        ],
      },
      {
        kind: 'faults',
        faults: [2, 3].map((row) => ({ ...fault, row, kind: 'nameWrong', state: 'accepted' as const })),
      },
      {
        kind: 'confirmation',
        confirmation: {
          ...{
            ...said,
            id: `${id}-c`,
            row: 2,
            field: 'head',
            was: '王大山',
            becomes: '王山',
            note: '电话里说的',
          },
          ...{ at: NOW, settled: { how: 'kept', reason: '本人来过', by: 'clerk', at: NOW } },
        },
      },
    ];
  };

  test('is in files of the offices: shown what is his, in the way while one is open, blank in those that are over', async () => {
    const store = await township();
    const household = (await store.reads.caller(FARMER)).household?.id ?? '';
    await store.commit([
      ...handedIn('u1', household, { state: 'published', rowsDigest: 'd1' }),
      { kind: 'upload', upload: file('u2', { kind: 'cases', state: 'thrownAway' }) },
      { kind: 'uploadRows', rows: [rowOf('u2', 2, { raw: { applicant: '王大山', phone: '13800000001' } })] },
      ...handedIn('u3', household, { state: 'entered', name: '补贴.xlsx' }),
    ]);
    expect((await store.person.ties(FARMER)).openUploads).toEqual([{ id: 'u3', name: '补贴.xlsx' }]);

    const { uploads = [] } = await store.person.held(FARMER);
    expect(uploads).toMatchObject([
      {
        ...{ upload: 'u1', row: 2, raw: { head: '王大山' }, faults: [{ reason: '本人来过' }] },
        confirmations: [{ was: '王大山', becomes: '王山', note: '电话里说的', reason: '本人来过' }],
      },
      { upload: 'u1', row: 3, raw: { phone: '138-0000 0001' }, faults: [] },
      { upload: 'u2', row: 2, raw: { applicant: '王大山' } },
      { upload: 'u3', row: 2 },
      { upload: 'u3', row: 3 },
    ]);
    expect(JSON.stringify(uploads)).not.toMatch(/李小河|赵四|6217001234567890123|11010519491231002X|v1\./);

    await store.person.erase(FARMER, BY);
    const left = {
      rows: await store.uploads.rows('u1', 0, 9),
      said: await store.uploads.confirmations('u1', [2]),
    };
    expect(left.rows).toMatchObject([
      { row: 2, household, amount: 31650, raw: {}, read: { payment: 'p1' } },
      { row: 3, raw: { head: '李小河' }, read: { head: '李小河' } },
      { row: 4, read: { head: '赵四' } },
    ]);
    expect(JSON.stringify(left)).not.toMatch(/王|\D13800000001|\+86|本人来过|电话/);
    expect(await store.uploads.faultsOf('u1', [2, 3])).toMatchObject([
      { value: '', detail: null, reason: null, kind: 'nameWrong' },
      { value: '王1' },
    ]);
    expect((await store.uploads.rows('u2', 0, 9)).map(({ raw }) => raw)).toEqual([{}]);
    expect(await store.uploads.rows('u3', 0, 1)).toMatchObject([{ raw: { head: '王大山' } }]);
    const audits = await Promise.all(['u1/2', 'u1/3', 'u2/2', 'u3/2'].map((row) => store.person.held(row)));
    expect(audits.map(({ audit }) => audit)).toMatchObject([
      [{ action: 'upload.erase', actor: 'office', area: '410522101' }],
      [{ action: 'upload.erase' }],
      [{ action: 'upload.erase' }],
      [],
    ]);
    expect(await store.uploads.upload('u1')).toMatchObject({ state: 'published', rowsDigest: 'd1' });
  });

  test('leaves a day whose account comes out', async () => {
    const store = await township();
    const before = await store.ledger(NOW - 1, NOW + 86_400_000);
    await store.person.erase(FARMER, BY);
    const after = await store.ledger(NOW - 1, NOW + 86_400_000);
    const count = (ledger: typeof before) => ledger.tallies.reduce((sum, one) => sum + one.count, 0);
    expect(count(after)).toBe(count(before));
    expect(after.discrepancies).toEqual(before.discrepancies);
  });
});
