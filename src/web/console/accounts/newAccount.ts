/** A new account: its link is shown this once, to be handed over. */
import { z } from 'zod';
import { mayGovern } from '../../../core/desk/may';
import { isLogin, placeFrom, placeOf } from '../../../core/desk/places';
import { canHold } from '../../../core/desk/rights';
import { DESK_ROLES, type DeskRole, type Grant } from '../../../core/model/desk/account';
import { canReceive } from '../../../core/text/phone';
import { readPhone } from '../../../core/text/phoneField';
import { type FieldSpec, type FormErrors, fieldsOf, readForm, typed } from '../frame/form';
import { placeChoices } from '../frame/places';
import { type DeskCall, type DeskRoute, type PageAnswer, pageRoute } from '../frame/route';
import { type AccountsTools, roleName } from './governed';

const PATH = { path: '/accounts/new', needs: 'account.set' } as const;

/** E.164, or null where nothing was typed. */
export const phoneField = z.string().transform((text, context): string | null => {
  if (text === '') return null;
  const read = readPhone(text);
  if ('phone' in read && canReceive(read.phone)) return read.phone;
  context.addIssue({ code: 'custom', message: 'phone' });
  return z.NEVER;
});
export const nameField = z.string().min(1, 'needed').max(60, 'longName');
export const grantFields = {
  role: z.enum(DESK_ROLES, 'needed'),
  place: z.string().transform((text, context) => {
    const place = placeFrom(text);
    if (place) return place;
    context.addIssue({ code: 'custom', message: 'needed' });
    return z.NEVER;
  }),
};
const ACCOUNT = z.object({
  name: nameField,
  login: z.string().toLowerCase().refine(isLogin, 'login'),
  phone: phoneField,
  ...grantFields,
});

export function newAccountRoutes(tools: AccountsTools): DeskRoute[] {
  return [
    pageRoute({
      ...PATH,
      method: 'get',
      // The place of the one before, as colleagues come in a row.
      handle: (call) => newPage({ ...call, form: { place: [call.query('place')] } }, tools),
    }),
    pageRoute({ ...PATH, method: 'post', handle: (call) => add(call, tools) }),
  ];
}

async function add(call: DeskCall, tools: AccountsTools): Promise<PageAnswer> {
  const form = readForm(ACCOUNT, call.form);
  if ('errors' in form) return newPage(call, tools, form.errors);
  const { name, login, phone, role, place } = form.read;
  const grant = grantAt(role, place);
  const refused = await grantRefused(call, grant, tools);
  if (refused) return newPage(call, tools, refused);
  const added = await tools.administration.add({ name, login, phone, grants: [grant], by: call.account.id });
  if (!added) return newPage(call, tools, { login: 'taken' });
  const { page, data, ...rest } = linkPage(call, { name, login, link: added.link }, tools);
  const another = `${PATH.path}?${new URLSearchParams({ place: typed(call.form, 'place') })}`;
  return { page, data: { ...data, another }, ...rest };
}

export function grantAt(role: DeskRole, place: Pick<Grant, 'area' | 'department'>): Grant {
  return { role, ...place } as Grant; // placeFrom fills exactly one of the two
}

/** What is wrong with a grant; null: nothing. Nobody grants what lies beyond his own reach, or what would give nothing. */
export async function grantRefused(
  { account }: DeskCall,
  grant: Grant,
  { places }: AccountsTools,
): Promise<FormErrors | null> {
  const place = placeOf(grant, await places());
  if (!place || mayGovern(account, [place]) !== 'yes') return { place: 'foreignPlace' };
  return canHold(grant) ? null : { place: 'ofDepartments' };
}

/** The fields of a role and its place. */
export async function grantSpecs(
  { account, words }: DeskCall,
  { places }: AccountsTools,
): Promise<FieldSpec[]> {
  const choose = { value: '', label: String(words.choose) };
  const roles = DESK_ROLES.map((role) => ({ value: role, label: roleName(role, words) }));
  return [
    { name: 'role', kind: 'choice', options: [choose, ...roles] },
    {
      name: 'place',
      kind: 'choice',
      options: [choose, ...placeChoices(account, 'account.set', await places(), words)],
    },
  ];
}

async function newPage(call: DeskCall, tools: AccountsTools, errors: FormErrors = {}): Promise<PageAnswer> {
  const { words, form } = call;
  const specs: FieldSpec[] = [
    { name: 'name', kind: 'text' },
    { name: 'login', kind: 'text' },
    { name: 'phone', kind: 'tel', optional: true, inputmode: 'tel' },
    ...(await grantSpecs(call, tools)),
  ];
  return {
    page: 'new',
    title: String(words.add),
    trail: [{ href: '/accounts', label: String(words.menu) }],
    data: { fields: fieldsOf(specs, { form, errors, words }) },
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
  };
}

/** The one-time link, shown this once. */
export function linkPage(
  { words }: DeskCall,
  { name, login, link }: { name: string; login: string; link: string },
  { publicUrl }: AccountsTools,
): PageAnswer {
  return {
    page: 'link',
    title: String(words.linkTitle),
    trail: [{ href: '/accounts', label: String(words.menu) }],
    data: { name, login, address: `${publicUrl}/console/start/${link}` },
  };
}
