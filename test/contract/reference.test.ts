/** What a county sets up, on both engines: written, read, mended, and taken out where nothing stands on it. */
import type { Change } from '../../src/core/model/change';
import type { AreaRecord, ReferenceKind } from '../../src/core/model/desk/reference';
import { openEngine } from '../../src/store/engine';
import { caseRow } from '../support/builders/casework';
import { PHONE } from '../support/builders/changes';
import { describeEachStore } from '../support/engines';

const LEADER = '+8613900000001';
const NEXT = '+8613900000002';

function area(id: string, parent: string | null, level: AreaRecord['level'], aliases: string[] = []): Change {
  return { kind: 'area', area: { id, parent, level, name: `${id}村`, aliases } };
}

const removal = (of: ReferenceKind, id: string): Change => ({ kind: 'referenceRemoved', of, id });

const COUNTY: Change[] = [
  area('c', null, 'county'),
  area('t1', 'c', 'township'),
  area('t2', 'c', 'township'),
  area('v', 't1', 'village', ['老柳河']),
  { kind: 'department', department: { id: 'ZJJ', area: 'c', name: '住建局', ladder: [LEADER] } },
  {
    kind: 'matter',
    matter: { id: 'SGXK', department: 'ZJJ', name: '施工许可', promisedDays: 7, code: '000117001000' },
  },
  {
    kind: 'programme',
    programme: { id: 'GDDL', name: '地力补贴', unit: '亩', aliases: ['地力'], origin: 'starter' },
  },
];

