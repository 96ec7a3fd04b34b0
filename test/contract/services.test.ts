/** What residents ask of the offices, on both engines. */

import type { Change } from '../../src/core/model/change';
import type { Appointment } from '../../src/core/model/matters';
import type { FamilyPhone } from '../../src/core/model/people';
import { OFFICE, type PhoneMove } from '../../src/core/model/phoneMoves';
import type { Ticket } from '../../src/core/model/tickets';
import type { Store } from '../../src/ports';
import { alert, caseRow } from '../support/builders/casework';
import { inbound, NOW, outbound, PHONE, sent, turnOf } from '../support/builders/changes';
import { phoneMove } from '../support/builders/people';
import { appointment, ticket as ticketOf } from '../support/builders/requests';
import { describeEachStore } from '../support/engines';
import { LIAISON, SUPERVISOR } from '../worlds/people';

const NEW = '+8613900005678';
const LEADER = '+8613900000001';
const ticket = (number: string, more: Partial<Ticket> = {}): Change => ({
  kind: 'ticket',
  ticket: ticketOf(number, more),
});
const visit = (id: string, seat: number, more: Partial<Appointment> = {}): Change => ({
  kind: 'booked',
  appointment: appointment(id, { matter: 'm1', seat, ...more }),
});
const move = phoneMove(NEW, { id: 'v1' });

async function villageOf(open: () => Promise<Store>): Promise<Store> {
  const store = await open();
  const household = { village: 'v1', group: 2, members: 3, account: '620000000000001234', bank: '农信社' };
  await store.load({
    areas: [{ id: 'v1', parent: null, level: 'village', name: '柳河村' }],
    departments: [{ id: 'd1', area: 'v1', name: '住建局', ladder: ['+8613900000001'] }],
    households: [
      { ...household, id: 'h1', head: '张三' },
      { ...household, id: 'h2', head: '李四', group: 1 },
      { ...household, id: 'h3', head: '李四', group: 3 },
    ],
    phones: [
      { phone: PHONE, household: 'h1', person: 'x1', role: 'resident', language: 'en' },
      { phone: LIAISON, household: 'h2', person: null, role: 'liaison', language: null, village: 'v1' },
      { phone: SUPERVISOR, household: null, person: null, role: 'supervisor', language: null },
    ],
  });
  return store;
}

describeEachStore('tickets', (open) => {
  test('are sealed, read by their phone, answered once', async () => {
    const store = await open();
    await store.commit([
      ticket('TS20261123-0001'),
      ticket('ZX20261123-0002', { kind: 'consult', at: NOW + 1, payment: 'p1' }),
    ]);
    expect(
      (await store.reads.ticketsOf(PHONE)).map(({ number, text, payment }) => [number, text, payment]),
    ).toEqual([
      ['ZX20261123-0002', '路灯不亮', 'p1'],
      ['TS20261123-0001', '路灯不亮', undefined],
    ]);
    const answer: Change = {
      kind: 'ticketAnswered',
      number: 'TS20261123-0001',
      answer: '已修好',
      at: NOW + 9,
    };
    expect(await store.commit([answer])).toBe('done');
    expect(await store.commit([answer])).toBe('duplicate');
    expect(await store.reads.ticket('TS20261123-0001')).toMatchObject({
      state: 'answered',
      answer: '已修好',
      answeredAt: NOW + 9,
    });
    expect(await store.reads.ticket('TS20261123-9999')).toBeNull();
  });

  test('one that is withdrawn is not open, and is answered by nobody', async () => {
    const store = await open();
    await store.commit([ticket('TS20261123-0001')]);
    const gone: Change = { kind: 'ticketWithdrawn', number: 'TS20261123-0001', at: NOW + 1 };
    expect(await store.commit([gone])).toBe('done');
    expect(await store.commit([gone])).toBe('duplicate');
    expect(await store.reads.ticket('TS20261123-0001')).toMatchObject({ state: 'withdrawn' });
    const answer: Change = { kind: 'ticketAnswered', number: 'TS20261123-0001', answer: '已修好', at: NOW };
    expect(await store.commit([answer as never])).toBe('duplicate');
  });

  test('a draft is seen by nobody until it is asked, once', async () => {
    const store = await open();
    await store.commit([ticket('TS20261123-0002', { state: 'draft' })]);
    expect(await store.reads.ticketsOf(PHONE)).toEqual([]);
    expect(await store.reads.ticket('TS20261123-0002')).toMatchObject({ state: 'draft' });
    const asked: Change = { kind: 'ticketAsked', number: 'TS20261123-0002', at: NOW + 5 };
    expect(await store.commit([asked])).toBe('done');
    expect(await store.commit([asked])).toBe('duplicate');
    expect(await store.reads.ticketsOf(PHONE)).toMatchObject([{ state: 'open', at: NOW + 5 }]);
  });

  test('a number that is taken refuses its own turn alone', async () => {
    const store = await open();
    await store.commit([ticket('TS20261123-0001')]);
    const [taken, other] = await Promise.all([
      store.commit([...turnOf('in1', 1), ticket('TS20261123-0001')]),
      store.commit(turnOf('in2', 1, NEW)),
    ]);
    expect([taken, other]).toEqual(['duplicate', 'done']);
    expect(await store.knows('in1')).toBe(false);
    expect(await store.knows('in2')).toBe(true);
  });
});

