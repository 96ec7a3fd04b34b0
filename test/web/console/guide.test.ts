/** A department's head says how its matters are done, and of no other's, and nothing else of them. */
import { atDesk, grant } from './support/fakeDesk';
import { type ListeningDesk, listenDesk } from './support/openDesk';

let desk: ListeningDesk;
beforeAll(async () => {
  const head = { role: 'departmentHead' as const, area: null, department: 'ZJJ', path: null };
  desk = await listenDesk({
    'token-of-head-0000': atDesk({ login: 'head', grants: [head] }),
    'token-of-clerk-000': atDesk({ login: 'clerk', grants: [grant('entryClerk', '990100000000/')] }),
  });
});
afterAll(() => desk.stop());

async function ask(path: string, form?: Record<string, string>, token = 'token-of-head-0000') {
  const headers = { Cookie: `desk=${token}`, Accept: 'text/html' };
  const body = form && new URLSearchParams({ csrf: 'csrf-of-head', ...form });
  const init = body ? { method: 'POST', body } : {};
  const answer = await fetch(`${desk.url}/console${path}`, { ...init, headers, redirect: 'manual' });
  return { status: answer.status, text: await answer.text() };
}

const matter = async (id: string) => (await desk.core.store.reference.matters()).find((one) => one.id === id);
const GUIDE = { place: '政务大厅3号窗口', hours: '9:00-17:00', fee: '不收费', phone: '0990-7654321' };

test('of the own department papers, window, hours and fee are changed, and nothing else', async () => {
  const was = await matter('SGXK');
  expect((await ask('/matters')).text).toContain('/console/matters/guide?id&#x3D;SGXK');
  const form = {
    ...GUIDE,
    papers: '图纸\n合同',
    am: '3',
    pm: '3',
    late: '0',
    name: '改名',
    promisedDays: '1',
  };
  expect((await ask('/matters/guide?id=SGXK', form)).status).toBe(303);
  const now = await matter('SGXK');
  expect(now).toMatchObject({ name: '施工许可', department: 'ZJJ', promisedDays: was?.promisedDays });
  expect(now?.guide).toMatchObject({ ...GUIDE, papers: ['图纸', '合同'], seats: { am: 3, pm: 3, late: 0 } });
});

test('what is wrong stands beside its field, and nothing is written', async () => {
  const { status, text } = await ask('/matters/guide?id=SGXK', { ...GUIDE, fee: '', am: '900' });
  expect([status, text.includes('value="900"')]).toEqual([422, true]);
  expect((await matter('SGXK'))?.guide?.fee).toBe('不收费');
});

test('those of another department are not there, as what there is not; nor is any for a clerk', async () => {
  const [foreign, missing] = [await ask('/matters/guide?id=DBSQ'), await ask('/matters/guide?id=NONE')];
  expect([foreign.status, missing.status]).toEqual([404, 404]);
  expect((await ask('/matters')).text).not.toContain('guide?id&#x3D;DBSQ');
  expect((await ask('/matters/guide?id=SGXK', undefined, 'token-of-clerk-000')).status).toBe(403);
  expect((await ask('/matters/edit?id=SGXK')).status).toBe(404);
});
