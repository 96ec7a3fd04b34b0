/** Invented people at the desk of the demo: who lets in, the three of 三定, who answers, and who only looks. */
import { type DeskRole, EVERYWHERE, type Grant } from '../core/model/desk/account';
import { COUNTY } from './county';

/** `login` is what is typed to sign in. */
export const DEMO_STAFF: readonly { login: string; name: string; grants: Grant[] }[] = [
  { login: 'admin', name: '管理员', grants: [grant('administrator', EVERYWHERE)] },
  {
    login: 'entry',
    name: '上报员小陈',
    grants: [grant('entryClerk', COUNTY), grant('villageChecker', COUNTY)],
  },
  { login: 'check', name: '财政所老周', grants: [grant('financeChecker', COUNTY)] },
  { login: 'publish', name: '信息员小林', grants: [grant('publisher', COUNTY)] },
  { login: 'hotline', name: '热线小吴', grants: [grant('hotlineAgent', EVERYWHERE)] },
  {
    // What a phone of no household says is nobody's but his who has the whole.
    login: 'leader',
    name: '李县长',
    grants: [grant('leader', EVERYWHERE), grant('supervisor', EVERYWHERE)],
  },
];

function grant(role: DeskRole, area: string): Grant {
  return { role, area, department: null };
}
