import { decide } from '../../../src/core/cases/decideEvent';
import type { EventType } from '../../../src/core/model/caseEvents';
import { JOURNEYS } from '../../../src/demo/cases';
import { at, event, known, LEAD, office, refusal, told } from '../../worlds/county';
import { APPLICANT, DEPUTY } from '../../worlds/people';

test('an acceptance makes a promise and tells the applicant', () => {
  const decision = office().tell('accepted', '11-23T09:00');
  expect(decision).toMatchObject({
    outcome: 'done',
    row: {
      number: LEAD,
      matter: 'SGXK',
      department: 'ZJJ',
      state: 'accepted',
      applicant: '张三丰',
      phone: APPLICANT,
      green: false,
      acceptedAt: at('11-23T09:00'),
      promisedAt: at('12-07T17:00'),
      promisedDays: 10,
      sequence: 1,
    },
    event: { case: LEAD, sequence: 1, type: 'accepted', late: false },
    notices: [
      {
        to: APPLICANT,
        lane: 'notice',
        scope: 'case',
        key: 'notice.accepted',
        view: {
          view: 'notice.accepted',
          data: {
            applicant: '张*',
            matter: '施工许可',
            number: LEAD,
            promised: { year: null, month: 12, day: 7 },
          },
        },
      },
    ],
  });
});

test.each([
  ['施工许可', '住建局', 'SGXK', 'ZJJ'],
  ['SGXK', 'ZJJ', 'SGXK', 'ZJJ'],
  ['施工许可', '消防大队', 'SGXK', 'XFDD'],
  ['消防设计审查', undefined, 'XFSC', 'XFDD'],
])('%s of %s is %s of %s', (matter, department, matterId, departmentId) => {
  const said = { case: { matter, ...(department && { department }) } };
  const decision = office().tell('received', '11-23T09:00', said);
  expect(decision).toMatchObject({ row: { matter: matterId, department: departmentId } });
});

test.each<[string, Parameters<typeof event>[2], RegExp]>([
  ['a matter nobody has', { case: { matter: '造桥' } }, /^unknownMatter: .*造桥/],
  ['a department nobody has', { case: { department: '水利局' } }, /^unknownDepartment: .*水利局/],
  ['a co-department nobody has', { detail: { departments: ['水利局'] } }, /^unknownDepartment: .*水利局/],
  ['a lead nobody has', { case: { parent: 'QZ1' } }, /^unknownCase: .*QZ1.*report it first/],
])('%s is refused', (_what, said, refused) => {
  expect(refusal(office().tell('accepted', '11-23T09:00', said))).toMatch(refused);
});

test('a first event needs a matter and an applicant', () => {
  const decision = decide(event('accepted', at('11-23T09:00'), {}, false), known(at('11-23T09:00')));
  expect(refusal(decision)).toBe(
    'incomplete: the first event of a case needs case.matter and case.applicant',
  );
});

test('a case does not begin in the middle', () => {
  const says = refusal(office().tell('approved', '11-23T09:00'));
  expect(says).toBe(
    `unknownCase: there is no case "${LEAD}", and approved begins none: first preregistered, received, supplement, accepted, refused`,
  );
});

test('an event may be ten minutes ahead and no more', () => {
  expect(refusal(office().tell('accepted', '11-23T09:10', {}, '11-23T09:00'))).toBe('done');
  expect(refusal(office().tell('accepted', '11-23T09:10:01', {}, '11-23T09:00'))).toMatch(/^future: /);
});

test('an impossible event names the state and what it allows', () => {
  const here = office();
  here.tell('received', '11-23T09:00');
  expect(refusal(here.tell('certified', '11-23T10:00'))).toBe(
    `impossible: case ${LEAD} is received: it allows supplement, accepted, refused, closed, withdrawn; certified needs approved`,
  );
});

test('accepted after closed never sends', () => {
  const here = office();
  here.tell('accepted', '11-23T09:00');
  here.tell('closed', '11-25T09:00');
  const late = here.tell('accepted', '11-23T09:30', {}, '11-25T10:00');
  expect(late).toMatchObject({
    outcome: 'late',
    row: { state: 'closed', sequence: 3 },
    event: { late: true },
  });
  expect(told(late)).toEqual([]);
  expect(refusal(here.tell('accepted', '11-25T11:00'))).toBe(
    `impossible: case ${LEAD} is closed: nothing follows it; accepted needs preregistered, received, supplement`,
  );
});

