/** Screens of what is asked of a guide and of the news. */
import type { SlotsOf } from '../../../../src/core/model/intent';
import type { Matter } from '../../../../src/core/model/matters';
import type { Understood } from '../../../../src/core/model/understood';
import { FARMER } from '../../../worlds/people';
import { MATTERS, NEWS } from '../../../worlds/villageServices';
import type { Screen } from './screen';

const guide = (slots: SlotsOf['matter.guide']): Understood => ({ intent: 'matter.guide', slots });
const rule = (slots: SlotsOf['consult.ask']): Understood => ({ intent: 'consult.ask', slots });
const news = (words: string): Understood => ({ intent: 'news.latest', slots: { words } });

/** It can be applied for until then. */
function closing({ guide, ...matter }: Matter): Matter {
  return { ...matter, guide: guide && { ...guide, deadline: '每年11月30日前' } };
}

export const PUBLIC_SCREENS: Screen[] = [
  {
    view: 'guide.line',
    from: FARMER,
    texts: [guide({ words: '盖房收钱不', about: 'fee' })],
    data: { matter: '建房许可', fee: '不收费', papers: null },
    ways: [{ title: 'matter.guide' }, { title: 'appointment.book' }],
  },
  {
    view: 'guide.office',
    from: FARMER,
    texts: [guide({ words: '住建局电话', about: 'phone' })],
    data: { department: '住建局', phone: '0595-12345678' },
    ways: [{ text: '施工许可' }],
  },
  {
    view: 'guide.hall',
    from: FARMER,
    texts: [guide({ words: '办事的地方在哪', about: 'where' })],
    data: { place: '政务大厅' },
  },
  {
    view: 'rule.hours',
    from: FARMER,
    texts: [rule({ words: '礼拜六大厅有人办公吗', about: 'hours', date: 'weekday:6' })],
    data: { place: '政务大厅', day: '11月28日周六', open: false, back: '11月30日周一' },
  },
  {
    view: 'rule.fraud',
    from: FARMER,
    texts: [rule({ words: '有人要我先交手续费', about: 'fraud' })],
    ways: [{ name: 'file' }, { name: 'noFile' }],
  },
  {
    view: 'rule.fraudNext',
    from: FARMER,
    texts: [rule({ words: '有人要我先交手续费', about: 'fraud' }), '那我咋办'],
  },
  { view: 'rule.whoWeAre', from: FARMER, texts: [rule({ words: '你们是不是骗子', about: 'fraud' })] },
  {
    view: 'rule.unknown',
    from: FARMER,
    texts: ['养鱼证怎么办'],
    data: { more: false },
    ways: [{ name: 'file' }, { name: 'noFile' }],
  },
  { view: 'news.missed', from: FARMER, texts: [news('修鞋铺搬家')], ways: [{ name: 'section.affairs' }] },
  {
    view: 'news.found',
    from: FARMER,
    texts: [news('服装厂')],
    known: {
      allNews: async () => NEWS.slice(1).flatMap((item) => [item, { ...item, id: `${item.id}2` }]),
    },
    ways: [{ text: '服装厂招工30人' }],
  },
  {
    view: 'guide.closes',
    from: FARMER,
    texts: [rule({ words: '盖房最晚哪天申请' })],
    known: { matters: async () => MATTERS.map(closing) },
    data: { matter: '建房许可', deadline: '每年11月30日前' },
    ways: [{ title: 'matter.guide' }, { title: 'appointment.book' }],
  },
  {
    view: 'guide.closesUnknown',
    from: FARMER,
    texts: [rule({ words: '盖房最晚哪天申请' })],
    data: { matter: '建房许可' },
    ways: [{ name: 'file' }, { name: 'noFile' }],
  },
];