describeEachStore('what was not understood', (open) => {
  test('is listed with what was asked back and what was meant, the newest first', async () => {
    const store = await open();
    await store.commit([...turnOf('in1', 1), { kind: 'unclear', id: 'in1', readings: '' }]);
    await store.commit([
      ...turnOf('in2', 2),
      { kind: 'unclear', id: 'in2', readings: 'case.status subsidy.query' },
    ]);
    await store.commit([...turnOf('in3', 3), { kind: 'meant', id: 'in2', as: 'case.status' }]);
    const [newest, oldest, ...others] = await store.unclear(0, 10);
    expect(newest).toMatchObject({ askedBack: ['case.status', 'subsidy.query'], meant: 'case.status' });
    expect(oldest).toMatchObject({ askedBack: [], meant: null });
    expect(others).toEqual([]);
    expect(await store.unclear(0, 1)).toHaveLength(1);
    expect(await store.unclear(NOW + 1, 10)).toEqual([]);
  });
});

describeEachStore('ratings and visits', (open) => {
  test('the last word on a case counts, the first day stays', async () => {
    const store = await open();
    const rating = { case: 'QZ1', phone: PHONE, score: 2, at: NOW, changedAt: NOW } as const;
    await store.commit([{ kind: 'rated', rating }]);
    await store.commit([{ kind: 'rated', rating: { ...rating, score: 5, at: NOW + 9, changedAt: NOW + 9 } }]);
    expect(await store.reads.rating('QZ1')).toEqual({ ...rating, score: 5, changedAt: NOW + 9 });
    expect(await store.reads.rating('QZ2')).toBeNull();
  });

  test('a seat is one person’s until it is given up', async () => {
    const store = await open();
    expect(await store.commit([visit('a1', 1)])).toBe('done');
    expect(await store.commit([visit('a2', 1, { phone: NEW })])).toBe('duplicate');
    expect(await store.reads.seatsTaken('m1', ['2026-11-25'])).toEqual([
      { day: '2026-11-25', period: 'am', seat: 1 },
    ]);
    await store.commit([{ kind: 'unbooked', id: 'a1', at: NOW }]);
    expect(await store.commit([visit('a2', 1, { phone: NEW })])).toBe('done');
    expect(await store.reads.appointmentsOf(PHONE, '2026-11-24')).toEqual([]);
    expect((await store.reads.appointmentsOf(NEW, '2026-11-25')).map(({ id }) => id)).toEqual(['a2']);
    expect(await store.reads.appointmentsOf(NEW, '2026-11-26')).toEqual([]);
    expect(await store.reads.appointment('a1')).toMatchObject({ seat: null });
  });
});

