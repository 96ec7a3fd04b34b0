import { parseCmppUrl } from '../../../gateways/cmpp/options';

test('a link with nothing but an address has safe defaults', () => {
  expect(parseCmppUrl('cmpp://900001:888888@ismg.example')).toEqual({
    name: 'cmpp',
    host: 'ismg.example',
    port: 7890,
    tls: false,
    account: '900001',
    secret: '888888',
    version: '3.0',
    source: '',
    signature: 'front',
    serviceId: '',
    msgSrc: '900001',
    feeUser: 2,
    feeType: '01',
    alphabet: 'ucs2',
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

test('everything can be said', () => {
  const query =
    'name=cm&carrier=mobile&connections=4&source=106280107&version=2.0&service_id=XXNZ&msg_src=900002&fee_user=0&fee_type=02&prefix=86' +
    '&long=pk&receipts=none&validity=absolute&window=32&tps=50&enquire=30&timeout=20&tries=1&bind_timeout=5';
  expect(parseCmppUrl(`cmpp://900001:p%40ss@10.0.0.1:7891?${query}`)).toMatchObject({
    name: 'cm',
    carrier: 'mobile',
    connections: 4,
    secret: 'p@ss',
    port: 7891,
    version: '2.0',
    serviceId: 'XXNZ',
    msgSrc: '900002',
    feeUser: 0,
    feeType: '02',
    prefix: '86',
    tries: 1,
    timeout: 20_000,
  });
});

test('every fault is told, and never the password', () => {
  const query = 'carrier=cmcc&connections=99&version=4.0&source=abc&fee_type=99&fee_user=3&tries=0&bind=pair';
  const read = () => parseCmppUrl(`cmpp://9000012:hunter2@h?${query}`);
  expect(read).toThrow(
    'CMPP link cmpp: SP_Id must be at most 6 ASCII characters; carrier must be one of mobile, unicom, telecom, broadnet; ' +
      'connections must be a whole number from 1 to 32; tries must be a whole number from 1 to 10; ' +
      'version must be one of 3.0, 2.1, 2.0; source must be up to 20 digits; ' +
      'fee_user must be a whole number from 0 to 2; fee_type must be 01 to 05; bind is not known; allowed are',
  );
  expect(read).not.toThrow('hunter2');
});
