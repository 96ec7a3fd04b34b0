/** What time brings: each timer at its moment, moved where the promise was, silent where there is nothing to say. */

import { onTimer } from '../../../src/core/cases/timerDecision';
import type { Timer } from '../../../src/core/model/alerts';
import type { CaseRow } from '../../../src/core/model/cases';
import { at, heard, LEAD, office } from '../../worlds/county';
import { APPLICANT, DEPUTY, HEAD, SUPERVISOR } from '../../worlds/people';

type Office = ReturnType<typeof office>;

/** A case of ten working days from 23 November: promised for 7 December, warned of on the 3rd. */
function begun(green = false): Office {
  const here = office();
  here.tell('accepted', '11-23T09:00', { case: { green } });
  return here;
}

/** What the timer of this kind calls for at a moment: who hears what, and what is set for when. */
function ring(here: Office, kind: Timer['kind'], when: string) {
  const timer: Timer = { id: `${kind}:${LEAD}`, kind, subject: LEAD, dueAt: at(when) };
  const { notices, timers } = onTimer(timer, here.knownOf(LEAD, at(when)), here.events);
  return { notices, heard: heard(notices), set: timers.map(({ id, dueAt }) => [id.split(':')[0], dueAt]) };
}

const both = (view: string) => [
  [DEPUTY, view],
  [SUPERVISOR, view],
];

test('warning, yellow card and red card follow one another', () => {
  const here = begun();
  const warning = ring(here, 'case.warning', '12-03T17:00');
  expect(warning.heard).toEqual(both('alert.warning'));
  expect(warning.set).toEqual([['case.overdue', at('12-07T17:00')]]);
  expect(warning.notices).toMatchObject([
    {
      lane: 'notice',
      key: 'alert.warning:2026-12-07',
      view: { data: { department: '住建局', promised: { month: 12, day: 7 } } },
    },
    { to: SUPERVISOR },
  ]);
  const yellow = ring(here, 'case.overdue', '12-07T17:00');
  expect(yellow.heard).toEqual(both('alert.yellowCard'));
  expect(yellow.set).toEqual([['case.redCard', at('12-10T17:00')]]);
  const red = ring(here, 'case.redCard', '12-10T17:00');
  expect(red.heard).toEqual(both('alert.redCard'));
  expect(red.notices[0]?.view.data).toMatchObject({ days: 3 });
  expect(red.set).toEqual([]);
});

test.each(['case.warning', 'case.overdue', 'case.redCard', 'green.reminder'] as const)(
  'a %s before its moment is set for it',
  (kind) => {
    const { heard: nobody, set } = ring(begun(true), kind, '11-24T09:00');
    expect(nobody).toEqual([]);
    const moments = {
      'green.reminder': '11-27T15:00',
      'case.warning': '11-27T17:00',
      'case.overdue': '11-30T17:00',
      'case.redCard': '12-03T17:00',
    };
    expect(set).toEqual([[kind, at(moments[kind])]]);
  },
);

test('an extension moves what was set, and warns anew', () => {
  const here = begun();
  here.tell('extended', '12-04T09:00', { detail: { days: 5 } });
  expect(ring(here, 'case.overdue', '12-07T17:00')).toMatchObject({
    heard: [],
    set: [['case.overdue', at('12-14T17:00')]],
  });
  // A fifth of fifteen days is left.
  const again = ring(here, 'case.warning', '12-09T17:00');
  expect(again.notices[0]?.key).toBe('alert.warning:2026-12-14');
});

test.each(['suspended', 'closed', 'withdrawn', 'rejected'] as const)(
  'a case that is %s is left alone',
  (type) => {
    const here = begun(true);
    here.tell(type, '11-24T09:00');
    for (const kind of [
      'green.reminder',
      'case.warning',
      'case.overdue',
      'case.redCard',
      'step.stuck',
    ] as const)
      expect(ring(here, kind, '12-20T09:00')).toEqual({ notices: [], heard: [], set: [] });
  },
);

test('a fee is the applicant’s to pay', () => {
  const here = begun();
  here.tell('approved', '11-24T09:00');
  here.tell('paymentDue', '11-24T10:00');
  expect(ring(here, 'case.overdue', '12-07T17:00').heard).toEqual([]);
});