describeEachStore('registered phones', (open) => {
  test('a move waits for a word, and is carried out once', async () => {
    const store = await villageOf(open);
    await store.commit([{ kind: 'phoneMove', move }]);
    expect(await store.reads.movesAbout('h1')).toEqual([move]);
    expect(await store.reads.liaisonsOf('h1')).toEqual([LIAISON]);
    const moved: Change = { kind: 'phoneMoved', move, by: PHONE, at: NOW };
    expect(await store.commit([moved])).toBe('done');
    expect(await store.commit([moved])).toBe('duplicate');
    const done = { state: 'done', decidedBy: PHONE, decidedAt: NOW };
    expect(await store.reads.movesAbout('h1')).toEqual([{ ...move, ...done }]);
    expect(await store.reads.phonesOf('h1')).toEqual([NEW]);
    expect(await store.reads.caller(NEW)).toMatchObject({
      household: { id: 'h1' },
      language: 'en',
      role: 'resident',
      gone: false,
      alerts: [],
    });
    expect(await store.reads.caller(PHONE)).toMatchObject({ household: null, gone: true });
  });

  test.each([
    [LIAISON, null],
    [OFFICE, 'v1'],
  ])('by the word of %s the office of an old number goes to %s', async (by, village) => {
    const store = await villageOf(open);
    const own = { ...move, oldPhone: LIAISON, household: 'h2' };
    await store.commit([{ kind: 'phoneMoved', move: own, by, at: NOW }]);
    expect(await store.reads.villageOf(LIAISON)).toBeNull();
    expect(await store.reads.villageOf(NEW)).toBe(village);
    await store.commit([{ kind: 'phoneMoveUndone', id: own.id, by: OFFICE, at: NOW }]);
    expect(await store.reads.villageOf(LIAISON)).toBe('v1');
    expect(await store.reads.villageOf(NEW)).toBeNull();
  });

  test('a rung and the alerts that wait on it go with the number of a leader, and come back', async () => {
    const store = await villageOf(open);
    await store.commit([{ kind: 'alert', alert: alert('x1', { leader: LEADER }) }]);
    const own = { ...move, oldPhone: LEADER, household: null };
    await store.commit([{ kind: 'phoneMoved', move: own, by: OFFICE, at: NOW }]);
    expect(await store.reads.leadersOf('住建局')).toEqual([NEW]);
    expect((await store.reads.caller(NEW)).alerts).toHaveLength(1);
    await store.commit([{ kind: 'phoneMoveUndone', id: own.id, by: OFFICE, at: NOW }]);
    expect(await store.reads.leadersOf('住建局')).toEqual([LEADER]);
    expect((await store.reads.caller(LEADER)).alerts).toHaveLength(1);
  });

  test('undone, all is as it was, and what came on top is undone with it', async () => {
    const store = await villageOf(open);
    await store.commit([
      ticket('TS20261123-0001'),
      visit('a1', 1),
      { kind: 'case', row: caseRow('QZ1', { phone: PHONE, sequence: 1 }) },
      { kind: 'case', row: caseRow('QZ2', { phone: NEW, sequence: 1 }) },
      { kind: 'optOut', phone: PHONE, scope: 'reminders', stopped: true, at: NOW },
      { kind: 'optOut', phone: NEW, scope: 'cases', stopped: true, at: NOW },
    ]);
    const before = await store.reads.caller(PHONE);
    await store.commit([{ kind: 'phoneMoved', move, by: LIAISON, at: NOW }]);
    await store.commit([
      { kind: 'owed', message: outbound('m1', { to: NEW, lane: 'notice', about: { case: 'QZ1' } }), at: NOW },
      { kind: 'owed', message: outbound('m2', { to: NEW, lane: 'notice', about: { case: 'QZ2' } }), at: NOW },
    ]);
    const third = '+8613900005679';
    const onwards = { ...move, id: 'v2', oldPhone: NEW, newPhone: third };
    await store.commit([{ kind: 'phoneMoved', move: onwards, by: NEW, at: NOW + 1 }]);
    expect(await store.reads.phonesOf('h1')).toEqual([third]);
    const undo: Change = { kind: 'phoneMoveUndone', id: move.id, by: PHONE, at: NOW + 2 };
    expect(await store.commit([undo])).toBe('done');
    expect(await store.commit([undo])).toBe('duplicate');
    expect(await store.reads.caller(PHONE)).toEqual(before);
    expect(await store.reads.phonesOf('h1')).toEqual([PHONE]);
    for (const phone of [NEW, third])
      expect(await store.reads.caller(phone)).toMatchObject({ household: null, role: null, gone: false });
    expect((await store.reads.ticketsOf(PHONE)).map(({ number }) => number)).toEqual(['TS20261123-0001']);
    expect((await store.reads.appointmentsOf(PHONE, '2026-11-24')).map(({ id }) => id)).toEqual(['a1']);
    expect((await store.reads.casesOf(PHONE)).map(({ number }) => number)).toEqual(['QZ1']);
    expect((await store.reads.casesOf(NEW)).map(({ number }) => number)).toEqual(['QZ2']);
    expect((await store.reads.caller(NEW)).stopped).toEqual(['cases']);
    expect([(await store.message('m1'))?.to, (await store.message('m2'))?.to]).toEqual([PHONE, NEW]);
    expect((await store.reads.movesAbout('h1')).map(({ state }) => state)).toEqual(['undone', 'undone']);
  });

  test('a dead number comes into use again, and is dead again when that is undone', async () => {
    const store = await villageOf(open);
    await store.commit([{ kind: 'phoneState', phone: PHONE, state: 'dead' }]);
    const same = { ...move, newPhone: PHONE };
    await store.commit([{ kind: 'phoneMoved', move: same, by: LIAISON, at: NOW }]);
    expect(await store.reads.caller(PHONE)).toMatchObject({ household: { id: 'h1' }, gone: false });
    await store.commit([{ kind: 'phoneMoveUndone', id: same.id, by: OFFICE, at: NOW }]);
    expect(await store.reads.deadPhonesOf('h1')).toEqual([PHONE]);
  });

  test('a code is known by the phone that it was sent to alone, and wrong ones count against all that are good', async () => {
    const store = await villageOf(open);
    const code = (id: string, phone: string, said: string, until = NOW + 1000): Change => ({
      kind: 'phoneCode',
      sent: { id, phone, move: move.id, purpose: 'move', code: said, at: NOW, until },
    });
    await store.commit([
      { kind: 'phoneMove', move },
      code('c1', PHONE, '482913'),
      code('c2', PHONE, '482914', NOW),
      code('c3', LIAISON, '482913'),
    ]);
    await store.commit([{ kind: 'phoneCodeWrong', phone: PHONE, at: NOW }]);
    const of = async (phone: string, said?: string) =>
      (await store.reads.codesSentTo(phone, NOW, said)).map(({ isSaid, wrong, move: { id } }) => [
        isSaid,
        wrong,
        id,
      ]);
    expect((await of(PHONE, '482913')).sort()).toEqual([
      [false, 0, 'v1'],
      [true, 1, 'v1'],
    ]);
    expect(await of(LIAISON, '482913')).toEqual([[true, 0, 'v1']]);
    expect(await of(LIAISON)).toEqual([[false, 0, 'v1']]);
    expect(await of(SUPERVISOR, '482913')).toEqual([]);
    expect(await store.reads.codesSince(NOW)).toEqual({ unused: 3, wrong: 1 });
    expect(await store.reads.codesSince(NOW + 1)).toEqual({ unused: 0, wrong: 0 });
  });

  test('nobody loses an office by being named as a new number', async () => {
    const store = await villageOf(open);
    const onto = { ...move, newPhone: SUPERVISOR };
    await store.commit([{ kind: 'phoneMoved', move: onto, by: PHONE, at: NOW }]);
    expect((await store.cases.directory()).supervisors).toEqual([SUPERVISOR]);
    const taken = { ...move, id: 'v2', oldPhone: SUPERVISOR, newPhone: LIAISON };
    await store.commit([{ kind: 'phoneMoved', move: taken, by: LIAISON, at: NOW }]);
    expect(await store.reads.villageOf(LIAISON)).toBe('v1');
  });

  test('what was asked, booked and stopped goes along with the number', async () => {
    const store = await villageOf(open);
    await store.commit([
      ticket('TS20261123-0001'),
      visit('a1', 1),
      { kind: 'optOut', phone: PHONE, scope: 'reminders', stopped: true, at: NOW },
    ]);
    await store.commit([{ kind: 'phoneMoved', move, by: PHONE, at: NOW }]);
    expect(await store.reads.ticketsOf(PHONE)).toEqual([]);
    expect((await store.reads.ticketsOf(NEW)).map(({ number }) => number)).toEqual(['TS20261123-0001']);
    expect((await store.reads.appointmentsOf(NEW, '2026-11-24')).map(({ id }) => id)).toEqual(['a1']);
    expect((await store.reads.caller(NEW)).stopped).toEqual(['reminders']);
  });

  test('a household that had no phone takes over nothing of others who have none', async () => {
    const store = await villageOf(open);
    await store.commit([{ kind: 'case', row: caseRow('QZ1', { phone: '', sequence: 1 }) }]);
    const first = { ...move, oldPhone: '', household: 'h3' };
    await store.commit([{ kind: 'phoneMoved', move: first, by: LIAISON, at: NOW }]);
    expect(await store.reads.phonesOf('h3')).toEqual([NEW]);
    expect((await store.cases.rows(['QZ1'])).get('QZ1')?.phone).toBe('');
    expect(await store.reads.casesOf(NEW)).toEqual([]);
  });

  test('a case read before a move can not be written back to the old number', async () => {
    const store = await villageOf(open);
    await store.commit([{ kind: 'case', row: caseRow('QZ1', { phone: PHONE, sequence: 1 }) }]);
    await store.commit([{ kind: 'phoneMoved', move, by: PHONE, at: NOW }]);
    const stale = caseRow('QZ1', { phone: PHONE, state: 'processing', sequence: 2 });
    expect(await store.commit([{ kind: 'case', row: stale }])).toBe('duplicate');
  });

  test('a move by the liaison clears what the old phone had open, and its turns go on', async () => {
    const store = await villageOf(open);
    await store.commit(turnOf('in1', 1));
    await store.commit([{ kind: 'phoneMoved', move, by: LIAISON, at: NOW }]);
    expect((await store.reads.caller(PHONE)).dialogue).toMatchObject({ turn: 1, open: null });
    const next: Change = { kind: 'received', message: inbound('in2'), turn: 2, intent: 'unknown' };
    expect(await store.commit([next])).toBe('done');
  });

  test('a refused move is over', async () => {
    const store = await villageOf(open);
    await store.commit([{ kind: 'phoneMove', move }]);
    await store.commit([{ kind: 'phoneMoveEnded', id: move.id, as: 'refused', by: PHONE, at: NOW }]);
    expect((await store.reads.movesAbout('h1')).map(({ state }) => state)).toEqual(['refused']);
    expect(await store.commit([{ kind: 'phoneMoved', move, by: LIAISON, at: NOW }])).toBe('duplicate');
  });

  test('a number that nobody has sees nothing, and its household is one that cannot be reached', async () => {
    const store = await villageOf(open);
    expect((await store.reads.unreached('v1')).map(({ household, why }) => [household, why])).toEqual([
      ['h3', 'noPhone'],
    ]);
    await store.commit([{ kind: 'owed', message: outbound('m1', { to: PHONE }), at: NOW }]);
    await store.commit([{ kind: 'numberDead', message: 'm1' }]);
    expect(await store.reads.caller(PHONE)).toMatchObject({ household: null, gone: true });
    expect((await store.reads.unreached('v1')).map(({ household, why }) => [household, why])).toEqual([
      ['h1', 'dead'],
      ['h3', 'noPhone'],
    ]);
    expect(await store.reads.householdsNamed('v1', '李四')).toEqual([
      { id: 'h2', head: '李四', group: 1 },
      { id: 'h3', head: '李四', group: 3 },
    ]);
    expect(await store.reads.villageOf(LIAISON)).toBe('v1');
    expect(await store.reads.villageOf(PHONE)).toBeNull();
    expect(await store.reads.leadersOf('住建局')).toEqual(['+8613900000001']);
  });

  test('a dead number is its household’s until it is in use again; one that moved is neither', async () => {
    const store = await villageOf(open);
    const state = (phone: string, to: 'live' | 'dead'): Change => ({ kind: 'phoneState', phone, state: to });
    expect(await store.reads.deadPhonesOf('h1')).toEqual([]);
    await store.commit([state(PHONE, 'dead')]);
    expect(await store.reads.deadPhonesOf('h1')).toEqual([PHONE]);
    expect(await store.reads.phonesOf('h1')).toEqual([]);
    await store.commit([state(PHONE, 'live')]);
    expect(await store.reads.deadPhonesOf('h1')).toEqual([]);
    expect(await store.reads.caller(PHONE)).toMatchObject({ household: { id: 'h1' }, gone: false });
    await store.commit([{ kind: 'phoneMoved', move, by: PHONE, at: NOW }]);
    await store.commit([{ kind: 'owed', message: outbound('m1', { to: PHONE }), at: NOW }]);
    for (const change of [state(PHONE, 'live'), state(PHONE, 'dead')]) await store.commit([change]);
    await store.commit([{ kind: 'numberDead', message: 'm1' }]);
    expect(await store.reads.caller(PHONE)).toMatchObject({ household: null, gone: true });
    expect(await store.cases.movedTo([PHONE])).toEqual(new Map([[PHONE, NEW]]));
  });

  test('a number has a successor while that one is in use and of the same household, or person', async () => {
    const store = await villageOf(open);
    const [third, fourth] = ['+8613900005679', '+8613900005680'];
    const go = (id: string, oldPhone: string, newPhone: string, more: Partial<PhoneMove> = {}) =>
      store.commit([
        { kind: 'phoneMoved', move: { ...move, id, oldPhone, newPhone, ...more }, by: LIAISON, at: NOW },
      ]);
    expect(await store.cases.successors([PHONE, NEW])).toEqual(new Map());
    await go('v1', PHONE, NEW);
    expect(await store.cases.successors([PHONE, NEW])).toEqual(new Map([[PHONE, NEW]]));
    await go('v2', NEW, third);
    expect(await store.cases.successors([PHONE])).toEqual(new Map([[PHONE, third]]));
    await store.commit([{ kind: 'phoneState', phone: third, state: 'dead' }]);
    expect(await store.cases.successors([PHONE])).toEqual(new Map());
    expect(await go('v3', '', third, { household: 'h3' })).toBe('done');
    expect(await store.cases.successors([PHONE])).toEqual(new Map());
    await go('v4', SUPERVISOR, fourth, { household: null, person: 'x9' });
    expect(await store.cases.successors([SUPERVISOR])).toEqual(new Map([[SUPERVISOR, fourth]]));
  });

  test('what is owed to a number goes to another while it is owed, and only from that one', async () => {
    const store = await open();
    await store.commit([
      { kind: 'owed', message: outbound('m1'), at: NOW },
      { kind: 'owed', message: outbound('m2'), at: NOW },
      sent('m2', 'r2'),
    ]);
    const redirected = (message: string, from: string): Change => ({
      kind: 'redirected',
      message,
      from,
      to: NEW,
    });
    await store.commit([redirected('m1', LIAISON)]);
    expect((await store.message('m1'))?.to).toBe(PHONE);
    await store.commit([redirected('m1', PHONE), redirected('m2', PHONE)]);
    expect([(await store.message('m1'))?.to, (await store.message('m2'))?.to]).toEqual([NEW, PHONE]);
  });

  test('a consent is one code, used once', async () => {
    const store = await open();
    const consent: Change = {
      kind: 'consent',
      phone: PHONE,
      code: '482913',
      at: NOW,
      until: NOW + 9,
      wrong: 0,
    };
    await store.commit([consent]);
    await store.commit([{ ...consent, code: '111111' }]);
    expect(await store.reads.consent(PHONE)).toEqual({ code: '111111', until: NOW + 9, wrong: 0 });
    await store.commit([{ kind: 'consentUsed', phone: PHONE }]);
    expect(await store.reads.consent(PHONE)).toBeNull();
  });
});

