import type { CaseEvent } from '../../../src/core/model/caseEvents';
import { UNROUTED } from '../../../src/core/sending/route';
import { sms } from '../../support/renderer';
import { about } from '../../support/smsc/clock';
import { event, township } from '../../worlds/countyService';
import { APPLICANT, DEPUTY, NOW } from '../../worlds/people';

describe('one event', () => {
  test('is kept with its case, its timers and the message that it ordered', async () => {
    const { notify, of, rung, store } = await township();
    expect(await notify([event('accepted', { id: 'e1' })])).toEqual(['accepted']);
    const [owed] = of('owed');
    const promised = { year: null, month: 12, day: 7, weekday: 1 };
    const data = { applicant: '张*', matter: '施工许可', number: 'QZ20261123-0001', promised, note: null };
    expect(owed?.message).toMatchObject({
      to: APPLICANT,
      gateway: 'cm',
      from: '10628',
      lane: 'notice',
      template: 'notice.accepted',
      about: { case: 'QZ20261123-0001', event: 'e1' },
      text: sms({ view: 'notice.accepted', data }),
      // After twenty-four hours in which it may go.
      expiresAt: about(NOW + 46 * 3_600_000),
    });
    expect(rung).toEqual(['cm']);
    const [kept] = await store.cases.events('QZ20261123-0001');
    expect(kept).toMatchObject({ id: 'e1', sequence: 1, ordered: [owed?.message.id], late: false });
    expect(
      of('timer')
        .map(({ timer }) => timer.kind)
        .sort(),
    ).toEqual(['case.warning', 'step.stuck']);
  });

  test('that comes again changes nothing', async () => {
    const { notify, said } = await township();
    const accepted = event('accepted');
    await notify([accepted]);
    said();
    expect(await notify([accepted])).toEqual(['duplicate']);
    expect(said()).toEqual([]);
  });

  test.each<[string, CaseEvent, RegExp]>([
    ['from the future', event('accepted', { at: NOW + 11 * 60_000 }), /future/],
    ['of an unknown matter', event('accepted', { case: { matter: '移民火星' } }), /matter/],
    ['of an unknown department', event('accepted', { case: { department: '海关' } }), /department/],
    ['that is impossible', event('certified'), /there is no case.*certified begins none/],
    ['of an unknown case', event('routed', { case: { number: 'QZ20200101-0001' } }), /QZ20200101|new/],
  ])('%s is refused with what is allowed, and nothing is written', async (_name, refused, error) => {
    const { notify, committed } = await township();
    const [verdict] = await notify([refused]);
    expect(verdict).toMatchObject({ error: expect.stringMatching(error) });
    expect(JSON.stringify(verdict)).not.toMatch(/张三丰|1380000/);
    expect(committed).toEqual([]);
  });

  test('that names a number which its applicant gave up leaves the case at the new one', async () => {
    const { notify, store, said } = await township();
    await notify([event('accepted')]);
    const [first, second] = ['+8613900005678', '+8613900005679'];
    const moves = [
      [APPLICANT, first, 'm1'],
      [first, second, 'm2'],
    ] as const;
    for (const [oldPhone, newPhone, id] of moves) {
      const undecided = { state: 'asked', decidedBy: null, decidedAt: null } as const;
      const move = { id, oldPhone, newPhone, household: null, person: null, askedBy: oldPhone, at: NOW };
      await store.commit([{ kind: 'phoneMoved', move: { ...move, ...undecided }, by: oldPhone, at: NOW }]);
    }
    said();
    expect(await notify([event('approved')])).toEqual(['accepted']);
    expect((await store.cases.rows(['QZ20261123-0001'])).get('QZ20261123-0001')?.phone).toBe(second);
    expect(said()).toEqual([expect.stringMatching(new RegExp(`^\\${second}: `))]);
    await notify([event('certified', { case: { applicant: { name: '张三丰', phone: '+8613700000001' } } })]);
    expect((await store.cases.rows(['QZ20261123-0001'])).get('QZ20261123-0001')?.phone).toBe(
      '+8613700000001',
    );
  });

  test('a state that leads nowhere is named with those that lead on', async () => {
    const { notify } = await township();
    await notify([event('accepted'), event('approved')]);
    const [verdict] = await notify([event('accepted', { at: NOW })]);
    expect(verdict).toMatchObject({ error: expect.stringMatching(/is approved: it allows .*certified/) });
  });
});

describe('several events in one call', () => {
  test('each is decided on what the ones before it left; the bad ones disturb nobody', async () => {
    const { notify, of } = await township();
    const accepted = event('accepted');
    const verdicts = await notify([
      accepted,
      accepted,
      event('certified'),
      event('approved'),
      event('accepted', { case: { number: 'QZ20261123-0002', matter: '移民火星' } }),
      event('accepted', { case: { number: 'QZ20261123-0003' } }),
    ]);
    expect(verdicts).toMatchObject([
      'accepted',
      'duplicate',
      { error: expect.stringContaining('is accepted') },
      'accepted',
      { error: expect.stringContaining('matter') },
      'accepted',
    ]);
    expect(of('caseEvent').map(({ event: { case: number, sequence } }) => `${number} ${sequence}`)).toEqual([
      'QZ20261123-0001 1',
      'QZ20261123-0001 2',
      'QZ20261123-0003 1',
    ]);
  });

  test('out of order: what comes after its turn is kept and tells nobody', async () => {
    const { notify, said, store } = await township();
    await notify([event('accepted', { at: NOW - 5000 }), event('closed', { at: NOW - 1000 })]);
    said();
    const routed = event('routed', { at: NOW - 3000 });
    expect(await notify([routed])).toEqual([{ warning: expect.stringContaining('stays closed') }]);
    expect(said()).toEqual([]);
    const kept = await store.cases.events('QZ20261123-0001');
    expect(kept.find(({ id }) => id === routed.id)).toMatchObject({ late: true, ordered: [] });
    expect((await store.cases.rows(['QZ20261123-0001'])).get('QZ20261123-0001')?.state).toBe('closed');
  });
});

