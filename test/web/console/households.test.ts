/** A household and a case are looked up for a reason, by whom they are no business of not at all, and each look is on record. */
import { NOW, outbound } from '../../support/builders/changes';
import { atDesk, grant } from './support/fakeDesk';
import { type ListeningDesk, listenDesk } from './support/openDesk';
import { OWN } from './support/samples';

let desk: ListeningDesk;
beforeAll(async () => {
  desk = await listenDesk({
    'token-of-agent-0000': atDesk({ login: 'agent', grants: [grant('hotlineAgent', OWN)] }),
    'token-of-clerk-0000': atDesk({ login: 'clerk', grants: [grant('entryClerk', OWN)] }),
  });
});
afterAll(() => desk.stop());

async function look(form: Record<string, string>) {
  const body = new URLSearchParams({ csrf: 'csrf-of-agent', ...form });
  const response = await fetch(`${desk.url}/console/households`, {
    method: 'POST',
    body,
    headers: { cookie: 'desk=token-of-agent-0000' },
  });
  return { status: response.status, text: await response.text(), url: response.url };
}
const onRecord = async () => {
  const { audit } = await desk.core.store.person.held('H0001');
  return audit;
};

test('by phone or number, with a reason that goes on record', async () => {
  expect((await look({ who: '13800000001' })).status).toBe(422);
  expect((await look({ who: '13800000001', reason: 'other' })).status).toBe(422);
  expect(await onRecord()).toEqual([]);
  for (const who of ['138 0000 0001', 'H0001', 'Ｈ０００１']) {
    const found = await look({ who, reason: 'other', more: '走访' });
    expect([found.status, found.text.includes('王德福'), found.text.includes('粮食直补')]).toEqual([
      200,
      true,
      true,
    ]);
    expect(found.text.split('<h2>')[1]).not.toContain('13800000001');
    expect(found.url).not.toContain('?');
  }
  expect(await onRecord()).toMatchObject([
    { actor: 'agent', action: 'household.look', reason: '其他：走访' },
    { actor: 'agent', action: 'household.look' },
    { actor: 'agent', action: 'household.look' },
  ]);
});

test('nobody is looked up by name, and that is said', async () => {
  const { status, text } = await look({ who: '王德福', reason: 'call' });
  expect([status, text.includes('不能按姓名查'), text.includes('粮食直补')]).toEqual([422, true, false]);
});

test('what was sent to it is named in words, never by the name of a template', async () => {
  const message = outbound('told-of-a-payment', { lane: 'notice', template: 'notice.payment' });
  await desk.core.store.commit([{ kind: 'owed', message, at: NOW, suppressed: 'optedOut' }]);
  const { text } = await look({ who: 'H0001', reason: 'call' });
  expect(text).toContain('发放通知');
  expect(text).not.toContain('notice.payment');
});

test.each(['H0015', 'H9999', '13899999999', 'QZ20261101-0001', '=cmd0'])(
  '%s: another’s is told as what is not there',
  async (who) => {
    const { status, text } = await look({ who, reason: 'call' });
    expect([status, text.includes('没有找到')]).toEqual([422, true]);
  },
);

describe('phones of the family, on the village’s word', () => {
  async function set(login: string, form: Record<string, string>) {
    const response = await fetch(`${desk.url}/console/households/family`, {
      method: 'POST',
      body: new URLSearchParams({ csrf: `csrf-of-${login}`, household: 'H0001', ...form }),
      headers: { cookie: `desk=token-of-${login}-0000` },
    });
    return { status: response.status, text: await response.text() };
  }
  const son = { familyAct: 'add', familyPhone: '13700003333', why: '儿子持户口本来办' };
  const family = async () => (await desk.core.store.reads.caller('+8613700003333')).family;

  test('are given by a clerk with a reason on record, told to the registered phone, and taken away', async () => {
    expect((await set('clerk', { ...son, why: '' })).status).toBe(422);
    expect((await set('clerk', { ...son, familyPhone: '123' })).status).toBe(422);
    expect(await family()).toBeUndefined();
    const given = await set('clerk', son);
    expect([given.status, given.text.includes('137****3333')]).toEqual([200, true]);
    expect(await family()).toEqual([{ id: 'H0001', head: '王德福' }]);
    expect(await onRecord()).toContainEqual(
      expect.objectContaining({ actor: 'clerk', action: 'family.add', reason: son.why }),
    );
    const { sent } = await desk.core.store.person.held('+8613800000001');
    expect(sent).toContainEqual(expect.objectContaining({ template: 'notice.familyAdded' }));
    expect((await set('clerk', son)).status).toBe(422);
    const gone = await set('clerk', { familyAct: 'end', familyPhone: '3333', why: '户主来说不要了' });
    expect([gone.status, await family()]).toEqual([200, undefined]);
  });

  test('are none of an agent’s business, and of another area’s household not there', async () => {
    expect((await set('agent', son)).status).toBe(403);
    expect((await set('clerk', { ...son, household: 'H0015' })).status).toBe(422);
    expect(await family()).toBeUndefined();
  });
});
