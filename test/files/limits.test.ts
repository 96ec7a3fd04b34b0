import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadLimits } from '../../src/files/limits';
import { ROOT } from '../../src/files/root';

const folder = mkdtempSync(join(tmpdir(), 'limits-'));
const file = join(folder, 'templates', 'limits.json');

beforeAll(() => {
  mkdirSync(join(folder, 'templates'));
  cpSync(join(ROOT, 'templates', 'limits.json'), file);
});
afterAll(() => rmSync(folder, { recursive: true }));

const GOOD = loadLimits(ROOT);

test('the limits that come with the service', () => {
  expect(loadLimits(folder)).toEqual(GOOD);
  expect(GOOD).toMatchObject({ greenRounding: 'down', alertAnswer: 30 * 60_000, opens: 9, closes: 17 });
});

test.each<[string, object, RegExp]>([
  ['a share over one', { ...GOOD, warning: 1.2 }, /limits\.json: warning .*1/],
  ['minutes for milliseconds', { ...GOOD, alertAnswer: 30 }, /alertAnswer .*1000/],
  ['another rounding', { ...GOOD, greenRounding: 'half' }, /greenRounding .*"down"\|"up"/],
  ['closing before opening', { ...GOOD, closes: 8 }, /closes must be after opens/],
  ['a red card before the yellow one', { ...GOOD, yellowCard: 5 }, /redCard must not come before yellowCard/],
  ['a name that is not known', { ...GOOD, redcard: 3 }, /redcard/],
  ['two faults', { ...GOOD, stuck: 0, digestHour: 25 }, /stuck .*; digestHour /],
])('%s is refused with its name', (_what, said, fault) => {
  writeFileSync(file, JSON.stringify(said));
  expect(() => loadLimits(folder)).toThrow(fault);
});

test('an installation brings its own', () => {
  const own = join(folder, 'own.json');
  writeFileSync(own, JSON.stringify({ ...GOOD, stuck: 9 }));
  expect(loadLimits(ROOT, own)).toEqual({ ...GOOD, stuck: 9 });
  expect(() => loadLimits(ROOT, join(folder, 'none.json'))).toThrow(
    /LIMITS_FILE, .*none\.json: cannot be read: ENOENT/,
  );
});

test('what is not JSON is named', () => {
  writeFileSync(file, '{ "stuck": }');
  expect(() => loadLimits(folder)).toThrow(/limits\.json: is not JSON/);
});
