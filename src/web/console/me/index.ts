/** One's own account: browsers that are signed in, the second step, recovery codes. The password is `entry`'s. */
import { typed } from '../frame/form';
import { tableOf } from '../frame/parts';
import { type DeskCall, type PageAnswer, pageRoute, type Section } from '../frame/route';
import { secondStepRoutes } from './secondStep';
import type { MeTools } from './tools';

export function meSection(desk: MeTools): Section {
  return {
    name: 'me',
    routes: [
      pageRoute({ method: 'get', path: '/me', needs: 'self', handle: (call) => mePage(call, desk) }),
      pageRoute({
        method: 'post',
        path: '/me/sessions/end',
        needs: 'self',
        handle: async (call) => {
          await desk.endOthers(call, typed(call.form, 'session') || 'all');
          return { to: '/me', done: 'ended' };
        },
      }),
      ...secondStepRoutes(desk),
    ],
  };
}

async function mePage(call: DeskCall, desk: MeTools): Promise<PageAnswer> {
  const { words, account, session } = call;
  const sessions = await desk.sessions(call);
  const columns = words.columns as Record<string, string>; // templates/console/me/*.json
  const strengths = words.strengths as Record<string, string>;
  const label = (name: string) => ({ label: columns[name] ?? '' });
  return {
    page: 'me',
    title: String(words.title),
    data: {
      name: account.name,
      login: account.login,
      hasTotp: account.hasTotp,
      left: account.hasTotp ? await desk.recoveryLeft(call) : 0,
      others: sessions.some(({ hash }) => hash !== session.hash),
      sessions: tableOf({
        caption: '',
        columns: [
          { ...label('agent'), kind: 'head' },
          label('address'),
          label('since'),
          label('seen'),
          label('strength'),
        ],
        rows: sessions.map((one) => [
          { text: browserOf(one.agent), small: one.hash === session.hash ? String(words.thisOne) : '' },
          one.address,
          call.time(one.at),
          call.time(one.seenAt),
          strengths[one.strength] ?? one.strength,
        ]),
        empty: { says: '' },
      }),
    },
  };
}

/** The browser and the system of a User-Agent, as far as people would name them. */
function browserOf(agent: string): string {
  const browser = /(Edg|OPR|Firefox|MicroMessenger|Chrome|Safari)/.exec(agent)?.[1] ?? agent.slice(0, 40);
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)?.[1] ?? '';
  return (
    [browser.replace('Edg', 'Edge').replace('MicroMessenger', '微信'), system].filter(Boolean).join(' · ') ||
    '—'
  );
}
