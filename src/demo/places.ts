/** An invented county with one township. No province has the code 99. */
import type { AreaRecord } from '../core/model/records';

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
