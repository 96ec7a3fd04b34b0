/** Keys by which systems of offices call the API: made, looked through, ended. */
import { type ApiKey, SCOPES } from '../../../core/model/desk/apiKeys';
import { fill } from '../../../core/views/fill';
import { type FormErrors, fieldsOf, typedLine } from '../frame/form';
import { type Cell, tableOf } from '../frame/parts';
import { type DeskCall, type DeskRoute, type PageAnswer, pageRoute, route } from '../frame/route';
import { tabsOf } from './tabs';
import {
  type ConnectionTools,
  isGoverned,
  officeField,
  officeIn,
  officeName,
  subjectOf,
  ticksOf,
} from './tools';

const NEEDS = { needs: 'key.set' } as const;

export function keyRoutes(tools: ConnectionTools): DeskRoute[] {
  const find = async ({ params }: DeskCall) => {
    const key = await tools.reads.keys.find(params.key ?? '');
    return key && { subject: subjectOf(key, await tools.places()), it: key };
  };
  const one = { path: '/keys/:key', ...NEEDS, find };
  return [
    pageRoute({ method: 'get', path: '/keys', ...NEEDS, handle: (call) => listPage(call, tools) }),
    pageRoute({ method: 'get', path: '/keys/new', ...NEEDS, handle: (call) => newPage(call, tools) }),
    pageRoute({ method: 'post', path: '/keys/new', ...NEEDS, handle: (call) => add(call, tools) }),
    route<ApiKey>({ ...one, method: 'get', handle: (call, key) => keyPage(call, key, tools) }),
    route<ApiKey>({
      ...one,
      path: '/keys/:key/end',
      method: 'post',
      async handle(call, key) {
        await tools.keys.revoke(key.id, call.account.id);
        return { to: '/keys', done: 'keyEnded' };
      },
    }),
  ];
}

async function listPage(call: DeskCall, tools: ConnectionTools): Promise<PageAnswer> {
  const { words } = call;
  const places = await tools.places();
  const all = (await tools.reads.keys.all()).filter((key) => isGoverned(call, 'key.set', key, places));
  const columns = words.keyColumns as Record<string, string>; // templates/console/connections/*.json
  const label = (name: string) => ({ label: columns[name] ?? '' });
  const list = tableOf({
    caption: '',
    columns: [{ ...label('name'), kind: 'head' }, label('office'), label('may'), label('state')],
    rows: all.map((key) => [
      { text: key.name, href: `/keys/${key.id}`, small: key.id },
      officeName(call, key, places),
      mayText(call, key),
      stateOf(call, key),
    ]),
    empty: { says: String(words.keysNone) },
  });
  return { page: 'keys', title: String(words.keys), data: { list, tabs: tabsOf(call, 'keys') } };
}

function mayText({ words }: DeskCall, { scopes }: ApiKey): string {
  if (scopes.length === SCOPES.length) return String(words.mayAll);
  return ticksOf(scopes, words.scopes)
    .map(({ label }) => label)
    .join(String(words.comma));
}

function stateOf(call: DeskCall, { at, revokedAt }: ApiKey): Exclude<Cell, string> {
  const { words } = call;
  const small = fill(String(words.since), { day: call.day(revokedAt ?? at) });
  return revokedAt === null
    ? { text: String(words.open), tone: 'done', small }
    : { text: String(words.ended), small };
}

async function keyPage(call: DeskCall, key: ApiKey, tools: ConnectionTools): Promise<PageAnswer> {
  const { words } = call;
  const { text, tone = '', small } = stateOf(call, key);
  return {
    page: 'key',
    title: key.name,
    trail: [{ href: '/keys', label: String(words.keys) }],
    data: {
      id: key.id,
      state: text,
      tone,
      since: small,
      open: key.revokedAt === null,
      office: officeName(call, key, await tools.places()),
      scopes: ticksOf(key.scopes, words.scopes),
    },
  };
}

async function newPage(call: DeskCall, tools: ConnectionTools, errors: FormErrors = {}): Promise<PageAnswer> {
  const { words, form } = call;
  const specs = [{ name: 'name', kind: 'text' } as const, officeField(call, 'key.set', await tools.places())];
  return {
    page: 'newKey',
    title: String(words.keyAdd),
    trail: [{ href: '/keys', label: String(words.keys) }],
    data: {
      fields: fieldsOf(specs, { form, errors, words }),
      ticks: { name: 'scopes', legend: words.mayTitle, all: ticksOf(SCOPES, words.scopes, form.scopes) },
      ticksError: errors.scopes ? String(words.scopesNeeded) : '',
    },
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
  };
}

async function add(call: DeskCall, tools: ConnectionTools): Promise<PageAnswer> {
  const { form, words } = call;
  const name = typedLine(form, 'name');
  const scopes = SCOPES.filter((scope) => form.scopes?.includes(scope));
  const office = officeIn(call, 'key.set', await tools.places());
  const errors: FormErrors = {
    ...(name === '' && { name: 'needed' }),
    ...(name !== '' && !/^[^\p{C}]{1,120}$/u.test(name) && { name: 'longName' }),
    ...(typeof office === 'string' && { place: office }),
    ...(scopes.length === 0 && { scopes: 'needed' }),
  };
  if (typeof office === 'string' || Object.keys(errors).length > 0) return newPage(call, tools, errors);
  const { whole } = await tools.keys.add({ name, scopes, ...office.bound }, call.account.id);
  return {
    page: 'secret',
    title: String(words.keyMade),
    trail: [{ href: '/keys', label: String(words.keys) }],
    data: { name, secret: whole, how: words.keyHow, back: '/keys', backLabel: words.keysBack },
  };
}
