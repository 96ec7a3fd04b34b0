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
    bind: 'both',
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
