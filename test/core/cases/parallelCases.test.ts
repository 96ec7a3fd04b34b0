/** Cases of several departments: what the applicant of the whole hears of its parts, and when the lead may decide. */

import type { EventType } from '../../../src/core/model/caseEvents';
import { at, LEAD, office, refusal, told } from '../../worlds/county';
import { APPLICANT } from '../../worlds/people';

const FIRE = { number: 'QZ20261123-0002', parent: LEAD, matter: '消防设计审查' };
const GREENERY = { number: 'QZ20261123-0003', parent: LEAD, matter: '环评审批' };
const FIRE_LEADER = '+8613900000171';
const GREENERY_LEADER = '+8613900000161';

function started(lead: 'received' | 'accepted' = 'accepted') {
  const here = office();
  here.tell(lead, '11-23T09:00');
  here.tell('accepted', '11-23T10:00', { case: FIRE });
  here.tell('received', '11-23T10:00', { case: GREENERY });
  return here;
}

test('a part takes from its lead what it does not say, and has a limit of its own', () => {
  const here = started();
  expect(here.rows.get(FIRE.number)).toMatchObject({
    parent: LEAD,
    department: 'XFDD',
    applicant: '张三丰',
    phone: APPLICANT,
    green: false,
    promisedAt: at('12-02T17:00'),
    promisedDays: 7,
  });
});

test('of a part the applicant hears its opinion and its end, with how many are done', () => {
  const here = started();
  const opinion = here.tell('opinion', '11-24T09:00', { case: { number: FIRE.number } });
  expect(opinion).toMatchObject({
    notices: [
      {
        to: APPLICANT,
        scope: 'case',
        view: {
          view: 'notice.opinion',
          data: {
            number: LEAD,
            matter: '施工许可',
            department: '消防大队',
            parts: { total: 2, done: 0, waiting: '消防大队、生态环境局' },
          },
        },
      },
    ],
  });
  expect(here.tell('approved', '11-24T10:00', { case: { number: FIRE.number } })).toMatchObject({
    notices: [
      { view: { view: 'notice.partDone', data: { parts: { total: 2, done: 1, waiting: '生态环境局' } } } },
    ],
  });
  expect(told(here.tell('closed', '11-24T11:00', { case: { number: FIRE.number } }))).toEqual([]);
});

test.each<[EventType, string[]]>([
  ['accepted', []],
  ['supplement', ['notice.supplement']],
  ['refused', ['notice.refused']],
  ['withdrawn', []],
])('%s of a part: %j', (type, views) => {
  const here = started();
  const decision = here.tell(type, '11-24T09:00', { case: { number: GREENERY.number }, note: '缺图纸' });
  expect(told(decision).map(([, view]) => view)).toEqual(views);
});

test('what needs a hand names the part, not the lead', () => {
  const asked = started().tell('supplement', '11-24T09:00', {
    case: { number: GREENERY.number },
    note: '缺图纸',
  });
  expect(asked).toMatchObject({
    notices: [
      { to: APPLICANT, scope: 'statutory', view: { data: { number: GREENERY.number, matter: '环评审批' } } },
    ],
  });
});

test.each(['approved', 'closed'] as const)('the lead can not be %s while parts are open', (type) => {
  const here = started();
  here.tell('routed', '11-23T11:00');
  expect(refusal(here.tell(type, '11-24T09:00'))).toBe(
    `partsOpen: 2 of the 2 parts of case ${LEAD} are open: 消防大队 (${FIRE.number}), 生态环境局 (${GREENERY.number})`,
  );
  here.tell('approved', '11-24T10:00', { case: { number: FIRE.number } });
  here.tell('refused', '11-24T10:00', { case: { number: GREENERY.number } });
  expect(refusal(here.tell(type, '11-24T11:00'))).toBe('done');
});

test('the lead may be withdrawn at any time, and then nothing more is told of its parts', () => {
  const here = started();
  expect(refusal(here.tell('withdrawn', '11-24T09:00'))).toBe('done');
  expect(told(here.tell('opinion', '11-24T10:00', { case: { number: FIRE.number } }))).toEqual([]);
});

test('an opinion of the lead itself says how far the others are; without parts it says nothing', () => {
  const here = started();
  expect(told(here.tell('opinion', '11-24T09:00'))).toEqual([[APPLICANT, 'notice.opinion']]);
});

describe('the one-stop chain', () => {
  test('a lead that accepts tells the first leader of each open part, with its own limit', () => {
    const here = office();
    here.tell('received', '11-23T09:00');
    here.tell('received', '11-23T09:30', { case: FIRE });
    here.tell('refused', '11-23T09:40', { case: GREENERY });
    const accepted = here.tell('accepted', '11-23T10:00', {
      detail: { departments: ['生态环境局', '消防大队'] },
    });
    expect(told(accepted)).toEqual([
      [APPLICANT, 'notice.accepted'],
      [FIRE_LEADER, 'alert.copied'],
      [GREENERY_LEADER, 'alert.copied'],
    ]);
    expect(accepted).toMatchObject({
      notices: [
        {},
        {
          lane: 'notice',
          view: { data: { department: '住建局', number: LEAD, part: '消防设计审查', days: 7 } },
        },
        { view: { data: { part: null, days: null } } },
      ],
    });
  });

  test('a part that comes after the acceptance is told of at once, unless its office has accepted it itself', () => {
    const here = office();
    here.tell('accepted', '11-23T09:00');
    expect(told(here.tell('received', '11-23T10:00', { case: GREENERY }))).toEqual([
      [GREENERY_LEADER, 'alert.copied'],
    ]);
    expect(told(here.tell('accepted', '11-23T10:00', { case: FIRE }))).toEqual([]);
  });

  test('in the green channel at any hour, and with half the time', () => {
    const here = office();
    here.tell('accepted', '11-23T09:00', { case: { green: true } });
    expect(here.tell('received', '11-23T22:00', { case: FIRE })).toMatchObject({
      row: { green: true },
      notices: [{ to: FIRE_LEADER, lane: 'alert', view: { data: { days: 3 } } }],
    });
  });
});

test('a part has no parts, an ended case takes none, and a case does not change its lead', () => {
  const here = started();
  const below = { number: 'QZ20261123-0004', parent: FIRE.number, matter: '档案查询' };
  expect(refusal(here.tell('received', '11-24T09:00', { case: below }))).toMatch(
    /^impossible: .* is itself a part/,
  );
  expect(refusal(here.tell('received', '11-24T09:00', { case: { ...FIRE, parent: 'QZ9' } }))).toMatch(
    /^impossible: .* is a part of/,
  );
  here.tell('withdrawn', '11-24T09:00');
  const more = { ...below, parent: LEAD };
  expect(refusal(here.tell('received', '11-24T10:00', { case: more }))).toMatch(
    /is withdrawn and takes no more parts/,
  );
});

test('a case that stands alone becomes no part later', () => {
  const here = office();
  here.tell('received', '11-23T09:00');
  here.tell('received', '11-23T09:00', {
    case: { number: 'QZ5', matter: 'SGXK', applicant: { name: '李', phone: '' } },
  });
  const moved = { case: { number: 'QZ5', parent: LEAD } };
  expect(refusal(here.tell('accepted', '11-23T10:00', moved))).toMatch(/^impossible: case QZ5 is no part of/);
  expect(refusal(here.tell('accepted', '11-23T10:00', { case: { number: 'QZ5', parent: null } }))).toBe(
    'done',
  );
});
