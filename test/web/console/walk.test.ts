/** Every route of the desk, for every role, of one's own area and of another: a new page is walked by itself. */
import { canHold, RIGHTS } from '../../../src/core/desk/rights';
import { DESK_ROLES, type DeskRole } from '../../../src/core/model/desk/account';
import type { DeskRoute, Route } from '../../../src/web/console/frame/route';
import { atDesk, grant } from './support/fakeDesk';
import { type ListeningDesk, listenDesk } from './support/openDesk';
import { OWN, pathFor } from './support/samples';

const tokenOf = (role: string) => `token-of-${role.toLowerCase()}-walk`;
/** For roles of departments, which hold nothing in an area: what is the village's is foreign to them. */
const inGaj = (role: DeskRole) => ({ role, area: null, department: 'GAJ', path: null });
let routes: readonly Route[];
let desk: ListeningDesk;

beforeAll(async () => {
  const sessions = DESK_ROLES.map((role) => [
    tokenOf(role),
    atDesk({ login: role, grants: [canHold({ role, department: null }) ? grant(role, OWN) : inGaj(role)] }),
  ]);
  desk = await listenDesk(Object.fromEntries(sessions));
  routes = desk.sections.flatMap((section) => section.routes);
});
afterAll(() => desk.stop());

async function ask(route: Route, path: string, role: DeskRole | null, form: Record<string, string>) {
  const headers: Record<string, string> = { Accept: 'text/html' };
  if (role) headers.Cookie = `desk=${tokenOf(role)}`;
  const body = route.body === 'files' ? new FormData() : new URLSearchParams();
  for (const [name, value] of Object.entries(form)) body.append(name, value);
  const init = route.method === 'post' ? { method: 'POST', body } : {};
  const response = await fetch(`${desk.url}/console${path}`, { ...init, headers, redirect: 'manual' });
  return { status: response.status, text: await response.text(), to: response.headers.get('location') ?? '' };
}

const guarded = () => routes.filter((route): route is DeskRoute => route.needs !== 'nothing');
const has = (role: DeskRole, { needs }: DeskRoute) => needs === 'self' || RIGHTS[role].includes(needs);

test('every path has its samples, and no route stands twice', () => {
  for (const { path } of guarded()) expect(pathFor(path, 'own')).not.toContain(':');
  const named = routes.map(({ method, path }) => `${method} ${path}`);
  expect(named).toEqual([...new Set(named)]);
});

test('without a session nothing is shown and nothing is done', async () => {
  for (const route of guarded()) {
    const { status, to } = await ask(route, pathFor(route.path, 'own'), null, {});
    const name = `${route.method} ${route.path} → ${status}`;
    if (route.method === 'post') expect(name).toBe(`post ${route.path} → 401`);
    else expect([name, to.split('?')[0]]).toEqual([`get ${route.path} → 303`, '/console/sign-in']);
  }
});

test('no form is taken without the word of its session', async () => {
  for (const route of guarded().filter(({ method }) => method === 'post')) {
    const { status } = await ask(route, pathFor(route.path, 'own'), 'administrator', { csrf: 'of another' });
    expect(`${route.path} ${status}`).toBe(`${route.path} 409`);
  }
});

describe.each(DESK_ROLES)('%s', (role) => {
  const csrf = `csrf-of-${role}`;

  test('sees what its role sees, of its own area', async () => {
    for (const route of guarded()) {
      // What is allowed is done by the tests of its page.
      if (route.method === 'post' && has(role, route)) continue;
      const { status } = await ask(route, pathFor(route.path, 'own'), role, { csrf });
      const name = `${route.method} ${route.path} ${status}`;
      const isForeign = route.path.includes(':') && !canHold({ role, department: null });
      if (isForeign && route.needs !== 'self') expect(name).toMatch(/ 404$/);
      else if (has(role, route))
        expect(name).toMatch(route.path.includes(':') ? / (200|303)$/ : / (200|303|404)$/);
      else expect(name).toMatch(route.path.includes(':') ? / 403$/ : / (403|404)$/);
    }
  });

  test('is told of another area what it is told of what is not there', async () => {
    for (const route of guarded().filter(({ path, needs }) => path.includes(':') && needs !== 'self')) {
      const foreign = await ask(route, pathFor(route.path, 'foreign'), role, { csrf });
      const missing = await ask(route, pathFor(route.path, 'missing'), role, { csrf });
      expect(`${route.method} ${route.path} ${foreign.status}`).toBe(`${route.method} ${route.path} 404`);
      const same = foreign.text.replaceAll(pathFor(route.path, 'foreign'), pathFor(route.path, 'missing'));
      const escaped = (path: string) => encodeURIComponent(`/console${path}`);
      expect(
        same.replaceAll(escaped(pathFor(route.path, 'foreign')), escaped(pathFor(route.path, 'missing'))),
      ).toBe(missing.text);
    }
  });
});
