import { createHmac, hkdfSync } from 'node:crypto';
import { makeVault } from '../../../src/store/keys/vault';

const vault = makeVault(Buffer.alloc(32, 1));
const claimHash = (name: string, identity: string) =>
  vault.claimHash(vault.nameHash(name), vault.tailHash(identity));

test.each(['', '6', '621000123456789012', '11010119900101123X', '乡信'])(
  '%j opens as it was sealed',
  (plain) => {
    const sealed = vault.seal(plain);
    expect(sealed).toMatch(/^v1\.[\w-]+$/);
    if (plain.length > 1) expect(sealed).not.toContain(plain);
    expect(vault.seal(plain)).not.toBe(sealed);
    expect(vault.open(sealed)).toBe(plain);
  },
);

test.each([
  ['altered', (sealed: string) => `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`],
  ['of a newer form', (sealed: string) => sealed.replace('v1', 'v2')],
  ['cut', (sealed: string) => sealed.slice(0, 12)],
  ['plain', () => '621000123456789012'],
])('a value that is %s does not open', (_, spoil) => {
  expect(() => vault.open(spoil(vault.seal('621000123456789012')))).toThrow(/^a sealed value/);
});

test('another key opens nothing and hashes otherwise', () => {
  const other = makeVault(Buffer.alloc(32, 2));
  expect(() => other.open(vault.seal('x'))).toThrow('DATA_KEY');
  expect(other.identityHash('x')).not.toBe(vault.identityHash('x'));
});

test.each([
  [' 张三丰', '01123x'],
  ['张三丰', '11010119900101123X'],
  ['张三丰', '０１１２３Ｘ'],
])('%j with %j is the same claim', (name, tail) => {
  expect(claimHash(name, tail)).toBe(claimHash('张三丰', '01123X'));
});

test.each(['买买提•吐尔逊', '买买提 吐尔逊', '买买提吐尔逊', '买买提．吐尔逊'])(
  '%j is the name that the register writes with a dot',
  (name) => {
    expect(claimHash(name, '140079')).toBe(claimHash('买买提·吐尔逊', '140079'));
  },
);

test('a key of another length is refused', () => {
  expect(() => makeVault(Buffer.alloc(31))).toThrow('32 octets, not 31');
});

test.each(['x', '621000123456789012', '乡信'.repeat(200)])(
  '%j is found by its HMAC (RFC 2104)',
  (identity) => {
    const key = hkdfSync('sha256', Buffer.alloc(32, 1), '', 'xiangxin v1 hash', 32);
    const known = createHmac('sha256', Buffer.from(key)).update(`identity\n${identity.toUpperCase()}`);
    expect(vault.identityHash(identity)).toBe(known.digest('base64url'));
  },
);
