import { RETENTION } from '../../../src/core/sending/retention';
import { changeAccount, resetAccount } from '../../../src/service/desk/accounts';
import { codeAt } from '../../../src/service/desk/totp';
import { FROM, MINUTE, openDesk, PASSWORD, type TestDesk } from './desk';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ELSEWHERE = { address: '198.51.100.9', agent: 'curl' };

let test_: TestDesk;
beforeEach(async () => {
  test_ = await openDesk();
});

const signIn = (password: string, { login = 'wang', from = FROM } = {}) =>
  test_.desk.signIn({ login, password, from });

async function inBy(password = PASSWORD, from = FROM) {
  const signed = await signIn(password, { from });
  if (signed.as !== 'in') throw new Error('not let in');
  return signed;
}

test('whoever has the password is in, under a token of its own each time', async () => {
  await test_.clerk();
  const [one, two] = [await inBy(), await inBy()];
  expect(one.token).not.toBe(two.token);
  const at = await test_.desk.sessionOf(one.token);
  expect(at?.account).toMatchObject({ login: 'wang', name: '王会计', hasTotp: false });
  expect(at?.needs).toBeNull();
  expect(JSON.stringify(at)).not.toContain(PASSWORD);
  expect(at?.csrf).not.toBe((await test_.desk.sessionOf(two.token))?.csrf);
});

test('the login in any case and width, the password as it is', async () => {
  await test_.clerk();
  expect(await signIn(PASSWORD, { login: ' ＷＡＮＧ ' })).toMatchObject({ as: 'in' });
  expect(await signIn(`${PASSWORD} `)).toEqual({ as: 'refused' });
});

test('nobody can tell an unknown login, a wrong password, one shut out and one with no try left from one another', async () => {
  const { id } = await test_.clerk();
  await test_.clerk('li');
  const facts = { id, name: '王会计', phone: null, grants: [], state: 'disabled' as const };
  await changeAccount(facts, { by: 'test', seen: {} }, test_.tools);
  const answers = [await signIn(PASSWORD), await signIn('x'), await signIn('x', { login: 'nobody' })];
  for (let n = 0; n < 6; n += 1) answers.push(await signIn('x', { login: 'li' }));
  answers.push(await signIn(PASSWORD, { login: 'li' }));
  expect(new Set(answers.map((one) => JSON.stringify(one)))).toEqual(new Set(['{"as":"refused"}']));
  // Each as long as the other: the one thing that takes time is done once for each.
  expect(test_.hashed()).toBe(answers.length);
  test_.pass(16 * MINUTE);
  expect(await signIn(PASSWORD, { login: 'li' })).toMatchObject({ as: 'in' });
});

test('the right password is counted against nobody; whoever guesses elsewhere does not lock out where one works', async () => {
  await test_.clerk();
  for (let n = 0; n < 8; n += 1) await inBy();
  for (let n = 0; n < 25; n += 1) await signIn('x', { from: { ...ELSEWHERE, address: `198.51.100.${n}` } });
  expect(await signIn(PASSWORD, { from: ELSEWHERE })).toEqual({ as: 'refused' });
  await inBy();
});

test('whoever is kept out of a new network by guesses of strangers gets in by a new link, and from then on by his password', async () => {
  const { id } = await test_.clerk();
  for (let n = 0; n < 25; n += 1) await signIn('x', { from: { ...ELSEWHERE, address: `198.51.100.${n}` } });
  const from = { ...FROM, address: '192.0.2.77' };
  expect(await signIn(PASSWORD, { from })).toEqual({ as: 'refused' });
  const link = await resetAccount(id, 'test', test_.tools);
  expect(await test_.desk.startByLink({ link, password: PASSWORD, from })).toMatchObject({ as: 'in' });
  await inBy(PASSWORD, from);
});

test('a network stays somebody’s own by the last time that he came in from it, not by the first', async () => {
  await test_.clerk();
  for (const days of [80, 80]) {
    test_.pass(days * DAY);
    await test_.store.forget(test_.now(), RETENTION);
    for (let n = 0; n < 25; n += 1) await signIn('x', { from: { ...ELSEWHERE, address: `198.51.100.${n}` } });
    await inBy();
  }
});

