/** Who works at the desk: let in, changed, shut out, by whoever governs their places. */

import { tableOf } from '../frame/parts';
import { type DeskCall, inOneStep, type PageAnswer, pageRoute, type Section } from '../frame/route';
import { accountRoutes } from './account';
import { type AccountsTools, grantsOf, isGoverned, stateOf } from './governed';
import { newAccountRoutes } from './newAccount';

export type { AccountsTools } from './governed';

export function accountsSection(tools: AccountsTools): Section {
  return {
    name: 'accounts',
    menu: { path: '/accounts', needs: 'account.set' },
    routes: [
      pageRoute({
        method: 'get',
        path: '/accounts',
        needs: 'account.set',
        handle: (call) => listPage(call, tools),
      }),
      ...newAccountRoutes(tools),
      ...inOneStep(tools.stamps, accountRoutes(tools)),
    ],
  };
}

async function listPage({ words, account }: DeskCall, tools: AccountsTools): Promise<PageAnswer> {
  const places = await tools.places();
  const all = (await tools.all()).filter((one) => isGoverned(account, one, places));
  const columns = words.columns as Record<string, string>; // templates/console/accounts/*.json
  const label = (name: string) => ({ label: columns[name] ?? '' });
  const list = tableOf({
    caption: '',
    columns: [{ ...label('name'), kind: 'head' }, label('grants'), label('proof'), label('state')],
    rows: all.map((one) => [
      { text: one.name, href: `/accounts/${one.id}`, small: one.login },
      grantsOf(one, places, words)
        .map(({ says }) => says)
        .join(String(words.comma)) || '—',
      String(one.totp === null ? words.withoutStep : words.withStep),
      stateOf(one, words),
    ]),
    empty: { says: String(words.none), href: '/accounts/new', label: String(words.add) },
  });
  return { page: 'list', title: String(words.menu), data: { list } };
}