describeEachStore('reference data', (open, engine) => {
  test('areas from before there were paths have theirs once the store is opened', async () => {
    const url = await engine.database();
    const store = await open({ url });
    await store.commit(COUNTY);
    const raw = openEngine(url, 1);
    await raw.run('update areas set path = null', []);
    await raw.close();
    const again = await open({ same: true });
    const paths = (await again.reference.areas()).map(({ path }) => path);
    expect(paths).toEqual(['c/', 'c/t1/', 'c/t2/', 'c/t1/v/']);
  });

  test('is read as it was last written, with what nobody gave as null', async () => {
    const store = await open();
    await store.commit(COUNTY);
    await store.commit([
      {
        kind: 'programme',
        programme: { id: 'GDDL', name: '耕地地力保护补贴', unit: '亩', aliases: ['地力'] },
      },
      { kind: 'newsSection', section: { id: 'village', name: '村务', topics: ['公示'] } },
      { kind: 'setting', setting: { name: 'signature', value: '"柳河"', by: 'a', at: 1 } },
      { kind: 'setting', setting: { name: 'signature', value: '"青溪"', by: 'b', at: 2 } },
      { kind: 'localDay', day: '2026-12-31', works: false, name: null },
    ]);
    const { reference } = store;
    expect(await reference.programmes()).toEqual([
      { id: 'GDDL', name: '耕地地力保护补贴', unit: '亩', aliases: ['地力'], origin: null },
    ]);
    expect(await reference.matters()).toEqual([
      {
        id: 'SGXK',
        department: 'ZJJ',
        name: '施工许可',
        promisedDays: 7,
        guide: null,
        code: '000117001000',
        origin: null,
      },
    ]);
    expect(await reference.sections()).toEqual([
      { id: 'village', name: '村务', topics: ['公示'], origin: null },
    ]);
    expect(await reference.settings()).toEqual([{ name: 'signature', value: '"青溪"', by: 'b', at: 2 }]);
    expect(await reference.localDays()).toEqual([{ day: '2026-12-31', works: false, name: null }]);
  });

  test('an area has its ids from the top, and takes those below along when it moves', async () => {
    const store = await open();
    const paths = async () => (await store.reference.areas()).map(({ path }) => path);
    await store.commit(COUNTY);
    expect(await paths()).toEqual(['c/', 'c/t1/', 'c/t2/', 'c/t1/v/']);
    await store.commit([area('t1', 't2', 'township')]);
    expect(await paths()).toEqual(['c/', 'c/t2/t1/', 'c/t2/', 'c/t2/t1/v/']);
    await store.load({ areas: [{ id: 'w', parent: 't2', level: 'village', name: '石桥村' }] });
    expect(await paths()).toContain('c/t2/w/');
  });

  test('a ring of parents comes to an end', async () => {
    const store = await open();
    await store.commit([area('a', 'b', 'township'), area('b', 'a', 'township')]);
    expect((await store.reference.areas()).map(({ path }) => path)).toEqual(['a/b/a/b/a/', 'b/a/b/a/b/']);
  });

  test('whoever comes into a ladder is a leader, and a resident again when it is left; a household stays', async () => {
    const store = await open();
    await store.load({
      phones: [{ phone: NEXT, household: 'h9', person: null, role: 'resident', language: null }],
    });
    await store.commit(COUNTY);
    const role = async (phone: string) => (await store.reads.caller(phone)).role;
    expect([await role(LEADER), await role(NEXT)]).toEqual(['leader', 'resident']);
    await store.commit([
      { kind: 'department', department: { id: 'ZJJ', area: 'c', name: '住建局', ladder: [NEXT] } },
    ]);
    expect([await role(LEADER), await role(NEXT)]).toEqual(['resident', 'leader']);
    expect((await store.reads.registered(NEXT))?.household).toBe('h9');
  });

  test('phones work for an office until they are taken off it', async () => {
    const store = await open();
    await store.commit([
      ...COUNTY,
      { kind: 'officePhone', phone: { phone: PHONE, role: 'liaison', village: 'v' } },
      { kind: 'officePhone', phone: { phone: LEADER, role: 'supervisor', village: null } },
    ]);
    expect(await store.reference.officePhones()).toEqual([
      { phone: PHONE, role: 'liaison', village: 'v' },
      { phone: LEADER, role: 'supervisor', village: null },
    ]);
    expect(await store.reads.villageOf(PHONE)).toBe('v');
    await store.commit([
      { kind: 'officePhoneEnded', phone: PHONE },
      { kind: 'officePhoneEnded', phone: LEADER },
    ]);
    expect(await store.reference.officePhones()).toEqual([]);
    // It stands in a ladder still.
    expect((await store.reads.caller(LEADER)).role).toBe('leader');
  });

  test.each<[string, ReferenceKind, string]>([
    ['a township with villages', 'area', 't1'],
    ['a village with households', 'area', 'v'],
    ['a department with matters', 'department', 'ZJJ'],
    ['a matter with cases', 'matter', 'SGXK'],
  ])('%s can not be taken out', async (_, of, id) => {
    const store = await open();
    await store.load({
      households: [
        { id: 'h', village: 'v', group: 1, head: '张三', members: 1, account: '62000000000000000', bank: '' },
      ],
    });
    await store.commit([...COUNTY, { kind: 'case', row: caseRow('C1', { matter: 'SGXK' }) }]);
    expect(await store.commit([removal(of, id)])).toBe('duplicate');
    expect((await store.reference.areas()).length).toBe(4);
  });

  test('what nothing stands on can', async () => {
    const store = await open();
    await store.commit([...COUNTY, { kind: 'localDay', day: '2026-12-31', works: false, name: null }]);
    await store.commit([
      removal('localDay', '2026-12-31'),
      removal('programme', 'GDDL'),
      removal('area', 'v'),
    ]);
    await store.commit([removal('matter', 'SGXK')]);
    expect(await store.commit([removal('department', 'ZJJ')])).toBe('done');
    expect([await store.reference.localDays(), await store.reference.departments()]).toEqual([[], []]);
    expect((await store.reads.caller(LEADER)).role).toBe('resident');
  });

  test('what was decided from what somebody else has written since is refused, and nothing of it is written', async () => {
    const store = await open();
    await store.commit(COUNTY);
    const { reference } = store;
    const before = await reference.stamps();
    expect(before).toMatchObject({ areas: 1, matters: 1, settings: 0, accounts: 0 });
    const named = (name: string): Change[] => [
      { kind: 'unmoved', seen: { matters: before.matters, settings: before.settings } },
      { kind: 'matter', matter: { id: 'SGXK', department: 'ZJJ', name, promisedDays: 7 } },
    ];
    // What neither of them saw may move.
    await store.commit([area('t3', 'c', 'township')]);
    const both = await Promise.all([store.commit(named('甲')), store.commit(named('乙'))]);
    expect([...both].sort()).toEqual(['done', 'duplicate']);
    const [matter] = await reference.matters();
    expect(matter?.name).toBe(both[0] === 'done' ? '甲' : '乙');
    expect(await reference.stamps()).toEqual({ ...before, areas: 2, matters: 2 });
    // A row of what was never written is there from the first look on.
    const settings: Change[] = [
      { kind: 'unmoved', seen: { settings: 0 } },
      { kind: 'setting', setting: { name: 'signature', value: '"青溪"', by: 'a', at: 1 } },
    ];
    expect(await store.commit(settings)).toBe('done');
    expect(await store.commit(settings)).toBe('duplicate');
  });

  test('what is loaded by the thousand moves what it is loaded into', async () => {
    const store = await open();
    await store.load({ areas: [{ id: 'c', parent: null, level: 'county', name: '青溪县' }] });
    expect(await store.reference.stamps()).toMatchObject({ areas: 1, departments: 0 });
  });
});
