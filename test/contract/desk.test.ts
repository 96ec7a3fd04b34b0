import type { Change } from '../../src/core/model/change';
import type { DeskAccount, DeskSession, Grant } from '../../src/core/model/desk/account';
import { RETENTION } from '../../src/core/sending/retention';
import type { Store } from '../../src/ports';
import { NOW } from '../support/builders/changes';
import { describeEachStore } from '../support/engines';

const HOUR = 3_600_000;
const CLERK: Grant = { role: 'entryClerk', area: '101', department: null };
const HEAD: Grant = { role: 'departmentHead', area: null, department: 'ZJJ' };
const account = (id: string, grants: Grant[], more: Partial<DeskAccount> = {}) => ({
  ...{ id, login: `${id}.login`, name: `${id}甲`, phone: '+8613800000009', password: '$argon2id$x' },
  ...{ totp: null, totpStep: null, state: 'active' as const, mustChange: false, by: 'me', at: NOW },
  ...more,
  grants,
});
const add = (store: Store, id: string, grants: Grant[] = [], more: Partial<DeskAccount> = {}) =>
  store.commit([{ kind: 'account', account: account(id, grants, more) }]);
const session = (hash: string, more: Partial<DeskSession> = {}): DeskSession => ({
  ...{ hash, account: 'a', at: NOW, seenAt: NOW, until: NOW + HOUR, address: '192.0.2.1', agent: 'Firefox' },
  ...{ strength: 'password', ...more },
});
const code = (said: string, purpose: 'start' | 'recovery' = 'recovery'): Change => ({
  kind: 'oneTimeCode',
  code: said,
  account: 'a',
  purpose,
  until: NOW + HOUR,
});
const use = (said: string, at = NOW): Change => ({ kind: 'oneTimeCodeUsed', code: said, at });

describeEachStore('accounts of the desk', (open) => {
  test('are found by id and login, with the paths below which they were granted something', async () => {
    const store = await open();
    await store.commit([
      { kind: 'account', account: account('b', [CLERK, HEAD, { ...CLERK, area: '999' }]) },
      { kind: 'account', account: account('a', [{ ...CLERK, area: '' }]) },
    ]);
    const [first, second] = await store.desk.accounts();
    expect(first).toEqual(account('a', [{ ...CLERK, area: '', path: '' } as Grant]));
    expect(second?.grants).toHaveLength(3);
    expect(second?.grants).toEqual(
      expect.arrayContaining([
        { ...CLERK, path: null },
        { ...HEAD, path: null },
      ]),
    );
    expect(await store.desk.accountByLogin('a.login')).toEqual(first);
    expect(await store.desk.accountByLogin('A.login')).toBeNull();
    expect(await store.desk.account('b')).toEqual(second);
  });

  test('a login is given once, also at one moment', async () => {
    const store = await open();
    const both = await Promise.all(['a', 'b'].map((id) => add(store, id, [], { login: 'same' })));
    expect(both.sort()).toEqual(['done', 'duplicate']);
  });

  test('what an administrator changes leaves password and secret, and the other way round', async () => {
    const store = await open();
    await add(store, 'a', [CLERK]);
    await store.commit([
      { kind: 'accountTotp', account: 'a', totp: 'SECRET' },
      { kind: 'accountPassword', account: 'a', password: 'new', mustChange: true },
    ]);
    const facts = { id: 'a', name: '乙', phone: null, state: 'disabled' as const, grants: [HEAD] };
    await store.commit([{ kind: 'accountFacts', facts }]);
    expect(await store.desk.account('a')).toEqual({
      ...account('a', []),
      ...facts,
      grants: [{ ...HEAD, path: null }],
      password: 'new',
      mustChange: true,
      totp: 'SECRET',
    });
  });

  test('no code of one step of the clock works twice, nor one of an earlier step', async () => {
    const store = await open();
    await add(store, 'a');
    const used = (step: number): Change => ({ kind: 'totpUsed', account: 'a', step });
    const both = await Promise.all([store.commit([used(7)]), store.commit([used(7)])]);
    expect(both.sort()).toEqual(['done', 'duplicate']);
    expect(await store.commit([used(6)])).toBe('duplicate');
    expect(await store.commit([used(8)])).toBe('done');
  });

  test('somebody governs once an active administrator can sign in', async () => {
    const store = await open();
    const grants: Grant[] = [{ role: 'administrator', area: '', department: null }];
    await add(store, 'c', [CLERK]);
    await add(store, 'd', grants, { state: 'disabled' });
    await add(store, 'a', grants, { password: null });
    expect(await store.desk.hasAdministrator()).toBe(false);
    await store.commit([
      { kind: 'certificate', fingerprint: 'f', account: 'a', subject: '', until: NOW + HOUR },
    ]);
    expect(await store.desk.hasAdministrator()).toBe(true);
    await store.commit([{ kind: 'certificateRevoked', fingerprint: 'f', at: NOW }]);
    expect(await store.desk.hasAdministrator()).toBe(false);
    await store.commit([{ kind: 'accountPassword', account: 'a', password: 'p', mustChange: false }]);
    expect(await store.desk.hasAdministrator()).toBe(true);
  });
});

