import { parseSmgpUrl } from '../../../gateways/smgp/options';

test('a link with nothing but an address has safe defaults: nobody pays, and texts go in GB18030', () => {
  expect(parseSmgpUrl('smgp://12345678:888888@smgw.example')).toEqual({
    name: 'smgp',
    host: 'smgw.example',
    port: 8890,
    tls: false,
    account: '12345678',
    secret: '888888',
    source: '',
    signature: 'front',
    serviceId: '',
    msgSrc: '',
    feeType: '00',
    alphabet: 'gb18030',
    prefix: 'none',
    long: 'udh8',
    receipts: 'all',
    validity: 'off',
    connections: 1,
    window: 16,
    tps: 0,
    enquire: 60_000,
    timeout: 60_000,
    tries: 3,
    bindTimeout: 60_000,
  });
});

test('every fault is told, and never the password', () => {
  const query = 'source=abc&fee_type=99&alphabet=gsm7&tries=0&version=3.0';
  const read = () => parseSmgpUrl(`smgp://123456789:hunter2@h?${query}`);
  expect(read).toThrow(
    'SMGP link smgp: tries must be a whole number from 1 to 10; ClientID must be at most 8 ASCII characters; ' +
      'source must be up to 20 digits; fee_type must be 00 to 03; alphabet must be one of ucs2, gb18030; ' +
      'version is not known; allowed are',
  );
  expect(read).not.toThrow('hunter2');
});
