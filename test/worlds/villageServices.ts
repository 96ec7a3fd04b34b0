/** The village's services, from memory: some matters, some news, and nothing asked yet. */

import type { ServiceReads } from '../../src/core/dialogue/scene/reads';
import type { Matter } from '../../src/core/model/matters';
import { BUILT_IN_SECTIONS, type NewsItem } from '../../src/core/model/news';

const guide = {
  aliases: ['盖房', '建房证'],
  papers: ['身份证', '户口本', '宅基地批准书'],
  place: '政务大厅3号窗口',
  hours: '周一至周五9:00-17:00',
  fee: '不收费',
  phone: '0595-12345678',
  seats: { am: 2, pm: 2, late: 1 },
};

export const MATTERS: Matter[] = [
  { id: 'JFXK', name: '建房许可', department: '自然资源局', promisedDays: 20, guide },
  {
    id: 'SGXK',
    name: '施工许可',
    department: '住建局',
    promisedDays: 10,
    guide: { ...guide, aliases: [], papers: ['施工合同'] },
  },
  { id: 'YYZZ', name: '营业执照', department: '市监局', promisedDays: 3, guide: null },
];

export const NEWS: NewsItem[] = [
  {
    id: 'n1',
    section: 'benefits',
    title: '耕地地力保护补贴开始发放',
    body: '今年的耕地地力保护补贴从11月20日起打卡。',
    at: Date.UTC(2026, 10, 20, 2),
  },
  {
    id: 'n2',
    section: 'jobs',
    title: '服装厂招工30人',
    body: '柳河镇服装厂招缝纫工30人。',
    at: Date.UTC(2026, 10, 18, 2),
  },
];

export const services: ServiceReads = {
  ticketsOf: async () => [],
  ticket: async () => null,
  rating: async () => null,
  matters: async () => MATTERS,
  sections: async () => [...BUILT_IN_SECTIONS],
  news: async (section) => NEWS.filter((item) => item.section === section),
  allNews: async () => NEWS,
  newsItem: async (id) => NEWS.find((item) => item.id === id) ?? null,
  seatsTaken: async () => [],
  appointment: async () => null,
  localDays: async () => new Map(),
  leadersOf: async () => ['+8613900000001'],
  alertsClosed: async () => [],
  alertsFor: async () => [],
  offices: async () => [
    { id: 'ZJJ', name: '住建局', ladder: ['+8613900000001', '+8613900000002'] },
    { id: 'SJJ', name: '市监局', ladder: ['+8613900000111'] },
  ],
  officeCases: async () => ({ count: 0, numbers: [] }),
  officeAccounts: async () => [],
  officeFlow: async () => [],
  officeCasesEnding: async () => [],
  hasteAsked: async () => [],
  appointmentsOf: async () => [],
  codesSentTo: async () => [],
  codesSince: async () => ({ unused: 0, wrong: 0 }),
  familyOf: async () => [],
  familyWaiting: async () => [],
  movesAbout: async () => [],
  movesWith: async () => [],
  registered: async () => null,
  household: async () => null,
  liaisonsOf: async () => [],
  phonesOf: async () => [],
  deadPhonesOf: async () => [],
  villageOf: async () => null,
  unreached: async () => [],
  householdsNamed: async () => [],
  casesInVillage: async () => ({ people: false, cases: [] }),
  villageMoney: async () => ({ unpaid: [], paidTo: [] }),
  consent: async () => null,
};