describeEachStore('sessions of the desk', (open) => {
  test('are there with their account until they are ended, one or all but one', async () => {
    const store = await open();
    await add(store, 'a');
    await store.commit(['x', 'y', 'z'].map((hash) => ({ kind: 'deskSession', session: session(hash) })));
    expect((await store.desk.session('x'))?.session).toEqual(session('x'));
    expect((await store.desk.session('x'))?.account.login).toBe('a.login');
    await store.commit([{ kind: 'deskSessionSeen', hash: 'y', at: NOW + 5 }]);
    await store.commit([{ kind: 'deskSessionSeen', hash: 'y', at: NOW + 4 }]);
    expect((await store.desk.sessions('a')).map(({ hash, seenAt }) => [hash, seenAt])).toEqual([
      ['y', NOW + 5],
      ['x', NOW],
      ['z', NOW],
    ]);
    await store.commit([{ kind: 'deskSessionEnded', hash: 'z' }]);
    await store.commit([
      { kind: 'deskSession', session: session('new') },
      { kind: 'deskSessionsEnded', account: 'a', except: 'x' },
    ]);
    expect((await store.desk.sessions('a')).map(({ hash }) => hash)).toEqual(['new', 'x']);
    await store.commit([{ kind: 'deskSessionsEnded', account: 'a', except: null }]);
    await store.commit([{ kind: 'deskSessionSeen', hash: 'x', at: NOW + 5 }]);
    expect(await store.desk.session('x')).toBeNull();
  });

  test('are forgotten when their time is over', async () => {
    const store = await open();
    await add(store, 'a');
    await store.commit([{ kind: 'deskSession', session: session('x') }, code('k')]);
    await store.forget(NOW + HOUR, RETENTION);
    expect(await store.desk.sessions('a')).toHaveLength(1);
    await store.forget(NOW + HOUR + 1, RETENTION);
    expect(await store.desk.sessions('a')).toHaveLength(0);
    expect(await store.desk.oneTimeCode('k')).toBeNull();
  });
});

describeEachStore('codes that work once', (open) => {
  test('do so however many say them at one moment, and in their time', async () => {
    const store = await open();
    await store.commit([code('k'), code('l'), code('late')]);
    const ended = await Promise.all(Array.from({ length: 9 }, () => store.commit([use('k')])));
    expect(ended.filter((end) => end === 'done')).toHaveLength(1);
    expect(await store.commit([use('late', NOW + HOUR)])).toBe('duplicate');
    expect(await store.commit([use('never')])).toBe('duplicate');
    expect(await store.desk.recoveryLeft('a')).toBe(2);
    expect(await store.desk.oneTimeCode('k')).toEqual({
      ...{ account: 'a', purpose: 'recovery', until: NOW + HOUR, usedAt: NOW },
    });
  });

  test('those of before end with new ones; other purposes stay', async () => {
    const store = await open();
    await store.commit([code('k'), code('start', 'start')]);
    await store.commit([{ kind: 'oneTimeCodesEnded', account: 'a', purpose: 'recovery' }, code('new')]);
    expect(await store.commit([use('k')])).toBe('duplicate');
    expect(await store.commit([use('new'), use('start')])).toBe('done');
  });
});

describeEachStore('certificates', (open) => {
  test('belong to one account, and stay revoked', async () => {
    const store = await open();
    const bind = (to: string): Change => ({
      ...{ kind: 'certificate', fingerprint: 'f', account: to, subject: 'CN=王会计', until: NOW + HOUR },
    });
    expect(await store.commit([bind('a')])).toBe('done');
    expect(await store.commit([bind('b')])).toBe('duplicate');
    await store.commit([{ kind: 'certificateRevoked', fingerprint: 'f', at: NOW + 1 }]);
    await store.commit([{ kind: 'certificateRevoked', fingerprint: 'f', at: NOW + 2 }]);
    const kept = {
      ...{ fingerprint: 'f', account: 'a', subject: 'CN=王会计', until: NOW + HOUR, revokedAt: NOW + 1 },
    };
    expect(await store.desk.certificate('f')).toEqual(kept);
    expect(await store.desk.certificates('a')).toEqual([kept]);
  });
});
