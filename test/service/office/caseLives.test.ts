/** The whole life of an ordinary, a parallel and a green-channel case: each event, and every text that it sends. */

import { onUnanswered } from '../../../src/core/cases/greenChannel';
import { onTimer } from '../../../src/core/cases/timerDecision';
import type { TimerKind } from '../../../src/core/model/alerts';
import type { EventType } from '../../../src/core/model/caseEvents';
import type { Notice } from '../../../src/core/notices/notice';
import { renderer } from '../../support/renderer';
import { at, LEAD, office } from '../../worlds/county';

type Office = ReturnType<typeof office>;
type Said = Parameters<Office['tell']>[2];

/** Who is told what, and the days, times and numbers of it: `…0002 notice.accepted 12月2日`. */
function read(notices: readonly Notice[]): string[] {
  return notices.map(({ to, view }) => {
    const { text, segments } = renderer.render({ show: view }, 'zh-CN', 'sms');
    expect(segments).toBe(1);
    return [`…${to.slice(-4)}`, view.view, ...figures(text)].join(' ');
  });
}

function figures(text: string): string[] {
  return text.replace(/QZ[\d-]+/g, '').match(/\d+月\d+日|\d[\d:.]*%?/g) ?? [];
}

function tell(here: Office, type: EventType, when: string, said?: Said): string[] {
  const decision = here.tell(type, when, said);
  return decision.outcome === 'done' ? read(decision.notices) : [decision.outcome];
}

function ring(here: Office, kind: TimerKind, when: string): string[] {
  const timer = { id: `${kind}:${LEAD}`, kind, subject: LEAD, dueAt: at(when) };
  return read(onTimer(timer, here.knownOf(LEAD, at(when)), here.events).notices);
}

/** What happened, what was sent for it, and what should have been. */
type Row = [what: string, sent: string[], ...texts: string[]];

function holds(rows: Row[]): void {
  expect(rows.map(([what, sent]) => [what, ...sent])).toEqual(
    rows.map(([what, , ...texts]) => [what, ...texts]),
  );
}

test('an ordinary case', () => {
  const here = office();
  const visit = { appointmentAt: at('11-17T09:30'), papers: ['身份证', '图纸'], window: '4号窗口' };
  const missing = { papers: ['申请表签字'], window: '4号窗口' };
  holds([
    [
      'preregistered',
      tell(here, 'preregistered', '11-13T09:00', { detail: visit }),
      '…0002 notice.preregistered 11月17日 9:30 4',
    ],
    [
      'the day before',
      ring(here, 'appointment.reminder', '11-16T09:00'),
      '…0002 notice.appointment 11月17日 9:30 4',
    ],
    ['received', tell(here, 'received', '11-17T09:40')],
    [
      'supplement',
      tell(here, 'supplement', '11-17T10:00', { detail: missing }),
      '…0002 notice.supplement 1 4',
    ],
    ['received', tell(here, 'received', '11-18T09:00')],
    ['accepted', tell(here, 'accepted', '11-18T09:30'), '…0002 notice.accepted 12月2日'],
    [
      'routed',
      tell(here, 'routed', '11-19T09:00', { detail: { step: { name: '现场踏勘' } } }),
      '…0002 notice.routed 11月19日',
    ],
    [
      'suspended',
      tell(here, 'suspended', '11-20T09:00', { note: '等专家评审' }),
      '…0002 notice.suspended 11月20日',
    ],
    ['resumed', tell(here, 'resumed', '11-24T09:00'), '…0002 notice.resumed 11月24日 12月4日'],
    [
      'extended',
      tell(here, 'extended', '11-25T09:00', { note: '现场要再看', detail: { days: 2 } }),
      '…0002 notice.extended 2 12月8日',
    ],
    [
      'the time is nearly over',
      ring(here, 'case.warning', '12-04T15:00'),
      '…0001 alert.warning 12月8日',
      '…0009 alert.warning 12月8日',
    ],
    ['approved', tell(here, 'approved', '12-07T09:00'), '…0002 notice.approved'],
    [
      'paymentDue',
      tell(here, 'paymentDue', '12-07T10:00', { detail: { fee: 2000, window: '2号窗口' } }),
      '…0002 notice.paymentDue 2 20.00',
    ],
    ['paid', tell(here, 'paid', '12-07T11:00')],
    [
      'certified',
      tell(here, 'certified', '12-08T09:00', { detail: { window: '3号窗口' } }),
      '…0002 notice.certified 3',
    ],
    ['collected', tell(here, 'collected', '12-08T15:00')],
    ['closed', tell(here, 'closed', '12-08T15:10'), '…0002 notice.closed 1 5 5'],
    ['accepted, once more and too late', tell(here, 'accepted', '11-18T09:30'), 'late'],
  ]);
});

