/** Departments of the invented county, the matters they are asked for, and their leaders. */

import type { DepartmentRecord, MatterRecord } from '../core/model/desk/reference';
import { COUNTY } from './county';
import { guideFor } from './guides';
import { LEADERS } from './people';

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
