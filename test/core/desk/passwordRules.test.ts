import { passwordFault } from '../../../src/core/desk/passwordRules';

const OWNER = { login: 'wangkj', name: '王会计', phone: '+8613800000009' };

test.each([
  ['麦子熟了三月里下雨天', 'short'],
  ['麦子熟了三月里又下了雨天', null],
  ['correct horse battery', null],
  ['Tr0ub4dor&3xyz', null],
  ['', 'short'],
  ['abcdefghijk', 'short'],
  ['a1b2c3d4e5f6', null],
  ['x'.repeat(129), 'long'],
  ['🌾🌽🥔🍎🐓🐖🐄🐑🚜🏡🌧️', null],
  ['aaaaaaaaaaaaaaaa', 'plain'],
  ['abababababababab', 'plain'],
  ['1234567890123456', 'plain'],
  ['abcdefghijklmnop', 'plain'],
  ['password2026!!', 'common'],
  ['２０２６Password', 'common'],
  ['!!qwertyuiop123', 'common'],
  ['wodemima123456', 'common'],
  ['wo ai ni 1314520', 'common'],
  ['1qaz2wsx!!!!', 'common'],
  ['pass word 2026', 'common'],
  ['管理员2026年01月02日', null],
  ['管理员202601021234', 'common'],
  ['wangkj202601', 'own'],
  ['WangKJ@13800', 'own'],
  ['13800000009ab', 'own'],
  ['王会计王会计2026王会计', 'own'],
  ['wangkj loves the green hills', null],
] as const)('%s: %p', (password, fault) => {
  expect(passwordFault(password, OWNER)).toBe(fault);
});
