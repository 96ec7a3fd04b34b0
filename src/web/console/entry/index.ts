/** Coming and going: signing in, a second step, the one-time link, a new password, signing out, the language. */
import { withinDesk } from '../frame/addresses';
import type { Desk } from '../frame/ports';
import type { Section } from '../frame/route';
import { codeRoutes } from './code';
import { linkRoutes } from './link';
import { passwordRoutes } from './password';
import { signInRoutes } from './signIn';

export function entrySection(desk: Desk): Section {
  return {
    name: 'entry',
    routes: [
      ...signInRoutes(desk),
      ...codeRoutes(desk),
      ...linkRoutes(desk),
      ...passwordRoutes(desk),
      {
        method: 'post',
        path: '/sign-out',
        needs: 'nothing',
        handle: async (_call, at) => {
          if (at) await desk.endSession(at.token);
          return { to: '/sign-in', done: 'signedOut', session: 'end' };
        },
      },
      {
        method: 'get',
        path: '/language',
        needs: 'nothing',
        handle: async ({ query }) => ({
          to: withinDesk(query('back')),
          speak: query('to') === 'en' ? 'en' : 'zh-CN',
        }),
      },
    ],
  };
}
