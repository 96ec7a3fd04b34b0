import { parseSmppUrl } from '../../../gateways/smpp/options';

test('a link with nothing but an address has usable defaults', () => {
  expect(parseSmppUrl('smpp://esme:secret@smsc.example:2776')).toEqual({
    name: 'smpp',
    host: 'smsc.example',
    port: 2776,
    tls: false,
    systemId: 'esme',
    password: 'secret',
    systemType: '',
    bind: 'transceiver',
    source: '',
    signature: 'front',
    range: '',
    connections: 1,
    window: 50,
    tps: 0,
    tries: 1,
    enquire: 30_000,
    timeout: 60_000,
    bindTimeout: 60_000,
    validity: 'relative',
    long: 'udh16',
    receipts: 'failures',
    alphabet: 'gsm7',
    ids: 'auto',
    plainReceipts: 'auto',
    dton: 1,
    dnpi: 1,
    ussd: { begin: 1, answer: 18, ask: 2, end: 17, only: false },
  });
});

test.each([
  ['smpp://a:b@h', { port: 2775, tls: false }],
  ['smpps://a:b@h?ca=/etc/ca.pem', { port: 3550, tls: true, ca: '/etc/ca.pem' }],
  [
    'smpp://a:p%40ss@[::1]:2775?bind=pair&ton=5&npi=0',
    { password: 'p@ss', host: '::1', bind: 'pair', ton: 5, npi: 0 },
  ],
  [
    'smpp://a:b@h?system_type=my%20type&tps=100&enquire=5',
    { systemType: 'my type', tps: 100, enquire: 5_000 },
  ],
])('%s', (url, options) => {
  expect(parseSmppUrl(url)).toMatchObject(options);
});

test('every fault is named at once with what is allowed, and the password never', () => {
  const url = 'smpp://a-system-id-too-long:secretsecret@h?name=cm&bind=both&window=0&tps=x&wndow=3';
  expect(() => parseSmppUrl(url)).toThrow(
    expect.objectContaining({
      message: expect.stringMatching(
        /^SMPP link cm: system_id must be at most 15 .*password must be at most 8 .*bind must be one of transceiver, pair; window must be a whole number from 1 to 10000; tps must be .*wndow is not known; allowed are name, /,
      ),
    }),
  );
  expect(() => parseSmppUrl(url)).not.toThrow(/secretsecret/);
});

test.each(['', 'http://h', 'smpp:h', 'nonsense'])('%j is no link', (url) => {
  expect(() => parseSmppUrl(url)).toThrow(/smpp/i);
});
