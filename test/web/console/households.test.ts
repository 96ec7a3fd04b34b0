/** A household and a case are looked up for a reason, by whom they are no business of not at all, and each look is on record. */
import { atDesk, grant } from './support/fakeDesk';
import { type ListeningDesk, listenDesk } from './support/openDesk';
import { OWN } from './support/samples';

let desk: ListeningDesk;
beforeAll(async () => {
  desk = await listenDesk({
    'token-of-agent-0000': atDesk({ login: 'agent', grants: [grant('hotlineAgent', OWN)] }),
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
  for (const who of ['138 0000 0001', 'H0001']) {
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
  ]);
});

test.each(['H0015', 'H9999', '13899999999', 'QZ20261101-0001', '=cmd'])(
  '%s: another’s is told as what is not there',
  async (who) => {
    const { status, text } = await look({ who, reason: 'call' });
    expect([status, text.includes('没有找到')]).toEqual([422, true]);
  },
);
