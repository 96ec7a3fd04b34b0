/** The green channel: an alert that somebody answers, whoever does not. */

import type { Known } from '../../../src/core/cases/decision';
import { onUnanswered } from '../../../src/core/cases/greenChannel';
import type { Alert } from '../../../src/core/model/alerts';
import type { CaseRow } from '../../../src/core/model/cases';
import { at, heard, LEAD, office, told } from '../../worlds/county';
import { APPLICANT, DEPUTY, HEAD, SUPERVISOR } from '../../worlds/people';

const GREEN = { case: { green: true } };

/** The first alert of a green case of this matter, and the case. */
function alerted(matter = '施工许可') {
  const here = office();
  const decision = here.tell('accepted', '11-23T22:00', { case: { ...GREEN.case, matter } });
  if (decision.outcome !== 'done') throw new Error(decision.outcome);
  const notice = decision.notices.find(({ alert }) => alert);
  const alert: Alert | null = notice?.alert ? { ...notice.alert, id: 'a1', message: 'm1' } : null;
  return { here, alert };
}

function passOn(alert: Alert | null, known: Known) {
  if (!alert) throw new Error('there was no alert');
  return onUnanswered(alert, known);
}

test('after half an hour it goes to the next on the ladder, who has half an hour again', () => {
  const { here, alert } = alerted();
  const { alert: state, notices } = passOn(alert, here.knownOf(LEAD, at('11-23T22:30')));
  expect(state).toBe('passedOn');
  expect(notices).toMatchObject([
    {
      to: HEAD,
      lane: 'alert',
      view: { view: 'alert.passedOn', data: { undelivered: false, promised: { month: 11, day: 30 } } },
      alert: {
        leader: HEAD,
        rung: 1,
        kind: 'green.accepted',
        at: at('11-23T22:30'),
        dueAt: at('11-23T23:00'),
      },
    },
  ]);
});

test('one that can not be delivered goes on before its time, and says so', () => {
  const { here, alert } = alerted();
  const { notices } = passOn(alert, here.knownOf(LEAD, at('11-23T22:01')));
  expect(notices).toMatchObject([{ to: HEAD, view: { data: { undelivered: true } } }]);
});

test('the last rung goes on waiting, and the supervisors have it, too: to be answered', () => {
  const { here, alert } = alerted();
  const { alert: state, notices } = passOn(
    alert && { ...alert, rung: 1 },
    here.knownOf(LEAD, at('11-23T23:00')),
  );
  expect(state).toBe('unanswered');
  expect(notices).toMatchObject([
    {
      to: SUPERVISOR,
      alert: { leader: SUPERVISOR, rung: 2, state: 'open' },
      lane: 'alert',
      view: { view: 'alert.unanswered', data: { department: '住建局' } },
    },
  ]);
});

test('above the supervisors there is nobody: theirs goes on waiting', () => {
  const { here, alert } = alerted();
  const theirs = alert && { ...alert, rung: 2, leader: SUPERVISOR };
  expect(passOn(theirs, here.knownOf(LEAD, at('11-23T23:30')))).toEqual({ alert: 'unanswered', notices: [] });
});

test('a department without leaders has its supervisors told at once', () => {
  const here = office();
  expect(told(here.tell('accepted', '11-23T10:00', { case: { ...GREEN.case, matter: '档案查询' } }))).toEqual(
    [
      [SUPERVISOR, 'alert.unanswered'],
      [APPLICANT, 'notice.accepted'],
    ],
  );
});

test('a leader who stands twice on the ladder is asked once', () => {
  const { here, alert } = alerted();
  const known = here.knownOf(LEAD, at('11-23T22:30'));
  const department = { id: 'ZJJ', name: '住建局', ladder: [DEPUTY, DEPUTY] };
  const directory = { ...known.directory, departments: new Map([['ZJJ', department]]) };
  expect(heard(passOn(alert, { ...known, directory }).notices)).toEqual([[SUPERVISOR, 'alert.unanswered']]);
});

test.each(['closed', 'withdrawn', 'rejected', 'suspended'] as const)(
  'of a case that is %s it just ends',
  (type) => {
    const { here, alert } = alerted();
    here.tell(type, '11-23T22:10');
    expect(passOn(alert, here.knownOf(LEAD, at('11-23T22:30')))).toEqual({ alert: 'ended', notices: [] });
  },
);

test('of a part whose lead is over it just ends', () => {
  const { here, alert } = alerted();
  const row = here.rows.get(LEAD) as CaseRow; // accepted above
  const parent: CaseRow = { ...row, number: 'QZ9', state: 'withdrawn' };
  const known = { ...here.knownOf(LEAD, at('11-23T22:30')), parent };
  expect(passOn(alert, known)).toEqual({ alert: 'ended', notices: [] });
});

test.each([
  ['down', 3],
  ['up', 4],
] as const)('seven days rounded %s are %d', (greenRounding, days) => {
  const limits = { ...office().knownOf(LEAD, 0).limits, greenRounding };
  const decision = office({ limits }).tell('accepted', '11-23T10:00', {
    case: { ...GREEN.case, matter: '消防设计审查' },
  });
  expect(decision).toMatchObject({ row: { promisedDays: days } });
});
