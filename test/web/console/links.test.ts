/** Whatever a page of the desk leads to is there for whoever sees the page, in each role. */
import { canHold } from '../../../src/core/desk/rights';
import { DESK_ROLES, type DeskRole } from '../../../src/core/model/desk/account';
import { atDesk, grant } from './support/fakeDesk';
import { type ListeningDesk, listenDesk } from './support/openDesk';
import { OWN } from './support/samples';

const tokenOf = (role: string) => `token-of-${role}-00000000`;
/** Roles of departments hold nothing in an area. */
const grantOf = (role: DeskRole) =>
  canHold({ role, department: null })
    ? grant(role, OWN)
    : { role, area: null, department: 'GAJ', path: null };
let desk: ListeningDesk;
beforeAll(async () => {
  const logins = DESK_ROLES.map((role) => [tokenOf(role), atDesk({ login: role, grants: [grantOf(role)] })]);
  desk = await listenDesk(Object.fromEntries(logins));
});
afterAll(() => desk.stop());

test.each(DESK_ROLES)('%s', async (role) => {
  const dead: string[] = [];
  // What is asked of a list is sealed anew in each address.
  const known = new Map([['/console', { path: '/console', from: '' }]]);
  for (const { path, from } of known.values()) {
    const answer = await fetch(`${desk.url}${path}`, { headers: { Cookie: `desk=${tokenOf(role)}` } });
    if (answer.status >= 400) dead.push(`${from} → ${path} ${answer.status}`);
    for (const to of linksIn(await answer.text())) {
      const key = to.replace(/asked=[^&]*/, 'asked');
      if (!known.has(key)) known.set(key, { path: to, from: path });
    }
  }
  expect(dead).toEqual([]);
});

/** Addresses of the desk, but that of the other language. */
function linksIn(page: string): string[] {
  const links = [...page.matchAll(/href="(\/console[^"]*)"/g)].map(([, to = '']) =>
    to.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='),
  );
  return links.filter((to) => !to.startsWith('/console/language'));
}
