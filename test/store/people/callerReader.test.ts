import { openEngine } from '../../../src/store/engine';
import { callerReader } from '../../../src/store/people/callerReader';
import { alerts, familyPhones, households, optOuts, phones } from '../../../src/store/schema/mysql';
import { createReadOr } from '../../../src/store/sql/damaged';
import { inserter } from '../../../src/store/sql/inserter';
import { NOW } from '../../support/builders/changes';
import { describeEachEngine } from '../../support/engines';
import { explained } from '../../support/explained';
import { migrated } from '../../support/migrated';

const insertPhones = inserter(phones, ['phone', 'household', 'role'], 'refuse');
const insertHouseholds = inserter(
  households,
  ['id', 'village', 'group', 'head', 'members', 'account', 'bank'],
  'refuse',
);
const insertStops = inserter(optOuts, ['phone', 'scope', 'at'], 'refuse');
const insertFamily = inserter(
  familyPhones,
  ['id', 'phone', 'household', 'state', 'askedBy', 'at', 'until', 'wrong'],
  'refuse',
);
const insertAlerts = inserter(
  alerts,
  ['id', 'case', 'department', 'kind', 'leader', 'rung', 'message', 'at', 'dueAt', 'state'],
  'refuse',
);

const household = (id: string) => {
  return { id, village: 'v', group: 1, head: `head of ${id}`, members: 1, account: '', bank: '' };
};
const phone = (i: number) => `+86138${String(i).padStart(8, '0')}`;
const live = (of: string, id: string) => {
  return {
    id: `${of}-${id}`,
    phone: of,
    household: id,
    state: 'live',
    askedBy: 'f',
    at: NOW,
    until: NOW,
    wrong: 0,
  } as const;
};
const alert = (leader: string, id: string, at: number, state: 'open' | 'answered' = 'open') => {
  const about = {
    case: `case of ${id}`,
    department: 'd',
    kind: 'case.overdue',
    rung: 1,
    message: 'm',
  } as const;
  return { ...about, id, leader, at, dueAt: NOW, state };
};

describeEachEngine('a caller', (under) => {
  test('has each stop, household and alert once, however many there are of the others', async () => {
    const engine = openEngine(await migrated(await under.database()), 1);
    await insertHouseholds(engine, ['H1', 'H2', 'H3'].map(household));
    await insertPhones(engine, [{ phone: phone(1), household: 'H1', role: 'leader' }]);
    await insertStops(engine, [
      { phone: phone(1), scope: 'all', at: NOW },
      { phone: phone(1), scope: 'by:d1', at: NOW },
    ]);
    await insertFamily(engine, [live(phone(1), 'H3'), live(phone(1), 'H2'), live(phone(1), 'gone')]);
    await insertAlerts(engine, [
      alert(phone(1), 'a1', NOW),
      alert(phone(1), 'a2', NOW + 1),
      alert(phone(1), 'a3', NOW + 2, 'answered'),
    ]);
    const read = callerReader(engine, createReadOr());
    const [his, hers] = await Promise.all([read(phone(1)), read(phone(2))]);
    await engine.close();
    expect({ ...his, stopped: his?.stopped.sort() }).toEqual({
      dialogue: null,
      household: { id: 'H1', head: 'head of H1', village: '' },
      language: null,
      role: 'leader',
      stopped: ['all', 'by:d1'],
      gone: false,
      family: ['H2', 'H3'].map((id) => ({ id, head: `head of ${id}` })),
      alerts: [
        { id: 'a2', case: 'case of a2', at: NOW + 1 },
        { id: 'a1', case: 'case of a1', at: NOW },
      ],
    });
    expect(hers).toMatchObject({ household: null, role: null, stopped: [], alerts: [] });
  });

  test('is looked up by phone in every table, however much is open and stopped', async () => {
    const engine = openEngine(await migrated(await under.database()), 1);
    const all = Array.from({ length: 3_000 }, (_, i) => phone(i));
    await insertHouseholds(engine, all.map(household));
    await insertPhones(
      engine,
      all.map((of) => ({ phone: of, household: of, role: 'resident' })),
    );
    await insertStops(
      engine,
      all.map((of) => ({ phone: of, scope: 'all', at: NOW })),
    );
    await insertFamily(
      engine,
      all.map((of) => live(of, of)),
    );
    await insertAlerts(
      engine,
      all.map((of) => alert(of, of, NOW)),
    );
    if (engine.dialect.name !== 'sqlite')
      await engine.rows('analyze table households, phones, opt_outs, family_phones, alerts', []);
    const { engine: asked, plans } = explained(engine);
    const read = callerReader(asked, createReadOr());
    await Promise.all(all.slice(0, 20).map(read));
    await engine.close();
    expect(plans.length).toBeGreaterThan(0);
    // The table of the keys themselves is walked through.
    const walks = /SCAN (?!asked|CONSTANT)|"(?!<derived\d+>")[^"]+",(?:null,)?"(?:ALL|index|range)"/;
    expect(plans.filter((steps) => walks.test(steps))).toEqual([]);
  });
});
