/** Whose subscriber a number is. */
import type { CarriedOver } from '../../../src/core/model/route';
import { afterRefusal, afterText, homeOf } from '../../../src/core/sending/homeCarrier';
import { loadNumberPlan } from '../../../src/files/homeCarriers';
import { ROOT } from '../../../src/files/root';

const plan = loadNumberPlan(ROOT);
const NOW = 1_000;

test.each([
  ['+8613800000001', 'mobile'],
  ['+8613499000001', 'telecom'],
  ['+8613490000001', null],
  ['+8617405000001', 'telecom'],
  ['+8617406000001', null],
  ['+8613480000001', 'mobile'],
  ['+8618600000001', 'unicom'],
  ['+8619900000001', 'telecom'],
  ['+8619200000001', 'broadnet'],
  // Virtual operators stand on one of the three.
  ['+8616500000001', 'mobile'],
  ['+8616700000001', 'unicom'],
  ['+8617100000001', 'unicom'],
  ['+8616200000001', 'telecom'],
  ['+8617030000001', 'mobile'],
  ['+8617040000001', 'unicom'],
  ['+8617000000001', 'telecom'],
  // Of a segment that nobody has, of another country, of no phone.
  ['+8615400000001', null],
  ['+14155550100', null],
  ['10628', null],
])('%s is of %s', (phone, home) => {
  expect(homeOf(phone, plan)).toEqual({ home, away: [] });
});

test('every mobile segment of here is of somebody, but those that are given to nobody', () => {
  const nobodys = [];
  for (let first = 130; first < 200; first++)
    for (let fourth = 0; fourth < 10; fourth++)
      if (homeOf(`+86${first}${fourth}0000001`, plan).home === null) nobodys.push(`${first}${fourth}`);
  const whole = [...new Set(nobodys.map((segment) => segment.slice(0, 3)))];
  expect(whole).toEqual([
    '134', // of satellites
    '140', // to 144: of things, with 13 digits
    '141',
    '142',
    '143',
    '144',
    '154',
    '160',
    '161',
    '163',
    '164',
    '168',
    '169',
    '174',
    '179',
    '194',
  ]);
});

const PHONE = '+8613800000001';

test('a number that was carried over is where it was learned to be, however it is carried on', () => {
  const left = afterRefusal(PHONE, 'mobile', undefined, NOW);
  expect(homeOf(PHONE, plan, left)).toEqual({ home: null, away: ['mobile'] });
  const nobodys = afterRefusal(PHONE, 'telecom', left, NOW);
  expect(nobodys).toEqual({ phone: PHONE, home: null, away: ['mobile', 'telecom'], at: NOW });
  const found = afterText(PHONE, 'unicom', { plan, known: nobodys, at: NOW });
  expect(found).toEqual<CarriedOver>({ phone: PHONE, home: 'unicom', away: [], at: NOW });
  expect(homeOf(PHONE, plan, found ?? undefined).home).toBe('unicom');
  expect(afterRefusal(PHONE, 'unicom', found ?? undefined, NOW)).toMatchObject({
    home: null,
    away: ['unicom'],
  });
});

test.each([
  ['its own carrier', PHONE, 'mobile'],
  ['another country', '+14155550100', 'mobile'],
  ['a service number', '10086', 'unicom'],
] as const)('a text from %s tells nothing new', (_, phone, carrier) => {
  expect(afterText(phone, carrier, { plan, known: undefined, at: NOW })).toBeNull();
});