describeEachStore('news and guides', (open) => {
  test('the newest of a section first; a matter with its guide', async () => {
    const store = await open();
    const item = { id: 'n1', section: 'jobs', title: '招工', body: '缝纫工30人', at: NOW } as const;
    await store.commit([{ kind: 'news', item }]);
    await store.load({ news: [{ ...item, id: 'n2', at: NOW + 1 }] });
    await store.commit([{ kind: 'news', item: { ...item, title: '招工(改)' } }]);
    expect((await store.reads.news('jobs')).map(({ id, title }) => [id, title])).toEqual([
      ['n2', '招工'],
      ['n1', '招工(改)'],
    ]);
    expect(await store.reads.news('events')).toEqual([]);
    expect(await store.reads.newsItem('n1')).toMatchObject({ title: '招工(改)' });
    const guide = {
      aliases: ['盖房'],
      papers: ['身份证'],
      place: '3号窗口',
      hours: '9:00-17:00',
      fee: '不收费',
      phone: '12345',
      seats: { am: 1, pm: 1, late: 0 },
    };
    await store.load({
      matters: [{ id: 'm1', department: 'd1', name: '建房许可', promisedDays: 20, guide }],
    });
    expect(await store.reads.matters()).toEqual([
      { id: 'm1', name: '建房许可', department: 'd1', promisedDays: 20, guide },
    ]);
  });
});

