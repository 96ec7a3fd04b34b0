/** One table of what lies where; a right at the desk and a list both give its answers. */
import { may } from '../../../src/core/desk/may';
import { type Bound, covers, sightOf } from '../../../src/core/desk/sight';
import { isWithin, pathsOf } from '../../../src/core/desk/within';
import { EVERYWHERE, type Grant } from '../../../src/core/model/desk/account';

const COUNTY = { id: '410522', path: '410522/' };
const AREAS = [
  COUNTY,
  { id: '101', path: '410522/101/' },
  { id: '1010', path: '410522/1010/' },
  { id: '007', path: '410522/101/007/' },
  { id: '008', path: '410522/1010/008/' },
];
const DEPARTMENTS = [
  { id: 'ZJJ', area: '410522' },
  { id: 'ZQJ', area: '' },
  { id: 'NFZ', area: '101' },
  { id: 'GONE', area: '999' },
];

/** Where somebody works → the villages and the departments that are there for him. */
const TABLE: [Bound, villages: string, departments: string][] = [
  [{ area: EVERYWHERE }, '410522 101 1010 007 008', 'ZJJ ZQJ NFZ GONE'],
  [{ area: '410522' }, '410522 101 1010 007 008', 'ZJJ ZQJ NFZ GONE'],
  [{ area: '101' }, '101 007', 'NFZ'],
  [{ area: '1010' }, '1010 008', ''],
  [{ area: '007' }, '007', ''],
  [{ area: '10' }, '', ''],
  [{ area: '999' }, '', ''],
  [{ department: 'ZJJ' }, '', 'ZJJ'],
  [{ department: 'ZQJ' }, '', 'ZQJ'],
  [{ department: 'zjj' }, '', ''],
];

const { exactly, orTop } = pathsOf(AREAS);
const ids = (all: readonly { id: string }[], are: (id: string) => boolean) =>
  all.flatMap(({ id }) => (are(id) ? [id] : [])).join(' ');

test.each(TABLE)('%j', (bound, villages, departments) => {
  const { area = null, department = null } = bound;
  const path = area === EVERYWHERE ? EVERYWHERE : exactly(area);
  const grant = { role: 'supervisor', area, department } as Grant; // one of the two is there
  const me = { id: 'me', grants: [{ ...grant, path }] };
  const village = (id: string) => ({ path: exactly(id), department: null });
  const office = (id: string) => ({
    path: orTop(DEPARTMENTS.find((one) => one.id === id)?.area ?? null),
    department: id,
  });
  expect(ids(AREAS, (id) => may(me, 'case.look', village(id)) === 'yes')).toBe(villages);
  expect(ids(DEPARTMENTS, (id) => may(me, 'case.look', office(id)) === 'yes')).toBe(departments);

  // As `boundsOf` writes the whole installation.
  const bounds = area === EVERYWHERE ? { area: null } : bound;
  const sight = sightOf([bounds], { areas: AREAS, departments: DEPARTMENTS });
  expect(ids(AREAS, (id) => covers(sight, { village: id, department: null }))).toBe(villages);
  expect(ids(DEPARTMENTS, (id) => covers(sight, { village: null, department: id }))).toBe(departments);
});

test.each([
  [[], EVERYWHERE],
  [[COUNTY], '410522/'],
  [AREAS, '410522/'],
  [[COUNTY, { id: '410523', path: '410523/' }], EVERYWHERE],
  [
    [
      { id: '101', path: '101/' },
      { id: '1010', path: '1010/' },
    ],
    EVERYWHERE,
  ],
])('what is in no area of %j lies at %j', (areas, top) => {
  expect(pathsOf(areas).orTop(null)).toBe(top);
  expect(pathsOf(areas).orTop('nowhere')).toBe(top);
  expect(pathsOf(areas).exactly('nowhere')).toBeNull();
});

test('nothing lies in a place that is not there, and what has no path lies in no area', () => {
  const none = { path: null, department: null };
  expect(isWithin({ path: '410522/', department: null }, none)).toBe(false);
  expect(isWithin(none, { path: EVERYWHERE, department: null })).toBe(false);
});

test('money may go to the households of where a department works: of a whole county’s, to none by that alone', () => {
  const serves = (bound: Bound) =>
    [...(sightOf([bound], { areas: AREAS, departments: DEPARTMENTS })?.serves ?? ['all'])].join(' ');
  expect(serves({ department: 'NFZ' })).toBe('101 007');
  expect(serves({ department: 'ZQJ' })).toBe('');
  expect(serves({ area: '101' })).toBe('101 007');
  expect(serves({ area: '410522' })).toBe('all');
});