test('nothing of a case that nobody knows, nor of a part whose lead is over', () => {
  const here = begun();
  const timer: Timer = { id: 'x', kind: 'case.overdue', subject: LEAD, dueAt: 0 };
  const known = here.knownOf(LEAD, at('12-07T17:00'));
  const parent: CaseRow | null = known.row && { ...known.row, number: 'QZ9', state: 'closed' };
  expect(onTimer(timer, { ...known, row: null }, []).notices).toEqual([]);
  expect(onTimer(timer, { ...known, parent }, []).notices).toEqual([]);
  expect(onTimer(timer, known, []).notices).toHaveLength(2);
});

test('a warning that comes too late gives way to the card', () => {
  expect(ring(begun(), 'case.warning', '12-08T09:00')).toMatchObject({
    heard: [],
    set: [['case.overdue', at('12-07T17:00')]],
  });
});

test('a card in a year that nobody knows is looked for every day', () => {
  const here = office();
  here.tell('accepted', '12-16T09:00');
  expect(ring(here, 'case.overdue', '12-30T17:00')).toMatchObject({
    heard: both('alert.yellowCard'),
    set: [['case.redCard', at('12-31T17:00')]],
  });
  expect(ring(here, 'case.redCard', '12-31T17:00')).toMatchObject({
    heard: [],
    set: [['case.redCard', at('12-31T17:00') + 86_400_000]],
  });
});

describe('of a green case', () => {
  test('the deputy head is reminded when three quarters are gone, and must answer', () => {
    const { notices, set } = ring(begun(true), 'green.reminder', '11-27T15:00');
    expect(notices).toMatchObject([
      {
        to: DEPUTY,
        lane: 'alert',
        view: { view: 'alert.reminder', data: { share: 75 } },
        alert: { kind: 'green.reminder', rung: 0 },
      },
    ]);
    expect(set).toEqual([]);
  });

  test('the leader above is alerted when the promised day is over', () => {
    const { notices, heard: who } = ring(begun(true), 'case.overdue', '11-30T17:00');
    expect(who).toEqual([[HEAD, 'alert.overdue'], ...both('alert.yellowCard')]);
    expect(notices[0]).toMatchObject({
      key: 'case.overdue:1:2026-11-30',
      alert: { kind: 'case.overdue', leader: HEAD, rung: 1 },
    });
  });

  test('no reminder once the day is over', () => {
    expect(ring(begun(true), 'green.reminder', '12-01T09:00').heard).toEqual([]);
  });
});

describe('a step', () => {
  test('is stuck when nothing has happened for five working days', () => {
    const here = begun();
    expect(ring(here, 'step.stuck', '11-30T16:59')).toMatchObject({
      heard: [],
      set: [['step.stuck', at('11-30T17:00')]],
    });
    const { heard: who, notices, set } = ring(here, 'step.stuck', '11-30T17:00');
    expect(who).toEqual(both('alert.stuck'));
    expect(notices[0]?.view.data).toMatchObject({ step: null, days: 5 });
    expect(set).toEqual([]);
  });

  test('and before that when its own time is over', () => {
    const here = begun();
    here.tell('routed', '11-24T09:00', { detail: { step: { name: '现场踏勘', dueAt: at('11-26T17:00') } } });
    expect(here.timers.get(`step.stuck:${LEAD}`)?.dueAt).toBe(at('11-26T17:00'));
    const { notices, set } = ring(here, 'step.stuck', '11-26T17:00');
    expect(notices[0]).toMatchObject({
      view: { data: { step: '现场踏勘', days: null } },
      key: 'alert.stuck:2:step',
    });
    expect(set).toEqual([['step.stuck', at('12-01T17:00')]]);
    expect(ring(here, 'step.stuck', '12-01T17:00').notices[0]).toMatchObject({
      view: { data: { days: 5 } },
      key: 'alert.stuck:2:idle',
    });
  });
});

describe('an appointment', () => {
  const detail = { appointmentAt: at('11-25T09:30'), window: '4号窗口', papers: ['图纸'] };

  test('is remembered the day before', () => {
    const here = office();
    here.tell('preregistered', '11-23T10:00', { detail });
    expect(ring(here, 'appointment.reminder', '11-24T09:00').notices).toMatchObject([
      {
        to: APPLICANT,
        scope: 'reminders',
        view: { view: 'notice.appointment', data: { time: '9:30', window: '4号窗口', papers: '图纸' } },
      },
    ]);
  });

  test('is not, once the applicant was there or the time is over', () => {
    const here = office();
    here.tell('preregistered', '11-23T10:00', { detail });
    expect(ring(here, 'appointment.reminder', '11-25T09:30').heard).toEqual([]);
    here.tell('received', '11-23T11:00');
    expect(ring(here, 'appointment.reminder', '11-24T09:00').heard).toEqual([]);
  });
});
