/** What the screens of the services may have to carry: ordinary and longest. */
import type { ServiceViews } from '../../../src/core/views/serviceViews';
import type { Carrying } from './carrying';

export function serviceSamples(long: boolean): Carrying<ServiceViews> {
  const matter = long ? '建'.repeat(12) : '施工许可';
  const day = long ? '2027年12月31日' : '11月30日';
  const number = 'TS20261123-0417';
  const papers = long ? '身'.repeat(40) : '身份证、户口本';
  const place = long ? '县政务服务中心二楼12号窗口' : '政务大厅3号窗口';
  const department = long ? '局'.repeat(10) : '住建局';
  const visit = { matter, day, period: long ? 'late' : 'am' } as const;
  return {
    'expedite.ask': { matter },
    'expedite.taken': { matter, department, number },
    'expedite.already': { matter, day, number },
    'expedite.over': { matter },
    'alert.expedite': {
      applicant: '欧阳*',
      matter,
      number: 'QZ20261123-0001',
      reason: long ? '急'.repeat(60) : '等着开工',
    },
    'rate.ask': { matter },
    'rate.thanks': { matter, score: '1' },
    'rate.early': { matter },
    'rate.late': { matter, day },
    'ticket.ask': { kind: 'complaint' },
    'ticket.taken': { kind: 'complaint', number },
    'ticket.sure': { kind: 'complaint', number },
    'ticket.row': { kind: long ? 'expedite' : 'complaint', day, text: '灯'.repeat(10) },
    'ticket.doubt': { kind: 'complaint' },
    'ticket.again': { kind: 'complaint', number },
    'ticket.withdrawn': { kind: 'complaint', number },
    'ticket.noneOpen': { kind: 'complaint' },
    'ticket.none': { kind: 'complaint' },
    'ticket.list': { count: long ? 20 : 2 },
    'ticket.open': { kind: 'expedite', number, day },
    'ticket.answered': {
      number,
      day,
      verdict: long ? null : 'agree',
      answer: long ? '答'.repeat(150) : '已请村委会核实',
    },
    'notice.ticketAnswered': { number, answer: long ? '答'.repeat(150) : '已请村委会核实' },
    'visit.noMatter': { asked: matter },
    'visit.days': { matter },
    'visit.full': { matter },
    'visit.notThen': { matter, day },
    'visit.periods': { matter, day },
    'visit.booked': { ...visit, place, papers, moved: long },
    'visit.already': visit,
    'visit.own': { count: 3 },
    'visit.noNeed': { matter, place, hours: '周一至周五9:00-17:00', papers },
    'visit.moveSure': { matter, from: day, to: day },
    'visit.sure': visit,
    'visit.row': visit,
    'visit.cancelled': visit,
    'wap.code': { code: '482913', minutes: 5 },
    'notice.visitTomorrow': {
      ...visit,
      day: { year: long ? 2027 : null, month: 12, day: 31, weekday: 4 },
      place,
      papers,
    },
  };
}