describe('who is reached', () => {
  test.each([
    ['a landline', '059512345678', 'noPhone'],
    ['nothing', '', 'noPhone'],
  ])('%s: the message is on record and not sent', async (_name, phone, why) => {
    const { notify, of, rung } = await township();
    await notify([event('accepted', { case: { applicant: { name: '张三丰', phone } } })]);
    expect(of('owed').map(({ suppressed }) => suppressed)).toEqual([why]);
    expect(rung).toEqual([]);
  });

  test('where no route is known it waits for one, and nobody is rung', async () => {
    const { notify, of, rung } = await township({ chooseRoute: () => ({ gateway: UNROUTED, source: '' }) });
    await notify([event('accepted')]);
    expect(of('owed')).toMatchObject([{ message: { gateway: UNROUTED, from: '' } }]);
    expect(of('owed').map(({ suppressed }) => suppressed)).toEqual([undefined]);
    expect(rung).toEqual([]);
  });

  test('who stopped notices gets those that the law asks for, and the rule is on record', async () => {
    const { notify, of, store } = await township();
    await store.commit([{ kind: 'optOut', phone: APPLICANT, scope: 'all', stopped: true, at: NOW }]);
    await notify([event('received'), event('supplement', { detail: { papers: ['规划许可证'] } })]);
    const bySending = of('owed').map(({ message, suppressed }) => [message.template, suppressed]);
    expect(bySending).toContainEqual(['notice.supplement', undefined]);
    const [overruled] = of('audit');
    expect(overruled).toMatchObject({
      ...{ actor: 'notices', action: 'optOut.overruled', subject: APPLICANT },
      reason: expect.stringMatching(/./),
    });
    await notify([event('accepted', { at: NOW })]);
    expect(of('owed').at(-1)).toMatchObject({ message: { template: 'notice.accepted' } });
  });

  test('at night a notice waits for the morning and lives from then; an alert goes at once', async () => {
    const night = Date.UTC(2026, 10, 23, 14);
    const { notify, of, rung } = await township({ now: night });
    await notify([event('accepted', { at: night, case: { green: true } })]);
    const morning = Date.UTC(2026, 10, 24, 0);
    const notice = of('owed').find(({ message }) => message.to === APPLICANT);
    expect([notice?.notBefore, notice?.message.expiresAt]).toEqual([morning, morning + 35 * 3_600_000]);
    const alert = of('owed').find(({ message }) => message.to === DEPUTY);
    expect([alert?.notBefore, alert?.message.lane]).toEqual([undefined, 'alert']);
    expect(of('alert').map(({ alert: { leader, message } }) => [leader, message])).toEqual([
      [DEPUTY, alert?.message.id],
    ]);
    expect(rung).toEqual(['cm']);
  });
});

describe('several processes', () => {
  test('two that move the same case at once both succeed, one after the other', async () => {
    const one = await township();
    const other = await township({ same: one });
    await one.notify([event('accepted')]);
    const verdicts = await Promise.all([
      one.notify([event('routed', { at: NOW })]),
      other.notify([event('opinion', { at: NOW + 1 })]),
    ]);
    expect(verdicts).toEqual([['accepted'], ['accepted']]);
    const kept = await one.store.cases.events('QZ20261123-0001');
    expect(kept.map(({ sequence }) => sequence).sort()).toEqual([1, 2, 3]);
  });

  test('the same event sent to both is taken by one', async () => {
    const one = await township();
    const other = await township({ same: one });
    const accepted = event('accepted');
    const verdicts = await Promise.all([one.notify([accepted]), other.notify([accepted])]);
    expect(verdicts.flat().sort()).toEqual(['accepted', 'duplicate']);
    expect([...one.of('owed'), ...other.of('owed')]).toHaveLength(1);
  });
});

test('ten thousand events played again bring not one message', async () => {
  const { notify, said, committed } = await township();
  const types = ['accepted', 'routed', 'opinion', 'approved', 'certified'] as const;
  const all = Array.from({ length: 10_000 }, (_, i) =>
    event(types[i % 5] ?? 'accepted', {
      at: NOW - 100_000 + i,
      case: {
        number: `QZ20261123-${String(Math.floor(i / 5)).padStart(4, '0')}`,
        matter: '营业执照',
        department: '市监局',
      },
    }),
  );
  const play = async () => {
    const verdicts = new Map<string, number>();
    for (let i = 0; i < all.length; i += 1_000) {
      for (const one of await notify(all.slice(i, i + 1_000))) {
        const name = typeof one === 'string' ? one : JSON.stringify(one);
        verdicts.set(name, (verdicts.get(name) ?? 0) + 1);
      }
    }
    return Object.fromEntries(verdicts);
  };
  expect(await play()).toEqual({ accepted: 10_000 });
  expect(said().length).toBeGreaterThan(5_000);
  expect(await play()).toEqual({ duplicate: 10_000 });
  expect(committed).toEqual([]);
});