test('one address has so many tries, whatever the logins', async () => {
  await test_.clerk();
  for (let n = 0; n < 30; n += 1) await signIn('x', { login: `name${n}`, from: ELSEWHERE });
  expect(await signIn(PASSWORD, { from: ELSEWHERE })).toEqual({ as: 'refused' });
  expect(await signIn(PASSWORD)).toMatchObject({ as: 'in' });
});

test('ten thousand wrong passwords from as many addresses let nobody in, fill no audit, and do not keep their owner out', async () => {
  await test_.clerk();
  await inBy();
  const guess = (n: number) =>
    signIn('x', { from: { address: `10.${n % 100}.${Math.floor(n / 100)}.7`, agent: 'curl' } });
  for (let n = 0; n < 10_000; n += 100) {
    const answers = await Promise.all(Array.from({ length: 100 }, (_, more) => guess(n + more)));
    expect(new Set(answers.map(({ as }) => as))).toEqual(new Set(['refused']));
  }
  const page = { after: null, limit: 500, newestFirst: false };
  const { rows } = await test_.store.audit.entries({ action: 'desk.refused', areas: null }, page);
  // Twenty a day from strangers' networks together; those that are counted at one moment are no more.
  expect(rows.length).toBeLessThanOrEqual(20);
  await inBy();
});

test('a session of a clock that was years ahead does not live until then', async () => {
  await test_.clerk();
  test_.pass(3650 * 24 * HOUR);
  const { token } = await inBy();
  expect(await test_.desk.sessionOf(token)).not.toBeNull();
  test_.pass(-20 * MINUTE);
  expect(await test_.desk.sessionOf(token)).not.toBeNull();
  test_.pass(-3650 * 24 * HOUR);
  expect(await test_.desk.sessionOf(token)).toBeNull();
});

test('a session ends after twelve hours, after thirty minutes without a look, and with its account', async () => {
  const { id } = await test_.clerk();
  const idle = await inBy();
  test_.pass(29 * MINUTE);
  expect(await test_.desk.sessionOf(idle.token)).not.toBeNull();
  test_.pass(29 * MINUTE);
  expect(await test_.desk.sessionOf(idle.token)).not.toBeNull();
  test_.pass(30 * MINUTE);
  expect(await test_.desk.sessionOf(idle.token)).toBeNull();
  const long = await inBy();
  for (let passed = 0; passed < 12 * HOUR - 20 * MINUTE; passed += 20 * MINUTE) {
    test_.pass(20 * MINUTE);
    expect(await test_.desk.sessionOf(long.token)).not.toBeNull();
  }
  test_.pass(20 * MINUTE);
  expect(await test_.desk.sessionOf(long.token)).toBeNull();
  const last = await inBy();
  await changeAccount(
    { id, name: '王', phone: null, grants: [], state: 'disabled' },
    { by: 'test', seen: {} },
    test_.tools,
  );
  expect(await test_.desk.sessionOf(last.token)).toBeNull();
});

test('a new password signs every other browser out; it is asked for the one before, and has to be good', async () => {
  const { token } = await test_.clerk();
  const other = await inBy();
  const at = await test_.desk.sessionOf(token);
  if (!at) throw new Error('not there');
  const set = (old: string, next: string) => test_.desk.setPassword({ at, old, next, from: FROM });
  expect(await set('wrong', '山上的柿子红透了两三回呀')).toEqual({ as: 'refused' });
  expect(await set(PASSWORD, PASSWORD)).toEqual({ as: 'weak', fault: 'same' });
  expect(await set(PASSWORD, 'short')).toEqual({ as: 'weak', fault: 'short' });
  const done = await set(PASSWORD, '山上的柿子红透了两三回呢');
  if (done.as !== 'in') throw new Error(`not set: ${done.as}`);
  expect(await Promise.all([token, other.token, done.token].map(test_.desk.sessionOf))).toEqual([
    null,
    null,
    expect.objectContaining({ needs: null }),
  ]);
  expect(await signIn(PASSWORD)).toEqual({ as: 'refused' });
});

