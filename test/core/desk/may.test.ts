import {
  boundsOf,
  type Grantee,
  may,
  mayAnywhere,
  mayGovern,
  needsMore,
  placed,
} from '../../../src/core/desk/may';
import { DESK_ACTIONS } from '../../../src/core/desk/rights';
import { DESK_ROLES, type DeskRole, type Grant } from '../../../src/core/model/desk/account';

const COUNTY = '410522/';
const TOWN = '410522/101/';
const PATHS: Record<string, string> = { '410522': COUNTY, '101': TOWN, '1010': '410522/1010/' };

const inArea = (role: DeskRole, area: string): Grant => ({ role, area, department: null });
const inDepartment = (role: DeskRole, department: string): Grant => ({ role, area: null, department });
const who = (...grants: Grant[]): Grantee => ({
  id: 'me',
  grants: grants.map((grant) => placed(grant, (area) => PATHS[area])),
});
const at = (path: string | null, department: string | null = null) => ({ path, department });

/** Written by hand, so that a change of the table is seen. */
const MAY: Record<DeskRole, string> = {
  publisher:
    'upload.look upload.rows upload.faults upload.discard upload.publish upload.sendBack household.look batch.look batch.pause message.look unreached.look optOut.look reference.look news.set',
  entryClerk:
    'upload.look upload.rows upload.faults upload.add upload.mend upload.discard upload.enter upload.sendBack household.look familyPhone.set batch.look unreached.look reference.look',
  financeChecker:
    'upload.look upload.rows upload.faults upload.check upload.sendBack household.look batch.look reference.look',
  villageChecker:
    'upload.look upload.rows upload.faults upload.confirm household.look unreached.look reference.look',
  liaison:
    'upload.look upload.rows upload.faults upload.confirm household.look familyPhone.set unreached.look reference.look',
  departmentClerk:
    'case.look ticket.look visit.look rating.look reference.look case.report ticket.answer upload.look upload.rows upload.faults upload.add upload.mend upload.discard upload.enter upload.sendBack',
  departmentHead:
    'case.look ticket.look visit.look rating.look reference.look upload.look upload.rows upload.faults upload.check upload.sendBack case.report ticket.answer haste.decide alert.answer matter.set news.set',
  leader:
    'case.look ticket.look visit.look rating.look reference.look upload.look batch.look haste.decide alert.answer',
  hotlineAgent:
    'household.look case.look ticket.look ticket.answer ticket.file visit.look message.look reference.look',
  supervisor:
    'case.look ticket.look visit.look rating.look reference.look alert.answer upload.look batch.look message.look unreached.look optOut.look audit.look',
  administrator:
    'upload.look upload.faults upload.add upload.mend upload.discard reference.look reference.set matter.set news.set setting.set webhook.set key.set account.set audit.look',
};

/** Worth nothing in an area: nobody of a department comes to its households that way. */
const OF_DEPARTMENTS: readonly DeskRole[] = ['departmentClerk', 'departmentHead'];

describe.each(DESK_ROLES)('as %s', (role) => {
  const allowed = MAY[role].split(' ');

  test.each(DESK_ACTIONS)(
    '%s: as the table says where one works, and nothing is there elsewhere',
    (action) => {
      const own = allowed.includes(action) ? 'yes' : 'role';
      const ofArea = who(inArea(role, '101'));
      const inside = OF_DEPARTMENTS.includes(role) ? 'foreign' : own;
      expect(may(ofArea, action, at(TOWN))).toBe(inside);
      expect(may(ofArea, action, at(`${TOWN}007/`))).toBe(inside);
      expect(may(ofArea, action, at(`${TOWN}007/`, 'ZJJ'))).toBe(inside);
      for (const foreign of [
        at(COUNTY),
        at('410522/1010/'),
        at('410522/102/'),
        at(null),
        at(null, 'ZJJ'),
        at(''),
      ])
        expect(may(ofArea, action, foreign)).toBe('foreign');

      const ofDepartment = who(inDepartment(role, 'ZJJ'));
      expect(may(ofDepartment, action, at(COUNTY, 'ZJJ'))).toBe(own);
      for (const foreign of [at(COUNTY), at(COUNTY, 'MZJ'), at(null), at(null, 'zjj'), at('')])
        expect(may(ofDepartment, action, foreign)).toBe('foreign');
    },
  );
});

