import { CARRIERS } from '../../gateways';
import { type Environment, readConfig } from '../../src/config';
import { knowsPeople, reachesPeople, sendingPlanOf } from '../../src/main/sendingPlan';

const LINK = 'smpp://a:b@h:1?name=cm&source=10628&tps=30';
const USSD_ONLY = 'smpp://a:b@h:1?name=dial&source=10628&ussd=on';
const TWILIO = {
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'a'.repeat(32),
  TWILIO_FROM: '+13800000000',
};
const read = (env: Environment) => readConfig(env, CARRIERS);

describe('messages leave', () => {
  test.each<[Environment, boolean, string[]]>([
    [{}, true, ['handset']],
    [{ SIMULATOR: 'off' }, false, []],
    [{ NODE_ENV: 'production' }, false, []],
    [{ NODE_ENV: 'production', SIMULATOR: 'on' }, true, ['handset']],
    [{ SMPP_URL: LINK }, false, ['cm']],
    [{ SMPP_URL: LINK, SIMULATOR: 'on' }, false, ['cm']],
    [{ SMPP_URL: USSD_ONLY, SIMULATOR: 'on' }, false, []],
    [{ ...TWILIO, SIMULATOR: 'on' }, false, ['twilio']],
    [{ ...TWILIO, SMPP_URL: LINK }, false, ['cm', 'twilio']],
  ])('%j by the phones on the page: %s, by %j', (env, demoPhones, names) => {
    const plan = sendingPlanOf(read(env));
    expect(plan.demoPhones).toBe(demoPhones);
    expect(plan.routes.map(({ name }) => name)).toEqual(names);
  });
});

describe('people out there come in', () => {
  test.each<[Environment, boolean]>([
    [{}, false],
    [{ SIMULATOR: 'on', NODE_ENV: 'production' }, false],
    [{ SMPP_URL: LINK }, true],
    [{ SMPP_URL: USSD_ONLY }, true],
    [TWILIO, true],
    [{ USSD_TOKEN: 'sixteen-letters-' }, true],
    [{ WAP_TRUSTED_GATEWAYS: '10.0.0.0/8' }, true],
  ])('%j: %s', (env, expected) => {
    expect(knowsPeople(read(env))).toBe(expected);
  });
});

describe('people may be at the other end', () => {
  const HERE = 'smpp://a:b@127.0.0.1:2775?name=cm';
  const API = 'http://localhost:4010';
  test.each<[Environment, boolean]>([
    [{}, false],
    [{ NODE_ENV: 'production' }, true],
    [{ SMPP_URL: LINK }, true],
    [{ SMPP_URL: HERE }, false],
    [{ SMPP_URL: 'smpp://a:b@[::1]:2775?name=cm' }, false],
    [{ SMPP_URL: HERE, NODE_ENV: 'production' }, true],
    [{ SMPP_URL: `${HERE} ${LINK.replace('name=cm', 'name=ct')}` }, true],
    [TWILIO, true],
    [{ ...TWILIO, TWILIO_API_URL: 'https://api.example.org' }, true],
    [{ ...TWILIO, TWILIO_API_URL: API }, false],
    [{ ...TWILIO, TWILIO_API_URL: API, SMPP_URL: LINK }, true],
  ])('%j: %s', (env, expected) => {
    expect(reachesPeople(read(env))).toBe(expected);
  });
});