describe('the one-time link', () => {
  test('shows whose it is as often as one likes, and ends with the password that is set by it', async () => {
    const { id } = await test_.clerk();
    const link = await resetAccount(id, 'test', test_.tools);
    expect(await signIn(PASSWORD)).toEqual({ as: 'refused' });
    const typed = link.toUpperCase().replaceAll('-', ' ');
    for (let n = 0; n < 3; n += 1)
      expect(await test_.desk.link(typed)).toEqual({ login: 'wang', name: '王会计' });
    const start = (password: string) => test_.desk.startByLink({ link: typed, password, from: FROM });
    expect(await start('wang20260101')).toEqual({ as: 'weak', fault: 'own' });
    const both = await Promise.all([start(PASSWORD), start(PASSWORD)]);
    expect(both.map((one) => one.as).sort()).toEqual(['in', 'refused']);
    expect(await test_.desk.link(link)).toBeNull();
    expect(await start(PASSWORD)).toEqual({ as: 'refused' });
  });

  test('is no good after three days, once there is a new one, or for somebody shut out', async () => {
    const { id } = await test_.clerk();
    const old = await resetAccount(id, 'test', test_.tools);
    const link = await resetAccount(id, 'test', test_.tools);
    expect(await test_.desk.link(old)).toBeNull();
    expect(await test_.desk.link('0000-0000-0000-0000')).toBeNull();
    test_.pass(72 * HOUR);
    expect(await test_.desk.link(link)).toBeNull();
    const last = await resetAccount(id, 'test', test_.tools);
    await changeAccount(
      { id, name: '王', phone: null, grants: [], state: 'disabled' },
      { by: 'test', seen: {} },
      test_.tools,
    );
    expect(await test_.desk.link(last)).toBeNull();
  });
});

