import { type Installation, installationFrom, settingFaults } from '../../../src/core/setup/installation';
import { RULES } from '../../support/rules';

const DEFAULTS: Installation = { ...RULES.limits, signature: '乡信', quietHours: null };
const row = (name: string, value: unknown) => ({ name, value: JSON.stringify(value), by: 'a', at: 1 });

test('what comes with the program has no fault', () => {
  expect(settingFaults({ ...DEFAULTS })).toEqual([]);
});

test.each<[string, string, unknown]>([
  ['signature', 'thirteen characters', '一二三四五六七八九十一二三'],
  ['signature', 'brackets', '【青溪】'],
  ['signature', 'blanks alone', '  '],
  ['quietHours', 'hours as text', '21:00-08:00'],
  ['quietHours', 'no time between', { from: 60, to: 60 }],
  ['quietHours', 'a minute too many', { from: 1_440, to: 480 }],
  ['warning', 'nothing', 0],
  ['stuck', 'half a day', 1.5],
  ['opens', 'text', '9'],
  ['future', 'seconds', 600],
  ['greenRounding', 'a third way', 'half'],
  ['deadNumberCodes', 'an empty code', ['']],
])('%s does not take %s', (name, _what, value) => {
  expect(settingFaults({ ...DEFAULTS, [name]: value }).map((fault) => fault.name)).toEqual([name]);
});

test('what is set since goes before what the environment says', () => {
  const rows = [row('signature', '青溪'), row('quietHours', { from: 1_200, to: 420 }), row('stuck', 9)];
  expect(installationFrom(DEFAULTS, rows)).toEqual({
    ...DEFAULTS,
    signature: '青溪',
    quietHours: { from: 1_200, to: 420 },
    stuck: 9,
  });
});

test('a row of another version counts for nothing, and of rows that contradict one another none does', () => {
  expect(installationFrom(DEFAULTS, [row('colour', 'red'), row('stuck', 'long')])).toEqual(DEFAULTS);
  expect(installationFrom(DEFAULTS, [row('opens', 17), row('stuck', 9)])).toEqual(DEFAULTS);
});