describeEachStore('family phones', (open) => {
  const SON = '+8613700003333';
  const son: FamilyPhone = {
    ...{ id: 'f1', phone: SON, household: 'h1', state: 'asked', askedBy: PHONE },
    ...{ at: NOW, until: NOW + 1000, by: null, decidedAt: null },
  };
  const given = (of: FamilyPhone, code: string | null = null): Change => ({
    kind: 'familyPhone',
    family: of,
    code,
  });
  const live = (id: string, household: string, decidedAt = NOW): FamilyPhone => ({
    ...son,
    ...{ id, household, state: 'live', by: PHONE, decidedAt },
  });
  const householdsOf = async (store: Store, phone = SON) =>
    ((await store.reads.caller(phone)).family ?? []).map(({ id }) => id);

  test('wait for the word of the registered phone, then of their own, and read nothing before', async () => {
    const store = await villageOf(open);
    await store.commit([given(son, '482913')]);
    expect(await store.reads.familyWaiting(SON, NOW)).toEqual([]);
    expect(await store.reads.familyWaiting(PHONE, NOW, '482913')).toEqual([
      { ...son, head: '张三', wrong: 0, isSaid: true },
    ]);
    expect(await store.reads.familyWaiting(PHONE, NOW, '482914')).toMatchObject([{ isSaid: false }]);
    expect(await store.reads.familyWaiting(PHONE, son.until, '482913')).toEqual([]);
    const decided = (from: 'asked' | 'invited', to: 'invited' | 'live', by: string): Change => ({
      ...{ kind: 'familyDecided', id: 'f1', from, to, until: NOW + 2000, by, at: NOW + 1 },
    });
    expect(await store.commit([decided('asked', 'invited', PHONE)])).toBe('done');
    expect(await store.commit([decided('asked', 'invited', PHONE)])).toBe('duplicate');
    expect(await store.reads.familyWaiting(PHONE, NOW)).toEqual([]);
    expect(await store.reads.familyWaiting(SON, NOW)).toMatchObject([{ id: 'f1', head: '张三' }]);
    expect(await householdsOf(store)).toEqual([]);
    expect(await store.commit([decided('invited', 'live', SON)])).toBe('done');
    expect((await store.reads.caller(SON)).family).toEqual([{ id: 'h1', head: '张三' }]);
    expect(await store.reads.familyOf('h1')).toMatchObject([{ state: 'live', by: SON }]);
  });

  test('end by a word, with their number, and with the phone of somebody else who gave them', async () => {
    const store = await villageOf(open);
    await store.commit([given(live('f1', 'h1')), given(live('f2', 'h2')), given(live('f3', 'h1'))]);
    expect(await householdsOf(store)).toEqual(['h1', 'h2']);
    await store.commit([{ kind: 'familyEnded', phone: SON, household: 'h1', by: PHONE, at: NOW + 1 }]);
    expect(await householdsOf(store)).toEqual(['h2']);
    await store.commit([given(live('f4', 'h1'))]);
    await store.commit([{ kind: 'phoneMoved', move, by: PHONE, at: NOW + 1 }]);
    expect(await householdsOf(store)).toEqual(['h1', 'h2']);
    await store.commit([given(live('f5', 'h3', NOW + 2))]);
    await store.commit([{ kind: 'phoneMoveUndone', id: move.id, by: PHONE, at: NOW + 3 }]);
    expect(await householdsOf(store)).toEqual(['h1', 'h2', 'h3']);
    await store.commit([{ kind: 'phoneMoved', move: { ...move, id: 'v2' }, by: LIAISON, at: NOW + 4 }]);
    expect(await householdsOf(store)).toEqual(['h2', 'h3']);
    await store.commit([{ kind: 'phoneState', phone: SON, state: 'dead' }]);
    expect(await householdsOf(store)).toEqual([]);
  });

  test('count wrong codes', async () => {
    const store = await villageOf(open);
    await store.commit([given(son, '482913')]);
    await store.commit([{ kind: 'familyCodeWrong', ids: ['f1'] }]);
    expect(await store.reads.familyWaiting(PHONE, NOW)).toMatchObject([{ wrong: 1 }]);
  });
});
