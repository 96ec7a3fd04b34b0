/** Somebody at the desk without a store: sessions by token, and one password for all. */
import type { PlacedGrant } from '../../../../src/core/model/desk/account';
import type { AtDesk, Desk, DeskPerson } from '../../../../src/web/console/frame/ports';

export const PASSWORD = 'four plain words';
export const CODE = '123456';
const AT = 1_795_000_000_000;

/** A grant below a path, as `410522/`. */
export function grant(role: PlacedGrant['role'], path: string): PlacedGrant {
  return { role, area: path.split('/').at(-2) ?? '', department: null, path };
}

export function atDesk(change: Partial<AtDesk> & { grants?: PlacedGrant[]; login?: string } = {}): AtDesk {
  const { grants = [], login = 'wang', ...rest } = change;
  const account: DeskPerson = {
    id: login,
    login,
    name: '王会计',
    phone: null,
    hasPassword: true,
    hasTotp: false,
    mustChange: false,
    grants,
  };
  const times = { at: AT, seenAt: AT, until: AT + 43_200_000 };
  const session = {
    hash: 'h',
    account: login,
    ...times,
    address: '',
    agent: '',
    strength: 'password' as const,
  };
  return { account, session, needs: null, csrf: `csrf-of-${login}`, ...rest };
}

/** `sessions` by token; signing in as somebody opens the session `token-of-LOGIN-000`. */
export function fakeDesk(sessions: Record<string, AtDesk> = {}) {
  const open = new Map(Object.entries(sessions));
  /** Logins by the fingerprint of their certificate. */
  const bound = new Map<string, string>();
  const enter = (login: string) => {
    const token = `token-of-${login}-000`;
    const at = open.get(token) ?? atDesk({ login });
    open.set(token, at);
    return { as: 'in' as const, token, needs: at.needs };
  };
  const desk: Desk = {
    signIn: async ({ login, password }) => (password === PASSWORD ? enter(login) : { as: 'refused' }),
    signInCode: async ({ token, code }) => {
      const at = open.get(token);
      if (!at || code !== CODE) return { as: 'refused' };
      open.set(token, { ...at, needs: null });
      return { as: 'in', token, needs: null };
    },
    signInCertificate: async ({ fingerprint }) => {
      const login = bound.get(fingerprint);
      return login === undefined ? { as: 'refused' } : enter(login);
    },
    link: async (written) => (written === 'good-link' ? { login: 'admin', name: '管理员' } : null),
    startByLink: async ({ link, password }) => {
      if (link !== 'good-link') return { as: 'refused' };
      return password.length < 12 ? { as: 'weak', fault: 'short' } : enter('admin');
    },
    sessionOf: async (token) => open.get(token) ?? null,
    endSession: async (token) => void open.delete(token),
    setPassword: async ({ at, old, next }) => {
      if (old !== PASSWORD) return { as: 'refused' };
      return next.length < 12 ? { as: 'weak', fault: 'short' } : enter(at.account.login);
    },
  };
  return { desk, open, bound };
}