describe('a second step', () => {
  /** With the second step on: its secret and the recovery codes. */
  async function enrolled() {
    const { token } = await test_.clerk();
    const at = await test_.desk.sessionOf(token);
    if (!at) throw new Error('not there');
    const { secret, uri } = test_.desk.totpBegin(at);
    expect(uri).toContain(`secret=${secret}`);
    const confirm = (code: string) => test_.desk.totpConfirm({ at, secret, code });
    expect(await confirm('000000')).toBeNull();
    const codes = await confirm(codeNow(secret));
    if (!codes) throw new Error('the code is not taken');
    return { at, token, secret, codes };
  }
  const codeNow = (secret: string) => codeAt(secret, Math.floor(test_.now() / 30_000));
  const say = (token: string, code: string) => test_.desk.signInCode({ token, code, from: FROM });

  test('is asked for after the password, and gives a new token', async () => {
    const { token, secret, codes } = await enrolled();
    expect(codes).toHaveLength(10);
    expect((await test_.desk.sessionOf(token))?.needs).toBeNull();
    test_.pass(MINUTE);
    const half = await inBy();
    expect(half.needs).toBe('code');
    expect((await test_.desk.sessionOf(half.token))?.needs).toBe('code');
    const whole = await say(half.token, codeNow(secret));
    expect(whole).toMatchObject({ as: 'in', needs: null });
    expect(await test_.desk.sessionOf(half.token)).toBeNull();
  });

  test('is not begun in a browser that somebody has just signed out', async () => {
    const { id, token } = await test_.clerk();
    const at = await test_.desk.sessionOf(token);
    if (!at) throw new Error('not there');
    const { secret } = test_.desk.totpBegin(at);
    await resetAccount(id, 'test', test_.tools);
    expect(await test_.desk.totpConfirm({ at, secret, code: codeNow(secret) })).toBeNull();
    expect(await test_.desk.sessionOf(token)).toBeNull();
    expect((await test_.store.desk.account(id))?.totp).toBeNull();
  });

  test('no code works twice, not that of the enrolment, not at one moment, no recovery code', async () => {
    const { secret, codes } = await enrolled();
    const [half, other] = [await inBy(), await inBy()];
    expect(await say(half.token, codeNow(secret))).toEqual({ as: 'refused' });
    test_.pass(MINUTE);
    const code = codeNow(secret);
    const both = await Promise.all([say(half.token, code), say(other.token, code)]);
    expect(both.map((one) => one.as).sort()).toEqual(['in', 'refused']);
    const [first = ''] = codes;
    expect(await say((await inBy()).token, ` ${first.toUpperCase()} `)).toMatchObject({ as: 'in' });
    expect(await say((await inBy()).token, first)).toEqual({ as: 'refused' });
  });

  test('has a few tries, and ten minutes', async () => {
    const { secret } = await enrolled();
    test_.pass(MINUTE);
    const { token } = await inBy();
    for (let n = 0; n < 5; n += 1) await say(token, '000000');
    expect(await say(token, codeNow(secret))).toEqual({ as: 'refused' });
    test_.pass(16 * MINUTE);
    expect(await say(token, codeNow(secret))).toEqual({ as: 'refused' });
    expect(await say((await inBy()).token, codeNow(secret))).toMatchObject({ as: 'in' });
  });

  test('ends, and its codes are made anew, with the password alone', async () => {
    const { at, codes } = await enrolled();
    expect(await test_.desk.totpEnd({ at, password: 'wrong' })).toBe(false);
    expect(await test_.desk.recoveryCodes({ at, password: 'wrong' })).toBeNull();
    const fresh = await test_.desk.recoveryCodes({ at, password: PASSWORD });
    expect(await test_.desk.recoveryLeft(at)).toBe(10);
    expect(await say((await inBy()).token, codes[1] ?? '')).toEqual({ as: 'refused' });
    expect(await say((await inBy()).token, fresh?.[1] ?? '')).toMatchObject({ as: 'in' });
    expect(await test_.desk.totpEnd({ at, password: PASSWORD })).toBe(true);
    expect((await inBy()).needs).toBeNull();
    expect(await test_.desk.recoveryLeft(at)).toBe(0);
    // Another secret has codes of its own: the steps of the old one say nothing of them.
    const { secret } = test_.desk.totpBegin(at);
    expect(await test_.desk.totpConfirm({ at, secret, code: codeNow(secret) })).toHaveLength(10);
  });
});

test('a certificate lets in for its time, until it is revoked, and asks for no code', async () => {
  const { id } = await test_.clerk();
  const bound = {
    kind: 'certificate',
    fingerprint: 'ab'.repeat(32),
    account: id,
    subject: 'CN=王会计',
  } as const;
  await test_.store.commit([{ ...bound, until: test_.now() + HOUR }]);
  const present = () => test_.desk.signInCertificate({ fingerprint: 'AB'.repeat(32), from: FROM });
  expect(await present()).toMatchObject({ as: 'in', needs: null });
  expect(await test_.desk.signInCertificate({ fingerprint: 'cd'.repeat(32), from: FROM })).toEqual({
    as: 'refused',
  });
  test_.pass(HOUR);
  expect(await present()).toEqual({ as: 'refused' });
});

test('one ends one’s own sessions, and nobody else’s', async () => {
  const { token } = await test_.clerk();
  const [mine, theirs] = [await inBy(), await test_.clerk('li')];
  const at = await test_.desk.sessionOf(token);
  const li = await test_.desk.sessionOf(theirs.token);
  const other = await test_.desk.sessionOf(mine.token);
  if (!at || !li || !other) throw new Error('not there');
  await test_.desk.endOthers(at, li.session.hash);
  expect(await test_.desk.sessionOf(theirs.token)).not.toBeNull();
  await test_.desk.endOthers(at, other.session.hash);
  expect(await test_.desk.sessionOf(mine.token)).toBeNull();
  await inBy();
  await test_.desk.endOthers(at, 'all');
  expect(await test_.desk.sessions(at)).toHaveLength(1);
  await test_.desk.endSession(token);
  expect(await test_.desk.sessionOf(token)).toBeNull();
});
