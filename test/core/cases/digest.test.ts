/** What leaders and supervisors read in the morning. */

import { digest, nextDigest } from '../../../src/core/cases/digest';
import type { CaseRow } from '../../../src/core/model/cases';
import { at, known, office } from '../../worlds/county';
import { DEPUTY, HEAD, SUPERVISOR } from '../../worlds/people';

const here = office();
const cases: [string, string, string][] = [
  ['1', 'SGXK', '11-02T09:00'],
  ['2', 'SGXK', '11-03T09:00'],
  ['3', 'SGXK', '11-04T09:00'],
  ['4', 'SGXK', '11-12T09:00'],
  ['5', 'SGXK', '11-23T07:00'],
  ['6', 'HPSP', '11-23T07:00'],
];
for (const [number, matter, when] of cases) here.tell('accepted', when, { case: { number, matter } });
here.tell('accepted', '11-02T09:00', { case: { number: '7', matter: 'XFSC' } });
here.tell('suspended', '11-03T09:00', { case: { number: '7' } });
const rows: CaseRow[] = [...here.rows.values()];

test('each leader with late cases, or nearly late ones, reads of the own department; supervisors of all', () => {
  const notices = digest(rows, known(at('11-25T08:00')));
  const day = '2026-11-25';
  const ours = {
    department: '住建局',
    running: 5,
    near: 1,
    late: 3,
    worst: [
      { matter: '施工许可', number: '1', days: 7 },
      { matter: '施工许可', number: '2', days: 6 },
    ],
  };
  const all = {
    running: 6,
    near: 1,
    late: 3,
    worst: [{ department: '住建局', running: 5, near: 1, late: 3 }],
  };
  expect(notices.map(({ to, view, key }) => [to, view.data, key])).toEqual([
    [DEPUTY, ours, `digest.department:ZJJ:${day}`],
    [HEAD, ours, `digest.department:ZJJ:${day}`],
    [SUPERVISOR, all, `digest.all:all:${day}`],
  ]);
});

test('a leader over two departments whose names begin alike hears of both', () => {
  const facts = known(at('11-25T08:00'));
  const alike = (id: string) => ({ id, name: `新河县自然资源和规划局${id}中心`, ladder: [HEAD] });
  const departments = new Map(['ZJJ', 'DJZX'].map((id) => [id, alike(id)]));
  const late = rows.filter(({ number }) => number === '1');
  const both = late.flatMap((row) => [row, { ...row, number: '8', department: 'DJZX' }]);
  const notices = digest(both, { ...facts, directory: { ...facts.directory, departments } });
  const keys = notices.filter(({ to }) => to === HEAD).map(({ key }) => key);
  expect(keys).toEqual(['digest.department:ZJJ:2026-11-25', 'digest.department:DJZX:2026-11-25']);
});

test('nothing at work, nothing to read', () => expect(digest([], known(at('11-25T08:00')))).toEqual([]));

test('nothing late nor nearly so, nothing to read for anybody', () => {
  const fine = rows.filter(({ department }) => department === 'STHJJ');
  expect(fine.filter(({ state }) => state === 'accepted')).toHaveLength(1);
  expect(digest(fine, known(at('11-25T08:00')))).toEqual([]);
});

test.each([
  ['11-23T07:59', '11-23T08:00', 'the same morning'],
  ['11-23T08:00', '11-24T08:00', 'the next'],
  ['11-27T12:00', '11-30T08:00', 'after the weekend'],
  ['02-13T12:00', '02-14T08:00', 'a Saturday made up for'],
  ['02-14T12:00', '02-24T08:00', 'after the holidays'],
])('after %s the next digest is at %s: %s', (now, next) => {
  const timer = nextDigest(known(at(now)));
  expect(timer).toMatchObject({ id: 'digest', kind: 'digest', dueAt: at(next) });
  expect(timer.subject).toBe(`2026-${next.slice(0, 5)}`);
});

test('a year that nobody knows has its digest every day', () => {
  expect(nextDigest(known(Date.parse('2027-01-02T12:00+08:00')))).toMatchObject({ subject: '2027-01-03' });
});