test('what comes late changes nothing but the count', () => {
  const here = office();
  here.tell('preregistered', '11-23T09:00');
  here.tell('accepted', '11-23T11:00');
  const before = here.rows.get(LEAD);
  here.tell(
    'received',
    '11-23T10:00',
    { case: { applicant: { name: '张三丰', phone: '+8613800000099' } } },
    '11-23T12:00',
  );
  expect(here.rows.get(LEAD)).toEqual({ ...before, sequence: 3 });
});

test('the last change is the latest, not the last to come', () => {
  const here = office();
  here.tell('accepted', '11-23T09:00');
  here.tell('routed', '11-24T09:00');
  here.tell('opinion', '11-23T15:00', {}, '11-24T10:00');
  expect(here.rows.get(LEAD)?.changedAt).toBe(at('11-24T09:00'));
});

test('a promise into a year without a calendar is refused with what to do', () => {
  const says = refusal(office().tell('accepted', '12-21T09:00'));
  expect(says).toMatch(/^noCalendar: the promise reaches into 2027, .*xiangxin calendar FILE; 2027-01-01/);
  expect(refusal(office().tell('received', '12-21T09:00'))).toBe('done');
});

test('a case is brought up to date until it is accepted; after that only by which phone to tell', () => {
  const here = office();
  const other = { name: '张三丰', phone: '+8613800000099' };
  here.tell('preregistered', '11-23T09:00', { case: { promisedDays: 8 } });
  here.tell('received', '11-23T10:00', { case: { matter: 'XFSC', green: true } });
  expect(here.rows.get(LEAD)).toMatchObject({
    matter: 'XFSC',
    department: 'XFDD',
    promisedDays: 8,
    green: true,
  });
  here.tell('accepted', '11-23T11:00');
  here.tell('routed', '11-23T12:00', {
    case: { matter: 'XFSC', green: true, promisedDays: 8, applicant: other },
  });
  expect(here.rows.get(LEAD)).toMatchObject({
    matter: 'XFSC',
    department: 'XFDD',
    green: true,
    promisedDays: 4,
    promisedAt: at('11-27T17:00'),
    phone: other.phone,
  });
});

test('papers make the clock start when they are complete', () => {
  const here = office();
  here.tell('received', '11-16T09:00', { case: { promisedDays: 5 } });
  const asked = here.tell('supplement', '11-17T09:00', {
    detail: { papers: ['身份证复印件', '申请表签字'], window: '3号窗口' },
  });
  expect(asked).toMatchObject({
    row: { state: 'supplement', promisedAt: null, note: '身份证复印件、申请表签字；到3号窗口' },
    notices: [
      {
        scope: 'statutory',
        why: expect.stringContaining('第三十二条'),
        view: { data: { count: 2, window: '3号窗口' } },
      },
    ],
  });
  here.tell('received', '11-20T09:00');
  here.tell('accepted', '11-23T09:00');
  expect(here.rows.get(LEAD)).toMatchObject({ promisedAt: at('11-30T17:00'), promisedDays: 5 });
});

test('a clock that stands still gives back whole working days, and an extension adds to it', () => {
  const here = office();
  here.tell('accepted', '09-25T09:00', { case: { promisedDays: 5 } });
  // 25 to 27 September is Mid-autumn, so: 28, 29, 30, 8 October, 9 October.
  expect(here.rows.get(LEAD)?.promisedAt).toBe(at('10-09T17:00'));
  here.tell('suspended', '09-29T10:00', { note: '等专家评审' });
  expect(here.rows.get(LEAD)).toMatchObject({ suspendedAt: at('09-29T10:00'), state: 'suspended' });
  here.tell('opinion', '09-30T10:00');
  expect(here.rows.get(LEAD)?.suspendedAt).toBe(at('09-29T10:00'));
  const resumed = here.tell('resumed', '10-08T10:00');
  // 30 September and 8 October were lost: 9 October moves to 10 (made up for) and 12.
  expect(resumed).toMatchObject({
    row: { state: 'processing', suspendedAt: null, promisedAt: at('10-12T17:00'), promisedDays: 5 },
    notices: [{ view: { view: 'notice.resumed', data: { promised: { month: 10, day: 12 } } } }],
  });
  const extended = here.tell('extended', '10-12T10:00', { note: '现场要再看', detail: { days: 3 } });
  expect(extended).toMatchObject({
    row: { promisedAt: at('10-15T17:00'), promisedDays: 8 },
    notices: [
      { scope: 'statutory', view: { view: 'notice.extended', data: { days: 3, reason: '现场要再看' } } },
    ],
  });
});