test.each(OF_DEPARTMENTS)('%s in an area: no page, no list, no place of its own', (role) => {
  const everywhere = who(inArea(role, ''), inArea(role, '101'));
  for (const action of DESK_ACTIONS) {
    expect(mayAnywhere(everywhere, action)).toBe(false);
    expect(boundsOf(everywhere, action)).toEqual([]);
  }
});

test('three steps are three people; all else one may do who took a step', () => {
  const both = who(inArea('entryClerk', '101'), inArea('financeChecker', '101'), inArea('publisher', '101'));
  const mine = { ...at(TOWN), hands: ['other', 'me'] };
  for (const step of ['upload.enter', 'upload.check', 'upload.publish'] as const) {
    expect(may(both, step, mine)).toBe('samePerson');
    expect(may(both, step, { ...at(TOWN), hands: ['other'] })).toBe('yes');
  }
  expect(may(both, 'upload.mend', mine)).toBe('yes');
  expect(may(who(inArea('entryClerk', '101')), 'upload.publish', mine)).toBe('role');
  expect(may(both, 'upload.publish', { ...mine, path: COUNTY })).toBe('foreign');
});

test('several grants are not mixed: a role holds where it was given', () => {
  const mixed = who(inArea('liaison', '101'), inDepartment('departmentClerk', 'ZJJ'));
  expect(may(mixed, 'household.look', at(TOWN))).toBe('yes');
  expect(may(mixed, 'household.look', at(null, 'ZJJ'))).toBe('role');
  expect(may(mixed, 'case.look', at(TOWN))).toBe('role');
});

test('the whole installation is above every area; an area that is gone gives nothing', () => {
  expect(may(who(inArea('administrator', '')), 'account.set', at(''))).toBe('yes');
  expect(may(who(inArea('administrator', '')), 'account.set', at(TOWN))).toBe('yes');
  const gone = who(inArea('administrator', '999'));
  expect(may(gone, 'account.set', at(TOWN))).toBe('foreign');
  expect(mayAnywhere(gone, 'account.set')).toBe(false);
  expect(boundsOf(gone, 'account.set')).toEqual([]);
});

test('the bounds of an action are where its roles hold, each place once', () => {
  const one = who(
    inArea('liaison', '101'),
    inArea('hotlineAgent', '410522'),
    inArea('villageChecker', '101'),
    inDepartment('departmentHead', 'ZJJ'),
  );
  const [town, county] = [
    { area: '101', department: null },
    { area: '410522', department: null },
  ];
  expect(boundsOf(one, 'household.look')).toEqual([town, county]);
  expect(boundsOf(one, 'case.look')).toEqual([county, { area: null, department: 'ZJJ' }]);
  expect(boundsOf(who(inArea('leader', ''), inArea('leader', '101')), 'case.look')).toEqual([
    { area: null, department: null },
  ]);
});

test('an account is governed by who reaches all of its places', () => {
  const town = who(inArea('administrator', '101'));
  expect(mayGovern(town, [at(TOWN), at(`${TOWN}007/`)])).toBe('yes');
  expect(mayGovern(town, [at(TOWN), at(COUNTY)])).toBe('foreign');
  expect(mayGovern(town, [at('')])).toBe('foreign');
  expect(mayGovern(town, [])).toBe('yes');
  expect(mayGovern(who(inArea('supervisor', '101')), [at(TOWN)])).toBe('role');
  expect(mayGovern(who(inArea('supervisor', '101')), [])).toBe('role');
});

test.each([
  [null, false, 'password', null],
  [null, true, 'password', 'password'],
  ['S', false, 'password', 'code'],
  ['S', true, 'password', 'code'],
  ['S', true, 'code', 'password'],
  ['S', false, 'code', null],
  ['S', true, 'certificate', null],
] as const)(
  'with secret %p, a password to change %p, proved by %s: %p',
  (totp, mustChange, strength, more) => {
    expect(needsMore({ totp, mustChange }, strength)).toBe(more);
  },
);
