/** A hotline agent files for whoever rings up: nothing typed is lost, and the number stands there to be read to him. */
import { atDesk, grant } from './support/fakeDesk';
import { type ListeningDesk, listenDesk } from './support/openDesk';
import { OWN, SAMPLES } from './support/samples';

const COUNTY = '990100000000/990123000000/';
const tokenOf = (login: string) => `token-of-${login}-file`;
let desk: ListeningDesk;
beforeAll(async () => {
  desk = await listenDesk({
    [tokenOf('agent')]: atDesk({ login: 'agent', grants: [grant('hotlineAgent', OWN)] }),
    [tokenOf('watch')]: atDesk({ login: 'watch', grants: [grant('supervisor', COUNTY)] }),
  });
});
afterAll(() => desk.stop());

const headersOf = (login: string) => ({ cookie: `desk=${tokenOf(login)}`, 'accept-language': 'zh-CN' });
const read = async (login: string, path: string) =>
  (await fetch(`${desk.url}/console${path}`, { headers: headersOf(login) })).text();
async function file(form: Record<string, string>) {
  const body = new URLSearchParams({ csrf: 'csrf-of-agent', ...form });
  const init = { method: 'POST', headers: headersOf('agent'), body };
  const answer = await fetch(`${desk.url}/console/lists/tickets/new`, init);
  return { status: answer.status, text: await answer.text() };
}
const SAID = { from: '139 0000 7777', saidKind: 'complaint', said: '桥上的灯不亮', about: '' };

test('whoever may file finds the way on the list, others do not', async () => {
  expect(await read('agent', '/lists/tickets')).toContain('/console/lists/tickets/new">替来电的人登记<');
  expect(await read('watch', '/lists/tickets')).not.toContain('/lists/tickets/new');
});

test('what was said is filed, and the form is empty for the next one', async () => {
  const { status, text } = await file(SAID);
  expect(status).toBe(200);
  const number = /编号 (TS\d{8}-\d{8})/.exec(text)?.[1] ?? '';
  expect(await desk.core.store.reads.ticket(number)).toMatchObject({
    ...{ kind: 'complaint', phone: '+8613900007777', text: SAID.said, state: 'open', case: null },
  });
  expect(text).not.toContain(SAID.said);
  expect((await file(SAID)).text).toContain(`这件事已登记过，编号 ${number}`);
});

test.each<[string, Partial<typeof SAID>, string]>([
  ['no phone', { from: '' }, '这不像手机号'],
  ['nothing said', { said: ' ' }, '请写下他说的事'],
  ['no kind', { saidKind: '' }, '请从列表里选一项'],
  ['a landline that waits for an answer', { from: '0394-5551234' }, '座机收不到答复'],
  ['a case that is not there', { about: 'QZ20261123-9999' }, '没有这个办件，或不归您管'],
  ['a case of another office', { about: SAMPLES.case?.foreign ?? '' }, '没有这个办件，或不归您管'],
])('%s: nothing is filed, what was typed stays', async (_, wrong, says) => {
  const form = { ...SAID, said: '井盖坏了', ...wrong };
  const { status, text } = await file(form);
  expect([status, text]).toEqual([422, expect.stringContaining(says)]);
  for (const value of [form.from, form.said.trim(), form.about]) expect(text).toContain(value);
});

test('a landline may ask for a call, about a case of the office', async () => {
  const about = SAMPLES.case?.own ?? '';
  const { text } = await file({ ...SAID, from: '0394-5551234', saidKind: 'callback', about });
  const number = /编号 (HD\d{8}-\d{8})/.exec(text)?.[1] ?? '';
  expect(await desk.core.store.reads.ticket(number)).toMatchObject({ phone: '03945551234', case: about });
});
