/** The points of the demo data that do not move: people read of them in the README and script against them. */
import { inventedAccount, inventedIdentity } from './identity';

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