test.each([
  ['its own days', { detail: { days: 2 } }, 12],
  ['a new total', { case: { promisedDays: 15 } }, 15],
  ['nothing', {}, 20],
  ['the old total once more', { case: { promisedDays: 10 } }, 20],
])('an extension by %s', (_what, said, days) => {
  const here = office();
  here.tell('accepted', '11-23T09:00');
  expect(here.tell('extended', '11-24T09:00', said)).toMatchObject({ row: { promisedDays: days } });
});

test('what has no promise can not be extended', () => {
  const here = office();
  here.tell('accepted', '11-23T09:00');
  const row = here.rows.get(LEAD);
  if (row) here.rows.set(LEAD, { ...row, promisedAt: null });
  expect(refusal(here.tell('extended', '11-24T09:00'))).toMatch(/^incomplete: /);
});

test('who is told in the whole life of an ordinary case', () => {
  const here = office();
  const journey: [EventType, string[]][] = [
    ['preregistered', ['notice.preregistered']],
    ['received', []],
    ['supplement', ['notice.supplement']],
    ['accepted', ['notice.accepted']],
    ['routed', ['notice.routed']],
    ['suspended', ['notice.suspended']],
    ['resumed', ['notice.resumed']],
    ['opinion', []],
    ['extended', ['notice.extended']],
    ['approved', ['notice.approved']],
    ['paymentDue', ['notice.paymentDue']],
    ['paid', []],
    ['certified', ['notice.certified']],
    ['collected', []],
    ['closed', ['notice.closed']],
  ];
  const heard = journey.map(([type], hour) => [
    type,
    told(here.tell(type, `11-23T${String(hour).padStart(2, '0')}:00`)).map(([, view]) => view),
  ]);
  expect(heard).toEqual(journey);
});

test('a withdrawal is confirmed', () => {
  const here = office();
  here.tell('accepted', '11-23T09:00');
  expect(told(here.tell('withdrawn', '11-23T10:00'))).toEqual([[APPLICANT, 'notice.withdrawn']]);
});

test.each([
  ['refused', 'received', '第三十二条'],
  ['rejected', 'processing', '第三十八条'],
] as const)('%s is told with its reason, whatever was stopped', (type, state, article) => {
  const here = office();
  for (const [step] of JOURNEYS[state]) here.tell(step as EventType, '11-23T09:00'); // journeys are written in event types
  expect(here.tell(type, '11-23T10:00', { note: '条件不符。' })).toMatchObject({
    notices: [
      { scope: 'statutory', why: expect.stringContaining(article), view: { data: { reason: '条件不符' } } },
    ],
  });
});

describe('a fee', () => {
  const due = (said: Parameters<typeof event>[2]) => {
    const here = office();
    here.tell('accepted', '11-23T09:00');
    here.tell('approved', '11-23T10:00');
    return here.tell('paymentDue', '11-23T11:00', said);
  };

  test('is told with its amount and window, and never with what the note says', () => {
    expect(due({ note: '工本费', detail: { fee: 2050, window: '2号窗口' } })).toMatchObject({
      row: { state: 'paymentDue', note: '工本费；20.50元；到2号窗口' },
      notices: [{ view: { data: { amount: '20.50', window: '2号窗口', matter: '施工许可', number: LEAD } } }],
    });
  });

  test.each(['请点 https://pay.example/1', '上 pay.example.cn 缴', '转到 6228 4804 0256 4890 018'])(
    'leads nowhere: %s',
    (text) => {
      expect(due({ note: text })).toMatchObject({ row: { note: '' } });
      expect(due({ detail: { window: text } })).toMatchObject({
        row: { note: '' },
        notices: [{ view: { data: { window: null } } }],
      });
    },
  );
});

