/** The second step: a code. */
import { CONSOLE } from '../frame/addresses';
import { keep } from '../frame/again';
import { typed } from '../frame/form';
import type { Desk } from '../frame/ports';
import type { OpenRoute } from '../frame/route';
import { codePage } from './codePage';
import { entered } from './entered';

const PATH = { path: '/sign-in/code', needs: 'nothing' } as const;

export function codeRoutes(desk: Desk): OpenRoute[] {
  return [
    {
      ...PATH,
      method: 'get',
      handle: async (call, at) =>
        at?.needs === 'code' ? codePage(call, keep(CONSOLE, null)) : { to: '/sign-in' },
    },
    {
      ...PATH,
      method: 'post',
      handle: async (call, at) => {
        const kept = typed(call.form, 'kept');
        if (at?.needs !== 'code') return { to: '/sign-in' };
        const code = typed(call.form, 'code').replace(/\s/g, '');
        const result = await desk.signInCode({ token: at.token, code, from: call.from });
        if (result.as === 'in') return entered(call, result, kept);
        return codePage(call, kept, { code: result.as === 'busy' ? 'busy' : 'wrongCode' });
      },
    },
  ];
}
