/** 今天 with nothing to do: whoever hands files in is shown where, and nobody else. */
import { atDesk, grant } from './support/fakeDesk';
import { type ListeningDesk, listenDesk } from './support/openDesk';
import { OWN } from './support/samples';

let desk: ListeningDesk;
beforeAll(async () => {
  const village = `${OWN}none/`;
  desk = await listenDesk({
    'token-of-clerk-000': atDesk({ login: 'clerk', grants: [grant('entryClerk', village)] }),
    'token-of-checker-0': atDesk({ login: 'checker', grants: [grant('financeChecker', village)] }),
  });
});
afterAll(() => desk.stop());

const today = async (token: string) => {
  const headers = { Cookie: `desk=${token}`, Accept: 'text/html', 'Accept-Language': 'zh-CN' };
  return (await fetch(`${desk.url}/console`, { headers })).text();
};

test('an empty day leads an entry clerk to the next file', async () => {
  expect(await today('token-of-clerk-000')).toMatch(
    /现在没有等您办的事。[\s\S]*href="\/console\/uploads\/new">上报一个文件/,
  );
  const checker = await today('token-of-checker-0');
  expect(checker).toContain('现在没有等您办的事。');
  expect(checker).not.toContain('/uploads/new');
});
