import { parseSgipUrl } from '../../../gateways/sgip/options';

test('a link with nothing but an address and its node has safe defaults: nobody pays, the gateway alone may dial', () => {
  expect(parseSgipUrl('sgip://unicom:888888@192.0.2.7?node=3041012345')).toEqual({
    name: 'sgip',
    host: '192.0.2.7',
    port: 8801,
    tls: false,
    account: 'unicom',
    secret: '888888',
    gatewayAccount: 'unicom',
    gatewaySecret: '888888',
    source: '',
    signature: 'front',
    node: 3_041_012_345,
    corpId: '12345',
    serviceType: '',
    listen: 8801,
    from: ['192.0.2.7'],
    alphabet: 'ucs2',
    long: 'udh8',
    receipts: 'all',
    validity: 'off',
    connections: 1,
    window: 32,
    tps: 0,
    enquire: 60_000,
    timeout: 60_000,
    tries: 1,
    bindTimeout: 60_000,
  });
});

test('the gateway may have a name, a password and addresses of its own', () => {
  const query =
    'node=3041012345&gateway_account=gw&gateway_password=other&from=10.0.0.0/8,192.0.2.7&corp_id=99';
  expect(parseSgipUrl(`sgip://unicom:secret@gw.example?${query}`)).toMatchObject({
    gatewayAccount: 'gw',
    gatewaySecret: 'other',
    from: ['10.0.0.0/8', '192.0.2.7'],
    corpId: '99',
  });
});

test('every fault is told, and never the password: who may dial a gateway by its name is not guessed', () => {
  const read = () => parseSgipUrl('sgip://unicom:hunter2@gw.example?source=abc&long=pk&listen=0');
  expect(read).toThrow(
    'SGIP link sgip: node must be said: 3, the area and the enterprise, as 3041012345; source must be up to 20 digits; ' +
      'listen must be a whole number from 1 to 65535; ' +
      'from must be the addresses that the gateway dials from, as 10.0.0.0/8,192.0.2.7; long must be one of udh8, udh16',
  );
  expect(read).not.toThrow('hunter2');
});