test('a parallel case', () => {
  const here = office();
  const fire = { number: 'QZ20261123-0002', parent: LEAD, matter: '消防设计审查' };
  const greenery = { number: 'QZ20261123-0003', parent: LEAD, matter: '环评审批' };
  holds([
    ['received', tell(here, 'received', '11-23T09:00')],
    ['a part is reported', tell(here, 'received', '11-23T09:10', { case: fire })],
    [
      'accepted',
      tell(here, 'accepted', '11-23T09:30'),
      '…0002 notice.accepted 12月7日',
      '…0171 alert.copied 7',
    ],
    [
      'another part is reported',
      tell(here, 'received', '11-23T09:40', { case: greenery }),
      '…0161 alert.copied 20',
    ],
    ['the first is accepted', tell(here, 'accepted', '11-24T09:00', { case: fire })],
    [
      'its opinion',
      tell(here, 'opinion', '11-25T09:00', { case: fire }),
      '…0002 notice.opinion 11月25日 2 0',
    ],
    ['it is approved', tell(here, 'approved', '11-25T10:00', { case: fire }), '…0002 notice.partDone 2 1'],
    [
      'the second lacks papers',
      tell(here, 'supplement', '11-25T11:00', { case: greenery, note: '环评报告' }),
      '…0002 notice.supplement',
    ],
    ['the lead can not be decided', tell(here, 'approved', '11-26T09:00'), 'refused'],
    ['the second is accepted', tell(here, 'accepted', '11-26T09:30', { case: greenery })],
    ['and approved', tell(here, 'approved', '11-27T09:00', { case: greenery }), '…0002 notice.partDone 2 2'],
    ['approved', tell(here, 'approved', '11-27T10:00'), '…0002 notice.approved'],
    ['closed', tell(here, 'closed', '11-27T11:00'), '…0002 notice.closed 1 5 5'],
  ]);
});

test('a case of the green channel', () => {
  const here = office();
  const alerted = here.tell('accepted', '11-23T22:00', { case: { green: true } });
  const notices = alerted.outcome === 'done' ? alerted.notices : [];
  const [first] = notices;
  if (!first?.alert) throw new Error('nobody was alerted');
  const alert = { ...first.alert, id: 'a1', message: 'm1' };
  const unanswered = (rung: number, when: string) =>
    read(onUnanswered({ ...alert, rung }, here.knownOf(LEAD, at(when))).notices);
  holds([
    [
      'accepted at night',
      read(notices),
      '…0001 alert.accepted 10 11月30日 1',
      '…0002 notice.accepted 11月30日',
    ],
    ['not delivered', unanswered(0, '11-23T22:05'), '…0002 alert.passedOn 11月30日 1'],
    ['no answer for half an hour', unanswered(0, '11-23T22:30'), '…0002 alert.passedOn 11月30日 1'],
    ['nor from the next', unanswered(1, '11-23T23:00'), '…0009 alert.unanswered 11月30日 1'],
    [
      'three quarters of the time are gone',
      ring(here, 'green.reminder', '11-27T15:00'),
      '…0001 alert.reminder 75% 11月30日 1',
    ],
    [
      'the time is nearly over',
      ring(here, 'case.warning', '11-27T17:00'),
      '…0001 alert.warning 11月30日',
      '…0009 alert.warning 11月30日',
    ],
    [
      'the promised day is over',
      ring(here, 'case.overdue', '11-30T17:00'),
      '…0002 alert.overdue 11月30日 1',
      '…0001 alert.yellowCard 11月30日',
      '…0009 alert.yellowCard 11月30日',
    ],
    [
      'nothing happened for days',
      ring(here, 'step.stuck', '11-30T17:00'),
      '…0001 alert.stuck 5',
      '…0009 alert.stuck 5',
    ],
    [
      'three days later',
      ring(here, 'case.redCard', '12-03T17:00'),
      '…0001 alert.redCard 11月30日 3',
      '…0009 alert.redCard 11月30日 3',
    ],
    ['closed', tell(here, 'closed', '12-04T09:00'), '…0002 notice.closed 1 5 5'],
    ['nothing is left to answer', unanswered(0, '12-04T10:00')],
  ]);
});
