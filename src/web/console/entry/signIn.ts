/** Signing in with a name and a password, or by a certificate that a gateway in front has proved. */
import { CONSOLE } from '../frame/addresses';
import { keep, signInPage } from '../frame/again';
import { typed } from '../frame/form';
import type { Desk } from '../frame/ports';
import type { EntryAnswer, OpenRoute } from '../frame/route';
import { entered } from './entered';

const PATH = { path: '/sign-in', needs: 'nothing' } as const;

export function signInRoutes(desk: Desk): OpenRoute[] {
  return [
    {
      ...PATH,
      method: 'get',
      handle: async (call, at) => {
        if (at) return { to: at.needs === 'code' ? '/sign-in/code' : '' };
        return signInPage(call, keep(call.query('then') || CONSOLE, null));
      },
    },
    {
      method: 'post',
      path: '/sign-in/certificate',
      needs: 'nothing',
      handle: async (call, at) => {
        const { certificate: fingerprint, form, from } = call;
        if (fingerprint === null) return { to: '/sign-in' };
        const kept = typed(form, 'kept');
        const result = await desk.signInCertificate({ fingerprint, from });
        if (result.as === 'in') return insteadOf(at, entered(call, result, kept), desk);
        return signInPage(call, kept, { login: 'wrongCertificate' });
      },
    },
    {
      ...PATH,
      method: 'post',
      handle: async (call, at) => {
        const { form, from } = call;
        // A password may begin or end with a blank.
        const password = form.password?.[0] ?? '';
        const kept = typed(form, 'kept');
        const result = await desk.signIn({ login: typed(form, 'login').toLowerCase(), password, from });
        if (result.as === 'in') return insteadOf(at, entered(call, result, kept), desk);
        return signInPage(call, kept, { login: result.as === 'busy' ? 'busy' : 'wrongSignIn' });
      },
    },
  ];
}

/** Whoever was signed in with this browser before is so no more. */
async function insteadOf(
  before: { token: string } | null,
  answer: EntryAnswer,
  desk: Pick<Desk, 'endSession'>,
): Promise<EntryAnswer> {
  if (before) await desk.endSession(before.token);
  return answer;
}
