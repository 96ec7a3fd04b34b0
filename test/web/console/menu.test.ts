/** The menu: what offices open most stands first, nobody is led where nothing is his, and a page stands in one place. */
import { DESK_ROLES, type DeskRole } from '../../../src/core/model/desk/account';
import { MENU } from '../../../src/web/console/sections';
import { atDesk, grant } from './support/fakeDesk';
import { type ListeningDesk, listenDesk } from './support/openDesk';
import { OWN } from './support/samples';

const tokenOf = (role: string) => `token-of-${role.toLowerCase()}-menu`;
let desk: ListeningDesk;

beforeAll(async () => {
  const sessions = DESK_ROLES.map((role) => [
    tokenOf(role),
    atDesk({ login: role, grants: [grant(role, OWN)] }),
  ]);
  desk = await listenDesk(Object.fromEntries(sessions));
});
afterAll(() => desk.stop());

/** Its labels, and which of them is where one is. */
async function menuAt(path: string, role: DeskRole) {
  const headers = { Cookie: `desk=${tokenOf(role)}`, Accept: 'text/html' };
  const page = await (await fetch(`${desk.url}/console${path}`, { headers })).text();
  const menu = page.slice(page.indexOf('<nav class="menu"'), page.indexOf('</nav>'));
  const entries = [...menu.matchAll(/<a href="[^"]*"( aria-current="page")?>([^<]*)<\/a>/g)];
  return {
    labels: entries.map(([, , label]) => label),
    here: entries.filter(([, here]) => here).map(([, , label]) => label),
  };
}

test('every section that has a place has it in the order', () => {
  const placed = desk.sections.filter(({ menu }) => menu).map(({ name }) => name);
  expect([...MENU].sort()).toEqual([...placed].sort());
});

test.each<[DeskRole, string]>([
  ['entryClerk', '今天 上报文件 查一户一件 诉求和名单 县情资料'],
  ['villageChecker', '今天 上报文件 入户核对 查一户一件 诉求和名单 县情资料'],
  ['publisher', '今天 上报文件 查一户一件 诉求和名单 信息 县情资料'],
  ['administrator', '今天 上报文件 信息 县情资料 账号 系统对接 审计'],
])('%s: %s', async (role, labels) => {
  expect(await menuAt('', role)).toEqual({ labels: labels.split(' '), here: ['今天'] });
});

test.each<[string, string]>([
  ['/news', '信息'],
  ['/news/import', '信息'],
  ['/areas/import', '县情资料'],
  ['/matters', '县情资料'],
])('%s stands in one place: %s', async (path, label) => {
  expect((await menuAt(path, 'administrator')).here).toEqual([label]);
});
