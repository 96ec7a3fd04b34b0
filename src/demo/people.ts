/** People of the demo who are always the same (the README names them), and invented numbers, which no real person has. */
import { IDENTITY_CHECKS, identityCheck } from '../core/intake/numbers';

/** No province has the code 99. */
const REGION = '990123';

/** An identity number whose check character is wrong on purpose. `birth` is yyyymmdd, `sequence` 0–999. */
export function inventedIdentity(birth: string, sequence: number): string {
  const first17 = `${REGION}${birth}${String(sequence).padStart(3, '0')}`;
  const right = IDENTITY_CHECKS.indexOf(identityCheck(first17));
  return first17 + IDENTITY_CHECKS.charAt((right + 4) % 11);
}

/** A 一折通 account of 19 digits; no bank issues numbers that begin with 99. `tail` is its last four. */
export function inventedAccount(sequence: number, tail: number): string {
  return `99${String(sequence).padStart(13, '0')}${String(tail).padStart(4, '0')}`;
}

export const FARMER = {
  phone: '+8613800000001',
  name: '王德福',
  household: 'H0001',
  person: 'P0001',
  identity: inventedIdentity('19560314', 7),
  account: inventedAccount(1, 1234),
};

export const LIAISON = {
  phone: '+8613800000003',
  name: '李秀英',
  household: 'H0002',
  person: 'P0002',
  identity: inventedIdentity('19720925', 12),
  account: inventedAccount(2, 5678),
};

/** Has cases and no household here. */
export const APPLICANT = {
  phone: '+8613800000002',
  name: '张三丰',
  person: 'P9001',
  identity: inventedIdentity('19810602', 31),
};

/** Leaders of 住建局 as alerts climb, and who watches over all departments. */
export const LEADERS = {
  deputyHead: { phone: '+8613900000001', name: '陈国栋' },
  next: { phone: '+8613900000002', name: '赵振华' },
  supervisor: { phone: '+8613900000009', name: '孙玉梅' },
};