test('a long matter is clipped, a certificate says where and what with', () => {
  const here = office();
  here.tell('accepted', '11-23T09:00');
  here.tell('approved', '11-24T09:00');
  expect(here.tell('certified', '11-25T09:00', { note: '请带身份证到3号窗口领取。' })).toMatchObject({
    notices: [{ view: { data: { window: null, bring: null, note: '请带身份证到3号窗口领取' } } }],
  });
});

test('a step stays until the next one, and a case that is handed on names where to', () => {
  const here = office();
  here.tell('accepted', '11-23T09:00');
  const step = { name: '现场踏勘', dueAt: at('11-26T17:00') };
  const routed = here.tell('routed', '11-24T09:00', { detail: { step } });
  expect(routed).toMatchObject({
    row: { step: '现场踏勘', stepAt: at('11-24T09:00'), stepDueAt: at('11-26T17:00') },
    notices: [{ view: { data: { department: '住建局', step: '现场踏勘' } } }],
  });
  here.tell('opinion', '11-24T10:00');
  expect(here.rows.get(LEAD)?.step).toBe('现场踏勘');
  const elsewhere = here.tell('routed', '11-25T09:00', { case: { department: '消防大队' } });
  expect(elsewhere).toMatchObject({
    row: { step: null, department: 'ZJJ' },
    notices: [{ view: { data: { department: '消防大队', step: null } } }],
  });
});

test('timers: the next thing to look at, moved by every event, and none once it is over', () => {
  const here = office();
  const set = (decision: ReturnType<typeof here.tell>) =>
    decision.outcome === 'done' ? decision.timers.map(({ id, dueAt }) => [id, dueAt]) : null;
  expect(set(here.tell('accepted', '11-23T09:00'))).toEqual([
    [`step.stuck:${LEAD}`, at('11-30T17:00')],
    [`case.warning:${LEAD}`, at('12-03T17:00')],
  ]);
  expect(set(here.tell('routed', '11-25T09:00'))).toEqual([
    [`step.stuck:${LEAD}`, at('12-02T17:00')],
    [`case.warning:${LEAD}`, at('12-03T17:00')],
  ]);
  expect(set(here.tell('suspended', '11-26T09:00'))).toEqual([]);
  expect(set(here.tell('resumed', '11-30T09:00'))).toEqual([
    [`step.stuck:${LEAD}`, at('12-07T17:00')],
    [`case.warning:${LEAD}`, at('12-07T17:00')],
  ]);
  expect(set(here.tell('closed', '12-01T09:00'))).toEqual([]);
});

test('an appointment is remembered the day before, at opening time', () => {
  const here = office();
  const detail = { appointmentAt: at('11-25T09:30'), window: '4号窗口', papers: ['图纸'] };
  expect(here.tell('preregistered', '11-23T10:00', { detail })).toMatchObject({
    notices: [
      { view: { data: { day: { month: 11, day: 25 }, time: '9:30', window: '4号窗口', papers: '图纸' } } },
    ],
    timers: [{ id: `appointment.reminder:${LEAD}`, dueAt: at('11-24T09:00') }],
  });
  const tomorrow = { detail: { appointmentAt: at('11-24T09:30') }, case: { number: 'QZ20261123-0002' } };
  expect(here.tell('preregistered', '11-23T10:00', tomorrow)).toMatchObject({ timers: [] });
});

test('a green case alerts the deputy head at once, at any hour', () => {
  const decision = office().tell('accepted', '11-23T23:00', { case: { green: true } });
  expect(decision).toMatchObject({
    row: { promisedDays: 5, promisedAt: at('11-30T17:00') },
    notices: [
      {
        to: DEPUTY,
        lane: 'alert',
        view: { view: 'alert.accepted', data: { full: 10, promised: { month: 11, day: 30 } } },
        alert: {
          case: LEAD,
          department: 'ZJJ',
          kind: 'green.accepted',
          leader: DEPUTY,
          rung: 0,
          at: at('11-23T23:00'),
          dueAt: at('11-23T23:30'),
          state: 'open',
        },
      },
      { to: APPLICANT, view: { view: 'notice.accepted' } },
    ],
    timers: [
      { kind: 'step.stuck' },
      { kind: 'case.warning', dueAt: at('11-27T17:00') },
      { kind: 'green.reminder', dueAt: at('11-27T15:00') },
    ],
  });
});
