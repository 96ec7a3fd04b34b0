/** The second step: turned on with a code of an app, turned off and given new recovery codes with the password. */
import { toString as qrCode } from 'qrcode';
import { type FieldSpec, type FormErrors, fieldsOf, typed } from '../frame/form';
import { type DeskCall, type DeskRoute, type PageAnswer, pageRoute } from '../frame/route';
import type { MeTools } from './tools';

const CODE: FieldSpec = { name: 'code', kind: 'text', autocomplete: 'one-time-code', inputmode: 'numeric' };
const PASSWORD: FieldSpec = { name: 'password', kind: 'password', autocomplete: 'current-password' };

export function secondStepRoutes(desk: MeTools): DeskRoute[] {
  const self = { needs: 'self' } as const;
  const withPassword = (
    path: '/me/second-step/end' | '/me/recovery-codes',
    act: (call: DeskCall, password: string) => Promise<PageAnswer | { to: string; done: string } | null>,
  ): DeskRoute[] => [
    pageRoute({ ...self, method: 'get', path, handle: async (call) => passwordPage(call, path) }),
    pageRoute({
      ...self,
      method: 'post',
      path,
      handle: async (call) =>
        (await act(call, call.form.password?.[0] ?? '')) ??
        passwordPage(call, path, { password: 'wrongPassword' }),
    }),
  ];
  return [
    pageRoute({
      ...self,
      method: 'get',
      path: '/me/second-step',
      handle: (call) => beginPage(call, desk.totpBegin(call)),
    }),
    pageRoute({ ...self, method: 'post', path: '/me/second-step', handle: (call) => confirm(call, desk) }),
    ...withPassword('/me/second-step/end', async (call, password) =>
      (await desk.totpEnd({ at: call, password })) ? { to: '/me', done: 'stepEnded' } : null,
    ),
    ...withPassword('/me/recovery-codes', async (call, password) => {
      const codes = await desk.recoveryCodes({ at: call, password });
      return codes && codesPage(call, codes);
    }),
  ];
}

async function confirm(call: DeskCall, desk: MeTools): Promise<PageAnswer> {
  const secret = typed(call.form, 'secret');
  const code = typed(call.form, 'code').replace(/\s/g, '');
  const codes = await desk.totpConfirm({ at: call, secret, code });
  if (codes) return codesPage(call, codes);
  // The same secret again: the app has it already.
  const { uri } = desk.totpBegin(call);
  const same = /^[A-Z2-7]{32}$/.test(secret);
  const again = same
    ? { secret, uri: uri.replace(/secret=[A-Z2-7]+/, `secret=${secret}`) }
    : desk.totpBegin(call);
  return beginPage(call, again, { code: 'wrongCode' });
}

async function beginPage(
  { words }: DeskCall,
  { secret, uri }: { secret: string; uri: string },
  errors: FormErrors = {},
): Promise<PageAnswer> {
  return {
    page: 'secondStep',
    title: String(words.stepTitle),
    trail: [{ href: '/me', label: String(words.title) }],
    data: {
      secret,
      groups: (secret.match(/.{4}/g) ?? []).join(' '),
      qr: await qrCode(uri, { type: 'svg', margin: 2 }),
      fields: fieldsOf([CODE], { form: {}, errors, words }),
    },
    ...(errors.code && { status: 422 as const }),
  };
}

function codesPage({ words }: DeskCall, codes: readonly string[]): PageAnswer {
  return {
    page: 'codes',
    title: String(words.codesTitle),
    trail: [{ href: '/me', label: String(words.title) }],
    data: { codes },
  };
}

function passwordPage(
  { words }: DeskCall,
  path: '/me/second-step/end' | '/me/recovery-codes',
  errors: FormErrors = {},
): PageAnswer {
  const isEnd = path === '/me/second-step/end';
  return {
    page: 'password',
    title: String(isEnd ? words.stepEndTitle : words.codesNewTitle),
    trail: [{ href: '/me', label: String(words.title) }],
    data: {
      path,
      says: String(isEnd ? words.stepEndLead : words.codesNewLead),
      button: String(isEnd ? words.stepEndDo : words.codesNewDo),
      fields: fieldsOf([PASSWORD], { form: {}, errors, words }),
    },
    ...(errors.password && { status: 422 as const }),
  };
}
