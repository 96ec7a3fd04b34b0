/** One account: its name and phone, what it was granted, a new link, shutting it out. Nobody does the last three to himself. */
import { z } from 'zod';
import { mayAnywhere } from '../../../core/desk/may';
import { placeFrom, writtenPlace } from '../../../core/desk/places';
import type { AccountFacts, DeskAccount, Grant } from '../../../core/model/desk/account';
import { sayPhone } from '../../../core/text/phone';
import { type FieldSpec, type FormErrors, fieldsOf, readForm, typed } from '../frame/form';
import { type Overtaken, overtakenBy, standData } from '../frame/overtaken';
import { type DeskCall, type DeskRoute, type EntryAnswer, type PageAnswer, route } from '../frame/route';
import { certificateRoutes } from './certificates';
import { type AccountsTools, grantsOf, isGoverned, stateOf, subjectsOf } from './governed';
import {
  grantAt,
  grantFields,
  grantRefused,
  grantSpecs,
  linkPage,
  nameField,
  phoneField,
} from './newAccount';

const FACTS = z.object({ name: nameField, phone: phoneField });
const FIELDS: FieldSpec[] = [
  { name: 'name', kind: 'text' },
  { name: 'phone', kind: 'tel', optional: true, inputmode: 'tel' },
  { name: 'certificate', kind: 'long' },
];
const GRANT = z.object(grantFields);

type Handle = (call: DeskCall, it: DeskAccount) => Promise<EntryAnswer>;

export function accountRoutes(tools: AccountsTools): DeskRoute[] {
  const find = (call: DeskCall) => findAccount(call, tools);
  const at = (path: string, method: 'get' | 'post', handle: Handle) =>
    route<DeskAccount>({ method, path: `/accounts/:account${path}`, needs: 'account.set', find, handle });
  const page = (call: DeskCall, it: DeskAccount, errors?: FormErrors) => accountPage(call, it, tools, errors);
  /** Not to oneself: somebody has to be left who can let others in. */
  const toOthers =
    (handle: (call: DeskCall, it: DeskAccount, tools: AccountsTools) => Promise<EntryAnswer>): Handle =>
    (call, it) =>
      it.id === call.account.id ? page(call, it, { self: 'self' }) : handle(call, it, tools);
  return [
    at('', 'get', (call, it) => page(call, it)),
    at('', 'post', (call, it) => saveFacts(call, it, tools)),
    at('/grants', 'post', (call, it) => addGrant(call, it, tools)),
    at('/grants/end', 'post', toOthers(endGrant)),
    at('/reset', 'post', toOthers(reset)),
    at('/state', 'post', toOthers(setState)),
    ...certificateRoutes(tools, at, page),
  ];
}

async function findAccount({ params, account: by }: DeskCall, tools: AccountsTools) {
  const account = await tools.find(params.account ?? '');
  if (!account) return null;
  const places = await tools.places();
  const [subject] = subjectsOf(account, places);
  // One that reaches further than whoever asks is not there for him.
  const isElsewhere = mayAnywhere(by, 'account.set') && !isGoverned(by, account, places);
  return subject && !isElsewhere ? { subject, it: account } : null;
}

async function reset(call: DeskCall, account: DeskAccount, tools: AccountsTools): Promise<EntryAnswer> {
  const link = await tools.administration.reset(account.id, call.account.id);
  return linkPage(call, { ...account, link }, tools);
}

function setState(call: DeskCall, account: DeskAccount, tools: AccountsTools): Promise<EntryAnswer> {
  const state = typed(call.form, 'state') === 'active' ? 'active' : 'disabled';
  return save(call, { ...account, state }, tools);
}

async function save(
  call: DeskCall,
  account: AccountFacts,
  { administration }: AccountsTools,
): Promise<EntryAnswer> {
  const { id, name, phone, state, grants } = account;
  await administration.change({ id, name, phone, state, grants }, call.account.id, call.seen);
  return { to: `/accounts/${id}`, done: 'saved' };
}

async function saveFacts(call: DeskCall, account: DeskAccount, tools: AccountsTools): Promise<EntryAnswer> {
  const overtaken = await overtakenBy(call, keptOf(account), () => tools.lastSave(account.id));
  if (overtaken) return { ...(await accountPage(call, account, tools, {}, overtaken)), status: 409 };
  const form = readForm(FACTS, call.form);
  if ('errors' in form) return accountPage(call, account, tools, form.errors);
  return save(call, { ...account, ...form.read }, tools);
}

async function addGrant(call: DeskCall, account: DeskAccount, tools: AccountsTools): Promise<EntryAnswer> {
  const form = readForm(GRANT, call.form);
  if ('errors' in form) return accountPage(call, account, tools, form.errors);
  const grant = grantAt(form.read.role, form.read.place);
  const refused = await grantRefused(call, grant, tools);
  if (refused) return accountPage(call, account, tools, refused);
  return save(call, { ...account, grants: [...account.grants, grant] }, tools);
}

async function endGrant(call: DeskCall, account: DeskAccount, tools: AccountsTools): Promise<EntryAnswer> {
  const place = placeFrom(typed(call.form, 'place'));
  const role = typed(call.form, 'role');
  const isIt = (grant: Grant) =>
    place !== null && grant.role === role && writtenPlace(grant) === writtenPlace(place);
  return save(call, { ...account, grants: account.grants.filter((grant) => !isIt(grant)) }, tools);
}

/** As the form of its facts is drawn of it. */
function keptOf({ name, phone }: DeskAccount) {
  return { name: [name], phone: [sayPhone(phone ?? '')] };
}

async function accountPage(
  call: DeskCall,
  account: DeskAccount,
  tools: AccountsTools,
  errors: FormErrors = {},
  overtaken: Overtaken | null = null,
): Promise<PageAnswer> {
  const { words, form } = call;
  const specs = [...FIELDS, ...(await grantSpecs(call, tools))];
  const kept = keptOf(account);
  const failed = Object.keys(errors).length > 0;
  return {
    page: 'account',
    title: account.name,
    trail: [{ href: '/accounts', label: String(words.menu) }],
    data: {
      id: account.id,
      login: account.login,
      disabled: account.state === 'disabled',
      own: account.id === call.account.id,
      selfError: errors.self ? String(words.notSelf) : '',
      here: `/accounts/${account.id}`,
      grantsAt: `/accounts/${account.id}/grants`,
      certificatesAt: `/accounts/${account.id}/certificates`,
      standing: stateOf(account, words).text,
      step: String(account.totp === null ? words.withoutStep : words.withStep),
      grants: grantsOf(account, await tools.places(), words),
      certificates: await certificatesOf(account, call, tools),
      ...standData(kept, overtaken),
      fields: fieldsOf(specs, {
        form: { ...kept, ...(overtaken?.form ?? (failed ? form : {})) },
        errors,
        words,
        kept: overtaken?.kept,
      }),
    },
    ...(failed && { status: 422 as const }),
  };
}

async function certificatesOf({ id }: DeskAccount, call: DeskCall, tools: AccountsTools) {
  const certificates = await tools.certificates(id);
  return certificates.map(({ fingerprint, subject, until, revokedAt }) => ({
    fingerprint,
    subject,
    until: call.day(until),
    good: revokedAt === null && until > call.now,
  }));
}
