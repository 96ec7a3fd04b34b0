/** Cases that came as they stand: what is looked at, and when. */
import { timersOf, withTimers } from '../../../src/core/cases/timerMoments';
import type { CaseRecord } from '../../../src/core/model/records';
import { at, known, LEAD, office } from '../../worlds/county';

/** A case of ten working days from 23 November, as it stood then: promised for 7 December, warned of on the 3rd. */
function given(green = false) {
  const here = office();
  here.tell('accepted', '11-23T09:00', { case: { green } });
  const row = here.rows.get(LEAD);
  if (!row) throw new Error('the case was not taken');
  const { step: _, stepAt: _at, stepDueAt: _due, ...record } = row;
  const set = (when: string, more: Partial<CaseRecord> = {}) => {
    const { timers = [] } = withTimers({ cases: [{ ...record, ...more }] }, known(at(when)));
    return timers.map(({ kind, dueAt }) => [kind, dueAt]);
  };
  return { row, set };
}

test.each([true, false])('a fresh one has the timers that its events would have set (green: %s)', (green) => {
  const { row, set } = given(green);
  const wanted = timersOf(row, known(at('11-23T10:00'))).map(({ kind, dueAt }) => [kind, dueAt]);
  expect(set('11-23T10:00')).toEqual(wanted);
});

test.each([
  ['12-03T16:59', [['case.warning', '12-03T17:00']]],
  ['12-03T17:00', [['case.overdue', '12-07T17:00']]],
  ['12-07T17:00', [['case.redCard', '12-10T17:00']]],
  ['12-10T17:00', []],
])('one that comes at %s has the next and nothing that is over', (when, timers) => {
  expect(given().set(when)).toEqual(timers.map(([kind = '', due = '']) => [kind, at(due)]));
});

test.each(['suspended', 'closed', 'preregistered', 'paymentDue'] as const)(
  'one that is %s has none',
  (state) => {
    expect(given(true).set('11-23T10:00', { state })).toEqual([]);
  },
);

test('one without a promise is looked at where nothing happens to it', () => {
  const none = { promisedAt: null, promisedDays: null };
  expect(
    given()
      .set('11-23T10:00', none)
      .map(([kind]) => kind),
  ).toEqual(['step.stuck']);
});

test('records without cases stay as they are', () => {
  const records = { areas: [] };
  expect(withTimers(records, known(0))).toBe(records);
});
