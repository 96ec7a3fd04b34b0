/** The whole life of an ordinary, a parallel and a green-channel case: each event, and every text that it sends. */

import { onUnanswered } from '../../../src/core/cases/greenChannel';
import { onTimer } from '../../../src/core/cases/timerDecision';
import type { TimerKind } from '../../../src/core/model/alerts';
import type { EventType } from '../../../src/core/model/caseEvents';
import type { Notice } from '../../../src/core/notices/notice';
import { renderer } from '../../support/conversation';
import { at, LEAD, office } from '../../worlds/county';

type Office = ReturnType<typeof office>;
type Said = Parameters<Office['tell']>[2];

/** Who reads what: `…0002 张*的施工许可…`, without the signature. */
function read(notices: readonly Notice[]): string[] {
  return notices.map(({ to, view }) => {
    const { text, segments } = renderer.render({ show: view }, 'zh-CN', 'sms');
    expect(segments).toBe(1);
    return `…${to.slice(-4)} ${text.replace('【乡信】', '')}`;
  });
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
      '…0002 施工许可预登记好了，编号QZ20261123-0001。请11月17日周二9:30带身份证、图纸到4号窗口交材料。',
    ],
    [
      'the day before',
      ring(here, 'appointment.reminder', '11-16T09:00'),
      '…0002 11月17日周二9:30请到4号窗口办施工许可（QZ20261123-0001），带身份证、图纸。',
    ],
    ['received', tell(here, 'received', '11-17T09:40')],
    [
      'supplement',
      tell(here, 'supplement', '11-17T10:00', { detail: missing }),
      '…0002 施工许可（QZ20261123-0001）要补1样材料：申请表签字。补齐交4号窗口才算受理。',
    ],
    ['received', tell(here, 'received', '11-18T09:00')],
    [
      'accepted',
      tell(here, 'accepted', '11-18T09:30'),
      '…0002 张*的施工许可（QZ20261123-0001）已受理，12月2日周三前办结。回BJ查进度。',
    ],
    [
      'routed',
      tell(here, 'routed', '11-19T09:00', { detail: { step: { name: '现场踏勘' } } }),
      '…0002 施工许可（QZ20261123-0001）11月19日转到住建局，下一步是现场踏勘。回BJ查进度。',
    ],
    [
      'suspended',
      tell(here, 'suspended', '11-20T09:00', { note: '等专家评审' }),
      '…0002 施工许可（QZ20261123-0001）：等专家评审。11月20日起的时间不算在期限里，恢复了告诉您。',
    ],
    [
      'resumed',
      tell(here, 'resumed', '11-24T09:00'),
      '…0002 施工许可（QZ20261123-0001）11月24日起恢复计时，12月4日周五前办结。回BJ查进度。',
    ],
    [
      'extended',
      tell(here, 'extended', '11-25T09:00', { note: '现场要再看', detail: { days: 2 } }),
      '…0002 施工许可（QZ20261123-0001）延长2个工作日，改为12月8日周二前办结：现场要再看。',
    ],
    [
      'the time is nearly over',
      ring(here, 'case.warning', '12-04T15:00'),
      '…0001 预警：住建局的施工许可（QZ20261123-0001）12月8日到期，还没办结。',
      '…0009 预警：住建局的施工许可（QZ20261123-0001）12月8日到期，还没办结。',
    ],
    [
      'approved',
      tell(here, 'approved', '12-07T09:00'),
      '…0002 张*的施工许可（QZ20261123-0001）已批准。证办好了告诉您。',
    ],
    [
      'paymentDue',
      tell(here, 'paymentDue', '12-07T10:00', { detail: { fee: 2000, window: '2号窗口' } }),
      '…0002 施工许可（QZ20261123-0001）请到2号窗口缴费20.00元。短信里叫您转账、点链接的别信。',
    ],
    ['paid', tell(here, 'paid', '12-07T11:00')],
    [
      'certified',
      tell(here, 'certified', '12-08T09:00', { detail: { window: '3号窗口' } }),
      '…0002 施工许可（QZ20261123-0001）证办好了。请带身份证到3号窗口领。',
    ],
    ['collected', tell(here, 'collected', '12-08T15:00')],
    [
      'closed',
      tell(here, 'closed', '12-08T15:10'),
      '…0002 张*的施工许可（QZ20261123-0001）已办结。办得好不好，回评价加1到5分，如：评价5',
    ],
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
      '…0002 张*的施工许可（QZ20261123-0001）已受理，12月7日周一前办结。回BJ查进度。',
      '…0171 抄告：住建局牵头的施工许可（QZ20261123-0001）已受理，请同步办消防设计审查，7个工作日内。',
    ],
    [
      'another part is reported',
      tell(here, 'received', '11-23T09:40', { case: greenery }),
      '…0161 抄告：住建局牵头的施工许可（QZ20261123-0001）已受理，请同步办环评审批，20个工作日内。',
    ],
    ['the first is accepted', tell(here, 'accepted', '11-24T09:00', { case: fire })],
    [
      'its opinion',
      tell(here, 'opinion', '11-25T09:00', { case: fire }),
      '…0002 施工许可（QZ20261123-0001）：消防大队11月25日给了意见。共2部门，已办0。回BJ查进度。',
    ],
    [
      'it is approved',
      tell(here, 'approved', '11-25T10:00', { case: fire }),
      '…0002 施工许可（QZ20261123-0001）：消防大队办完了。共2部门，已办1，等生态环境局。',
    ],
    [
      'the second lacks papers',
      tell(here, 'supplement', '11-25T11:00', { case: greenery, note: '环评报告' }),
      '…0002 环评审批（QZ20261123-0003）要补材料：环评报告。补齐交窗口才算受理。',
    ],
    ['the lead can not be decided', tell(here, 'approved', '11-26T09:00'), 'refused'],
    ['the second is accepted', tell(here, 'accepted', '11-26T09:30', { case: greenery })],
    [
      'and approved',
      tell(here, 'approved', '11-27T09:00', { case: greenery }),
      '…0002 施工许可（QZ20261123-0001）：生态环境局办完了。共2部门，已办2。',
    ],
    [
      'approved',
      tell(here, 'approved', '11-27T10:00'),
      '…0002 张*的施工许可（QZ20261123-0001）已批准。证办好了告诉您。',
    ],
    [
      'closed',
      tell(here, 'closed', '11-27T11:00'),
      '…0002 张*的施工许可（QZ20261123-0001）已办结。办得好不好，回评价加1到5分，如：评价5',
    ],
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
      '…0001 绿色通道：施工许可（QZ20261123-0001）已受理，原10个工作日，须11月30日前办结，请督办。回1收到',
      '…0002 张*的施工许可（QZ20261123-0001）已受理，11月30日周一前办结。回BJ查进度。',
    ],
    [
      'not delivered',
      unanswered(0, '11-23T22:05'),
      '…0002 绿色通道：施工许可（QZ20261123-0001）须11月30日前办结，前一位没收到，请您督办。回1收到',
    ],
    [
      'no answer for half an hour',
      unanswered(0, '11-23T22:30'),
      '…0002 绿色通道：施工许可（QZ20261123-0001）须11月30日前办结，前一位没回，请您督办。回1收到',
    ],
    [
      'nor from the next',
      unanswered(1, '11-23T23:00'),
      '…0009 绿色通道：住建局没人应施工许可（QZ20261123-0001）的督办，须11月30日前办结，请督促。回1收到',
    ],
    [
      'three quarters of the time are gone',
      ring(here, 'green.reminder', '11-27T15:00'),
      '…0001 绿色通道：施工许可（QZ20261123-0001）时间过了75%，须11月30日前办结，请督办。回1收到',
    ],
    [
      'the time is nearly over',
      ring(here, 'case.warning', '11-27T17:00'),
      '…0001 预警：住建局的施工许可（QZ20261123-0001）11月30日到期，还没办结。',
      '…0009 预警：住建局的施工许可（QZ20261123-0001）11月30日到期，还没办结。',
    ],
    [
      'the promised day is over',
      ring(here, 'case.overdue', '11-30T17:00'),
      '…0002 绿色通道超期：施工许可（QZ20261123-0001）应在11月30日前办结，还没办完，请督办。回1收到',
      '…0001 黄牌：住建局的施工许可（QZ20261123-0001）应在11月30日前办结，已超期。',
      '…0009 黄牌：住建局的施工许可（QZ20261123-0001）应在11月30日前办结，已超期。',
    ],
    [
      'nothing happened for days',
      ring(here, 'step.stuck', '11-30T17:00'),
      '…0001 滞留：住建局的施工许可（QZ20261123-0001）5个工作日没动。',
      '…0009 滞留：住建局的施工许可（QZ20261123-0001）5个工作日没动。',
    ],
    [
      'three days later',
      ring(here, 'case.redCard', '12-03T17:00'),
      '…0001 红牌：住建局的施工许可（QZ20261123-0001）应在11月30日前办结，超期3个工作日。',
      '…0009 红牌：住建局的施工许可（QZ20261123-0001）应在11月30日前办结，超期3个工作日。',
    ],
    [
      'closed',
      tell(here, 'closed', '12-04T09:00'),
      '…0002 张*的施工许可（QZ20261123-0001）已办结。办得好不好，回评价加1到5分，如：评价5',
    ],
    ['nothing is left to answer', unanswered(0, '12-04T10:00')],
  ]);
});
