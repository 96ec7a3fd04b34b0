/** An invented county with one township, and the programmes it pays at invented rates. No province has the code 99. */
import type { AreaRecord, ProgrammeRecord } from '../core/model/desk/reference';

const CITY = '990100000000';
export const COUNTY = '990123000000';
const TOWNSHIP = '990123101000';

const VILLAGE_NAMES = ['张庄村', '李家沟村', '石桥村', '河湾村', '枣林村', '东岗村'];

export const VILLAGES: AreaRecord[] = VILLAGE_NAMES.map((name, index) => ({
  id: `990123101${201 + index}`,
  parent: TOWNSHIP,
  level: 'village',
  name,
}));

export const AREAS: AreaRecord[] = [
  { id: CITY, parent: null, level: 'city', name: '澄州市' },
  { id: COUNTY, parent: CITY, level: 'county', name: '青溪县' },
  { id: TOWNSHIP, parent: COUNTY, level: 'township', name: '柳河镇' },
  ...VILLAGES,
];

export interface DemoProgramme extends ProgrammeRecord {
  /** Fen a unit; where there is no unit, fen a case. */
  rate: number;
  /** Month and day of payment. */
  paidOn: [month: number, day: number];
  /** Share of households that get it. */
  share: number;
}

export const DEMO_PROGRAMMES: DemoProgramme[] = [
  { id: 'LSZB', name: '粮食直补', unit: '亩', rate: 30_00, paidOn: [3, 18], share: 1 },
  { id: 'NZBT', name: '农资综合直补', unit: '亩', rate: 82_00, paidOn: [4, 22], share: 0.95 },
  { id: 'LZBT', name: '良种补贴', unit: '亩', rate: 10_00, paidOn: [5, 16], share: 0.6 },
  { id: 'GDDL', name: '耕地地力保护补贴', unit: '亩', rate: 78_00, paidOn: [6, 18], share: 0.8 },
  { id: 'TGHL', name: '退耕还林补助', unit: '亩', rate: 125_00, paidOn: [8, 20], share: 0.3 },
  { id: 'NJBT', name: '农机购置补贴', unit: '台', rate: 1_200_00, paidOn: [9, 12], share: 0.1 },
  { id: 'NCDB', name: '农村低保', unit: '人', rate: 3_600_00, paidOn: [7, 5], share: 0.25 },
  { id: 'WB', name: '城乡五保', unit: '人', rate: 8_400_00, paidOn: [7, 8], share: 0.08 },
  { id: 'YLJZ', name: '医疗救助', unit: null, rate: 2_350_00, paidOn: [5, 27], share: 0.15 },
  { id: 'JSJF', name: '计划生育奖励', unit: '人', rate: 960_00, paidOn: [9, 26], share: 0.15 },
  { id: 'WFGZ', name: '危房改造补助', unit: '户', rate: 14_000_00, paidOn: [10, 15], share: 0.08 },
];

export const PROGRAMMES: ProgrammeRecord[] = DEMO_PROGRAMMES.map(({ id, name, unit }) => ({
  id,
  name,
  unit,
}));
