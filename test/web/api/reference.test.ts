/** Reference data over the API: what is read can be sent again, each row is taken or refused for itself. */

import { REFERENCE_FILES } from '../../../src/core/intake/reference';
import { hashOf } from '../../../src/web/api/key/apiKey';
import { type CountyApi, countyApi, EVENT, PAYMENT } from './countyApi';
import { apiKey } from './offices';

let api: CountyApi;
beforeEach(async () => {
  api = await countyApi();
});

test.each([...REFERENCE_FILES, 'settings'])('%s as they are read are known when sent', async (kind) => {
  const { store } = api.town;
  await store.commit([
    { kind: 'newsSection', section: { id: 'jobs', name: '就业招聘', topics: ['招工', '找工作'] } },
    { kind: 'localDay', day: '2026-12-31', works: false, name: null },
    { kind: 'officePhone', phone: { phone: '+8613800009999', role: 'supervisor', village: null } },
  ]);
  const { body } = await api.one.get(`/reference/${kind}`);
  const rows = body.items.map((row: Record<string, string>) =>
    Object.fromEntries(Object.entries(row).filter(([, value]) => value !== '')),
  );
  expect(rows.length).toBeGreaterThan(0);
  const sent = await api.one.post(`/reference/${kind}`, { rows });
  expect([sent.status, sent.body]).toEqual([200, { accepted: 0, duplicate: rows.length, rejected: [] }]);
});

test('rows are taken or refused each for itself, and a field left out stays', async () => {
  const rows = [
    { id: 'GYGX', name: '果园更新补助', unit: '亩', aliases: ['苹果树补贴', '换树钱'] },
    { id: '果园', name: '甲补贴' },
    { id: 'ABC', name: '乙补贴', colour: 'red' },
  ];
  const { body } = await api.one.post('/reference/programmes', { rows });
  expect(body).toEqual({
    accepted: 1,
    duplicate: 0,
    rejected: [
      { index: 1, error: '/id idWrong' },
      { index: 2, error: '/colour is not known here.' },
    ],
  });
  await api.one.post('/reference/programmes', { rows: [{ id: 'GYGX', name: '果园更新补助资金' }] });
  const all = await api.town.store.reference.programmes();
  expect(all.find(({ id }) => id === 'GYGX')).toMatchObject({
    name: '果园更新补助资金',
    unit: '亩',
    aliases: ['苹果树补贴', '换树钱'],
  });
});

test('settings are written as at the desk: those that are wrong are said, the others hold', async () => {
  const rows = [
    { name: 'quietHours', value: '22:00-07:00' },
    { name: 'warning', value: 70 },
    { name: 'opens', value: 30 },
    { name: 'colour', value: 'red' },
    { name: 'signature', value: '乡信' },
  ];
  const { body } = await api.one.post('/reference/settings', { rows });
  expect(body).toEqual({
    accepted: 2,
    duplicate: 1,
    rejected: [
      { index: 2, error: '/value must be an hour of the day, 0 to 24' },
      { index: 3, error: expect.stringMatching(/^\/name must be one of: signature, quietHours, /) },
    ],
  });
  const settings = await api.town.store.reference.settings();
  expect(settings.map(({ name, value }) => `${name} ${value}`).sort()).toEqual([
    'quietHours {"from":1320,"to":420}',
    'warning 0.7',
  ]);
});

test('there is nothing of it for a key that is bound to an office, and no other kind', async () => {
  const secret = 'C'.repeat(43);
  const id = 'abcdefabcdef';
  await api.town.store.commit([
    { kind: 'key', key: { ...apiKey({ id, hash: hashOf(secret) }), department: 'ZJJ' } },
  ]);
  const bound = api.withKey(`${id}.${secret}`);
  expect((await bound.get('/reference/matters')).status).toBe(404);
  expect((await bound.post('/reference/matters', { rows: [{ id: 'X' }] })).status).toBe(404);
  expect((await api.one.get('/reference/people')).status).toBe(404);
});

test('with the tag of what was read nothing is overwritten that somebody wrote meanwhile', async () => {
  const { one } = api;
  const read = await one.get('/reference/programmes');
  const { etag = '' } = read.headers;
  expect(etag).toMatch(/^"programmes-\d+"$/);
  const rows = [{ id: 'GYGX', name: '果园更新补助' }];
  const send = (kind: string, tag: string, what: object[]) =>
    one.form(`/reference/${kind}`).set('If-Match', tag).send({ rows: what });
  const put = (tag: string, what: object[] = rows) => send('programmes', tag, what);
  expect((await put(etag)).body).toMatchObject({ accepted: 1 });
  const late = await put(etag, [{ id: 'GYGX', name: '果园补助' }]);
  expect([late.status, late.body.title]).toEqual([412, 'Precondition Failed']);
  expect((await put('"matters-1"')).status).toBe(412);
  const fresh = (await one.get('/reference/programmes')).headers.etag ?? '';
  expect((await put(fresh, [...rows, { id: 'ABC', name: '乙补贴', unit: '亩' }])).status).toBe(422);
  expect((await put(`W/${fresh}`, [{ id: 'GYGX', name: '果园补助' }])).body).toMatchObject({ accepted: 1 });
  expect((await put('*', [...rows, { id: 'GYGX', name: '果园奖补' }])).body).toMatchObject({ accepted: 1 });
  const settings = (await one.get('/reference/settings')).headers.etag ?? '';
  const signed = [{ name: 'signature', value: '青溪' }];
  expect((await send('settings', settings, signed)).status).toBe(200);
  expect((await send('settings', settings, signed)).status).toBe(412);
});

test('what was put in just now is known to whatever is sent next, though it was not a moment before', async () => {
  const { one, town } = api;
  const event = { ...EVENT, case: { ...EVENT.case, matter: 'XINBAN', department: 'XINJU' } };
  const payment = { batch: 'b', payments: [{ ...PAYMENT, programme: 'XINQIAN' }] };
  const taken = async () =>
    [await one.post('/cases/events', event), await one.post('/payments', payment)].map(
      ({ body }) => body.accepted,
    );
  expect(await taken()).toEqual([0, 0]);
  await one.post('/reference/departments', { rows: [{ id: 'XINJU', name: '新设局' }] });
  const matter = { id: 'XINBAN', name: '新办的事', department: 'XINJU', promisedDays: 3 };
  await one.post('/reference/matters', { rows: [matter] });
  await one.post('/reference/programmes', { rows: [{ id: 'XINQIAN', name: '新发的钱' }] });
  town.clock.advance(200);
  expect(await taken()).toEqual([1, 1]);
});
