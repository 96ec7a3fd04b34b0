/** One's own password: at the first signing in, and whenever one likes. */
import type { FieldSpec, FormErrors } from '../frame/form';
import type { Desk } from '../frame/ports';
import { type DeskCall, type DeskRoute, type PageAnswer, pageRoute } from '../frame/route';
import { nextIn, passwordFields } from './newPassword';

const PATH = { path: '/me/password', needs: 'self' } as const;
const OLD: FieldSpec = { name: 'old', kind: 'password', autocomplete: 'current-password' };

export function passwordRoutes(desk: Desk): DeskRoute[] {
  return [
    pageRoute({ ...PATH, method: 'get', handle: async (call) => passwordPage(call) }),
    pageRoute({
      ...PATH,
      method: 'post',
      handle: async (call) => {
        const old = call.form.old?.[0] ?? '';
        if (old === '') return passwordPage(call, { old: 'needed' });
        const read = nextIn(call.form);
        if ('errors' in read) return passwordPage(call, read.errors);
        const result = await desk.setPassword({ at: call, old, next: read.next, from: call.from });
        if (result.as === 'in') return { to: '', done: 'passwordSet', session: { token: result.token } };
        if (result.as === 'weak') return passwordPage(call, { next: result.fault });
        return passwordPage(call, { old: result.as === 'busy' ? 'busy' : 'wrongPassword' });
      },
    }),
  ];
}

function passwordPage(call: DeskCall, errors: FormErrors = {}): PageAnswer {
  const { words, needs } = call;
  return {
    page: 'password',
    title: String(words.passwordTitle),
    data: { first: needs === 'password', fields: passwordFields([OLD], call, errors) },
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
  };
}
