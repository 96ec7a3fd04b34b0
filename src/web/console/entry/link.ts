/** The one-time link that an account begins with: its owner sets a password. Looking at it uses nothing up. */
import type { FormErrors } from '../frame/form';
import type { Desk } from '../frame/ports';
import type { Call, EntryAnswer, OpenRoute } from '../frame/route';
import { nextIn, passwordFields } from './newPassword';

const PATH = { path: '/start/:link', needs: 'nothing' } as const;

export function linkRoutes(desk: Desk): OpenRoute[] {
  return [
    { ...PATH, method: 'get', handle: (call) => linkPage(desk, call) },
    {
      ...PATH,
      method: 'post',
      handle: async (call) => {
        const read = nextIn(call.form);
        if ('errors' in read) return linkPage(desk, call, read.errors);
        const link = call.params.link ?? '';
        const result = await desk.startByLink({ link, password: read.next, from: call.from });
        if (result.as === 'in') return { to: '', session: { token: result.token } };
        if (result.as === 'weak') return linkPage(desk, call, { next: result.fault });
        return linkPage(desk, call, { next: result.as });
      },
    },
  ];
}

async function linkPage(desk: Desk, call: Call, errors: FormErrors = {}): Promise<EntryAnswer> {
  const { words, params } = call;
  const whose = await desk.link(params.link ?? '');
  if (!whose) return { page: 'linkEnded', title: String(words.linkEnded), data: {} };
  return {
    page: 'link',
    title: String(words.linkTitle),
    data: { ...whose, link: params.link ?? '', fields: passwordFields([], call, errors) },
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
  };
}
