/** Screens of whoever asks for the first time, or for what is not there. */
import { APPLICANT, FARMER } from '../../../worlds/people';
import type { Screen } from './screen';

export const FIRST_SCREENS: Screen[] = [
  { view: 'cancelled', from: FARMER, texts: ['BT', '取消'], data: { ended: 'list' } },
  { view: 'cancelled', from: FARMER, texts: ['取消'], data: { ended: 'nothing' } },
  { view: 'cancelled', from: FARMER, texts: ['换手机号', '算了'], data: { ended: 'identity' } },
  { view: 'ticket.noneOpen', from: FARMER, texts: ['取消投诉'], data: { kind: 'complaint' } },
  { view: 'subscribe.stoppedPart', from: FARMER, texts: ['退订补贴'], data: { part: 'payments' } },
  { view: 'subscribe.stoppedPart', from: FARMER, texts: ['退订提醒'], data: { part: 'reminders' } },
  { view: 'case.none', from: FARMER, texts: ['BJ'] },
  { view: 'expedite.none', from: FARMER, texts: ['TQ'] },
  { view: 'expedite.ask', from: APPLICANT, texts: ['提前办结QZ20261116-0001'], data: { matter: '施工许可' } },
  {
    view: 'case.pick',
    from: APPLICANT,
    texts: ['加急'],
    ways: [
      { row: { view: 'case.row', data: { matter: '施工许可', tail: '0001', state: 'processing' } } },
      { row: { view: 'case.row', data: { matter: '营业执照', tail: '0002', state: 'supplement' } } },
      { row: { view: 'case.row', data: { matter: '食品经营许可', tail: '0003', state: 'accepted' } } },
    ],
  },
  { view: 'rate.none', from: APPLICANT, texts: ['评价'] },
  { view: 'rate.early', from: APPLICANT, texts: ['评价QZ20261116-0001 满意'], data: { matter: '施工许可' } },
  { view: 'ticket.ask', from: FARMER, texts: ['咨询'], data: { kind: 'consult' } },
  { view: 'ticket.taken', from: FARMER, texts: ['投诉村干部乱收费'], data: { kind: 'complaint' } },
  {
    view: 'guide.ask',
    from: FARMER,
    texts: ['ZN'],
    ways: [{ text: '建房许可' }, { text: '施工许可' }, { text: '营业执照' }],
  },
  {
    view: 'guide.detail',
    from: FARMER,
    texts: ['建房许可怎么办'],
    data: { matter: '建房许可', place: '政务大厅3号窗口' },
  },
  {
    view: 'guide.bare',
    from: FARMER,
    texts: ['营业执照怎么办'],
    data: { matter: '营业执照', department: '市监局', days: 3 },
  },
  { view: 'news.sections', from: FARMER, texts: ['XW'] },
  { view: 'news.list', from: FARMER, texts: ['XW', '4'], data: { section: 'benefits' } },
  {
    view: 'news.item',
    from: FARMER,
    texts: ['XW', '4', '1'],
    data: { title: '耕地地力保护补贴开始发放', day: '11月20日' },
  },
  { view: 'news.none', from: FARMER, texts: ['XW', '1'], data: { section: 'affairs' } },
  {
    view: 'visit.matters',
    from: FARMER,
    texts: ['预约'],
    ways: [{ text: '建房许可' }, { text: '施工许可' }],
  },
  { view: 'visit.days', from: FARMER, texts: ['预约', '1'], data: { matter: '建房许可' } },
  {
    view: 'visit.periods',
    from: FARMER,
    texts: ['预约', '1', '1'],
    data: { matter: '建房许可', day: '11月24日周二' },
    ways: [{ name: 'period.am' }, { name: 'period.pm' }],
  },
  {
    view: 'visit.booked',
    from: FARMER,
    texts: ['预约', '1', '1', '2'],
    data: { matter: '建房许可', day: '11月24日周二', period: 'pm' },
  },
  {
    view: 'visit.booked',
    from: FARMER,
    texts: ['预约建房许可', '周五', '上午'],
    data: { matter: '建房许可', day: '11月27日周五', period: 'am' },
  },
  {
    view: 'visit.notThen',
    from: FARMER,
    texts: ['预约建房许可', '周六'],
    data: { matter: '建房许可', day: '11月28日周六' },
  },
  { view: 'visit.none', from: FARMER, texts: ['取消预约'] },
];
