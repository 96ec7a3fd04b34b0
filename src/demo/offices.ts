/** Departments of the invented county, the matters they are asked for, with a guide to each, and their leaders. */

import type { MatterGuide } from '../core/model/matters';
import type { DepartmentRecord, MatterRecord } from '../core/model/records';
import { COUNTY } from './county';
import { LEADERS } from './people';

const HOURS = '周一至周五9:00-17:00';
const FREE = '不收费';

interface Written {
  aliases: string[];
  papers: string[];
  window: number;
  fee?: string;
  /** Visits a half-day; 0: come and wait. */
  seats?: number;
}

const WRITTEN: Record<string, Written> = {
  SGXK: {
    aliases: ['开工许可', '施工证'],
    papers: ['规划许可证', '施工合同', '图纸审查合格书'],
    window: 3,
    seats: 4,
  },
  WFJD: { aliases: ['危房改造', '危房'], papers: ['身份证', '户口本', '房屋照片'], window: 3, seats: 4 },
  GHHS: { aliases: ['规划验收'], papers: ['规划许可证', '竣工测量报告'], window: 5 },
  JFXK: {
    aliases: ['盖房', '建房证', '宅基地'],
    papers: ['身份证', '户口本', '宅基地批准书'],
    window: 5,
    seats: 6,
  },
  FCGH: {
    aliases: ['过户', '房子过户', '房产证'],
    papers: ['身份证', '不动产权证', '买卖合同'],
    window: 6,
    fee: '住宅登记费80元',
    seats: 6,
  },
  YYZZ: { aliases: ['执照', '开店', '个体户'], papers: ['身份证', '经营场所证明'], window: 8, seats: 6 },
  SPXK: { aliases: ['食品证', '开饭店', '卫生证'], papers: ['营业执照', '健康证', '平面图'], window: 8 },
  DBSQ: { aliases: ['低保', '吃低保'], papers: ['身份证', '户口本', '收入证明'], window: 10 },
  NJGZ: { aliases: ['农机补贴', '买农机'], papers: ['身份证', '购机发票', '一折通折子'], window: 11 },
  HKQY: {
    aliases: ['迁户口', '上户口', '户口'],
    papers: ['身份证', '户口本', '准迁证'],
    window: 12,
    seats: 6,
  },
  SFZ: {
    aliases: ['身份证', '换身份证', '补身份证'],
    papers: ['旧身份证', '户口本'],
    window: 12,
    fee: '工本费20元，补领40元',
    seats: 8,
  },
  SYDJ: { aliases: ['准生证', '生育证'], papers: ['夫妻身份证', '结婚证'], window: 13 },
  HPSP: { aliases: ['环评'], papers: ['立项批文', '环评报告'], window: 4 },
  XFSC: { aliases: ['消防', '消防审查'], papers: ['消防设计文件', '规划许可证'], window: 4 },
};

/** Null for a matter that nobody has written a guide for. */
function guideFor(matter: string): MatterGuide | null {
  const written = WRITTEN[matter];
  if (!written) return null;
  const { aliases, papers, window, fee = FREE, seats = 0 } = written;
  return {
    aliases,
    papers,
    place: `政务大厅${window}号窗口`,
    hours: HOURS,
    fee,
    phone: '0595-12345',
    seats: { am: seats, pm: seats, late: seats > 0 ? 2 : 0 },
  };
}

/** Short name, identifier, and phones of the leaders that alerts climb. */
const OFFICES: [name: string, id: string, ladder: string[]][] = [
  ['住建局', 'ZJJ', [LEADERS.deputyHead.phone, LEADERS.next.phone]],
  ['自然资源局', 'ZRZYJ', ['+8613900000101', '+8613900000102']],
  ['市监局', 'SJJ', ['+8613900000111', '+8613900000112']],
  ['民政局', 'MZJ', ['+8613900000121', '+8613900000122']],
  ['农业农村局', 'NYNCJ', ['+8613900000131', '+8613900000132']],
  ['公安局', 'GAJ', ['+8613900000141', '+8613900000142']],
  ['卫健局', 'WJJ', ['+8613900000151', '+8613900000152']],
  ['生态环境局', 'STHJJ', ['+8613900000161', '+8613900000162']],
  ['消防大队', 'XFDD', ['+8613900000171', '+8613900000172']],
];

export const DEPARTMENTS: DepartmentRecord[] = OFFICES.map(([name, id, ladder]) => ({
  id,
  area: COUNTY,
  name,
  ladder,
}));

const OFFERED: Omit<MatterRecord, 'guide'>[] = [
  { id: 'SGXK', department: 'ZJJ', name: '施工许可', promisedDays: 10 },
  { id: 'WFJD', department: 'ZJJ', name: '危房鉴定', promisedDays: 15 },
  { id: 'GHHS', department: 'ZRZYJ', name: '规划核实', promisedDays: 7 },
  { id: 'JFXK', department: 'ZRZYJ', name: '建房许可', promisedDays: 20 },
  { id: 'FCGH', department: 'ZRZYJ', name: '房产过户', promisedDays: 5 },
  { id: 'YYZZ', department: 'SJJ', name: '营业执照', promisedDays: 3 },
  { id: 'SPXK', department: 'SJJ', name: '食品经营许可', promisedDays: 15 },
  { id: 'DBSQ', department: 'MZJ', name: '低保申请', promisedDays: 30 },
  { id: 'NJGZ', department: 'NYNCJ', name: '农机购置补贴申请', promisedDays: 15 },
  { id: 'HKQY', department: 'GAJ', name: '户口迁移', promisedDays: 7 },
  { id: 'SFZ', department: 'GAJ', name: '身份证换领', promisedDays: 20 },
  { id: 'SYDJ', department: 'WJJ', name: '生育登记', promisedDays: 1 },
  { id: 'HPSP', department: 'STHJJ', name: '环评审批', promisedDays: 20 },
  { id: 'XFSC', department: 'XFDD', name: '消防设计审查', promisedDays: 7 },
];

export const MATTERS: MatterRecord[] = OFFERED.map((entry) => ({ ...entry, guide: guideFor(entry.id) }));

/** The matter with this identifier. Throws for one that is not on the list. */
export function matter(id: string): MatterRecord {
  const found = MATTERS.find((entry) => entry.id === id);
  if (!found) throw new Error(`the demo data has no matter ${id}`);
  return found;
}
