/** What the screens that anybody may read may have to carry: ordinary and longest. */
import type { PublicViews } from '../../../src/core/views/publicViews';
import type { Carrying } from './carrying';

const HOURS = '周一至周五9:00-17:00';

export function publicSamples(long: boolean): Carrying<PublicViews> {
  const matter = long ? '建'.repeat(12) : '施工许可';
  const day = long ? '2027年12月31日' : '11月30日';
  const papers = long ? '身'.repeat(40) : '身份证、户口本';
  const place = long ? '县政务服务中心二楼12号窗口' : '政务大厅3号窗口';
  const department = long ? '局'.repeat(10) : '住建局';
  return {
    'guide.list': { count: 24 },
    'guide.none': { asked: matter },
    'guide.detail': {
      matter,
      department,
      papers: long ? papers : '身份证',
      place,
      hours: HOURS,
      fee: '不收费',
      days: 20,
      phone: '0595-12345',
      ways: long,
    },
    'guide.line': {
      matter,
      papers: long ? papers : null,
      fee: null,
      days: null,
      where: { place, hours: HOURS, freely: !long, visits: true },
      contact: null,
    },
    'guide.office': {
      department,
      phone: '0595-12345',
      place: long ? `${place}、${place}` : place,
      hours: HOURS,
    },
    'rule.hours': { place, hours: HOURS, day: '11月28日周六', open: false, back: '11月30日周一' },
    'rule.unknown': { more: true },
    'guide.hall': { place: '政务大厅', hours: HOURS, phone: '0595-12345' },
    'guide.bare': { matter, department, days: 20 },
    'news.list': { section: 'affairs' },
    'news.none': { section: 'affairs' },
    'news.item': {
      title: long ? '题'.repeat(30) : '服装厂招工',
      day,
      body: long ? '文'.repeat(130) : '柳河镇服装厂招缝纫工30人。',
    },
  };
}
