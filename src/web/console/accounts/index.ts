/** Who works at the desk: let in, changed, shut out, by whoever governs their places. */
import type { DeskAccount } from '../../../core/model/desk/account';
import { askedRoutes } from '../frame/asked';
import { tableOf } from '../frame/parts';
import { type DeskCall, inOneStep, type PageAnswer, type Section } from '../frame/route';
import { SOUGHT, searched } from '../frame/search';
import { accountRoutes } from './account';
import { type AccountsTools, grantsOf, isGoverned, stateOf } from './governed';
import { newAccountRoutes } from './newAccount';

export type { AccountsTools } from './governed';

export function accountsSection(tools: AccountsTools): Section {
  return {
    name: 'accounts',
    menu: { path: '/accounts', needs: 'account.set' },
    routes: [
      ...askedRoutes({ path: '/accounts', needs: 'account.set', fields: SOUGHT }, (call) =>
        listPage(call, tools),
      ),
      ...newAccountRoutes(tools),
      ...inOneStep(tools.stamps, accountRoutes(tools)),
    ],
  };
}

async function listPage(call: DeskCall, tools: AccountsTools): Promise<PageAnswer> {
  const { words, account } = call;
  const places = await tools.places();
  const all = (await tools.all()).filter((one) => isGoverned(account, one, places));
  const saidOf = (one: DeskAccount) =>
    grantsOf(one, places, words)
      .map(({ says }) => says)
      .join(String(words.comma));
  const { shown, nothing, data } = searched(call, '/accounts', all, (one) => [
    ...[one.name, one.login, one.phone ?? '', saidOf(one)],
  ]);
  const columns = words.columns as Record<string, string>; // templates/console/accounts/*.json
  const label = (name: string) => ({ label: columns[name] ?? '' });
  const list = tableOf({
    caption: '',
    columns: [{ ...label('name'), kind: 'head' }, label('grants'), label('proof'), label('state')],
    rows: shown.map((one) => [
      { text: one.name, href: `/accounts/${one.id}`, small: one.login },
      saidOf(one) || '—',
      String(one.totp === null ? words.withoutStep : words.withStep),
      stateOf(one, words),
    ]),
    empty: nothing ?? { says: String(words.none), href: '/accounts/new', label: String(words.add) },
  });
  return { page: 'list', title: String(words.menu), data: { list, ...data } };
}
