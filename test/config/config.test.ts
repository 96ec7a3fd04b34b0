import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CARRIERS, DEMO_ROUTE } from '../../gateways';
import { OWN_NAMES } from '../../gateways/link/settings';
import * as config from '../../src/config';
import { type Config, ConfigError, type Environment } from '../../src/config';
import * as dotenv from '../../src/config/dotenv';
import { settingsOf } from '../../src/config/read';

const readConfig = (env: Environment, faults?: Parameters<typeof config.readConfig>[2]) =>
  config.readConfig(env, CARRIERS, faults);
const loadEnvironment = (folder: string, given: Environment) =>
  config.loadEnvironment(folder, CARRIERS, given);
const parseDotenv = (text: string) => dotenv.parseDotenv(text, Object.keys(settingsOf(CARRIERS)));

const KEY = Buffer.alloc(32, 7).toString('base64');
const SID = `AC${'0'.repeat(32)}`;
const AUTH = 'a'.repeat(32);
const TWILIO = { TWILIO_ACCOUNT_SID: SID, TWILIO_AUTH_TOKEN: AUTH, TWILIO_FROM: '+13800000000' };

function faultsOf(env: Environment): [string, string][] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.faults.map((fault) => [fault.name, fault.wrong]);
  }
}

describe('an empty environment', () => {
  test('gives the documented defaults', () => {
    const { gateways, ...own } = readConfig({});
    expect(gateways.map(({ name }) => name)).toEqual(['ussd', 'wap']);
    expect(own).toEqual({
      production: false,
      demo: true,
      role: 'all',
      http: {
        host: '127.0.0.1',
        port: 8080,
        publicUrl: 'http://127.0.0.1:8080',
        allowedHosts: [],
        proxies: ['127.0.0.0/8', '::1'],
        tls: null,
      },
      database: { engine: 'sqlite', url: 'file:./data/xiangxin.db', path: './data/xiangxin.db' },
      redisUrl: null,
      dataKey: null,
      dataKeyOld: null,
      language: 'zh-CN',
      limitsFile: null,
      timeZone: 'Asia/Shanghai',
      signature: '乡信',
      quietHours: { from: 21 * 60, to: 8 * 60 },
      leaseFor: 30_000,
      logLevel: 'info',
      simulator: true,
      metricsToken: null,
      certificateGateways: [],
      webhookNetworks: [],
      trustsLoopback: true,
    });
  });

  test('and empty variables are absent ones', () => {
    const { gateways: _, ...own } = readConfig({ PORT: '', REDIS_URL: ' ', SIGNATURE: '' });
    expect(readConfig({})).toMatchObject(own);
  });

  test('and the result cannot be changed', () => {
    const config = readConfig({});
    expect(() => Object.assign(config.http, { port: 1 })).toThrow(TypeError);
    expect(() => Object.assign(config, { role: 'web' })).toThrow(TypeError);
  });
});

const good: [Environment, (config: Config) => unknown, unknown][] = [
  [{ NODE_ENV: 'production' }, (c) => [c.production, c.simulator], [true, false]],
  [{ NODE_ENV: 'production', SIMULATOR: 'on' }, (c) => c.simulator, true],
  [{ SIMULATOR: 'off' }, (c) => c.simulator, false],
  [{ SMPP_URL: 'smpp://a:b@h:1' }, (c) => c.simulator, false],
  [{ SMPP_URL: 'smpp://a:b@h:1', SIMULATOR: 'on' }, (c) => c.simulator, true],
  [TWILIO, (c) => c.simulator, false],
  [{ ...TWILIO, SIMULATOR: 'on' }, (c) => c.simulator, true],
  [{ USSD_TOKEN: 'sixteen-letters-' }, (c) => [c.demo, c.simulator], [false, false]],
  [{ WAP_TRUSTED_GATEWAYS: '10.0.0.0/8' }, (c) => [c.demo, c.simulator], [false, false]],
  [{ WAP_TRUSTED_GATEWAYS: '10.0.0.0/8', SIMULATOR: 'on' }, (c) => [c.demo, c.simulator], [false, true]],
  [{ SIMULATOR: 'off' }, (c) => c.demo, true],
  [{ NODE_ENV: 'production' }, (c) => c.trustsLoopback, false],
  [{ PUBLIC_URL: 'https://county.example' }, (c) => c.trustsLoopback, false],
  [{ PUBLIC_URL: 'http://localhost:8080' }, (c) => c.trustsLoopback, true],
  [{ PUBLIC_URL: 'http://localhost.county.example' }, (c) => c.trustsLoopback, false],
  [
    { ALLOWED_HOSTS: 'Portal.county.example, service 10.1.2.3 2001:db8::1' },
    (c) => c.http.allowedHosts,
    ['portal.county.example', 'service', '10.1.2.3', '2001:db8::1'],
  ],
  [{ HOST: '0.0.0.0', PORT: '0' }, (c) => c.http.publicUrl, 'http://0.0.0.0:0'],
  [{ HOST: '::1' }, (c) => c.http.publicUrl, 'http://[::1]:8080'],
  [{ PORT: '65535' }, (c) => c.http.port, 65_535],
  [{ PUBLIC_URL: 'https://x.example/a//' }, (c) => c.http.publicUrl, 'https://x.example/a'],
  [
    { DATABASE_URL: 'file:/a/b.db' },
    (c) => c.database,
    { engine: 'sqlite', url: 'file:/a/b.db', path: '/a/b.db' },
  ],
  [
    { DATABASE_URL: 'file:///a/b.db' },
    (c) => c.database,
    { engine: 'sqlite', url: 'file:///a/b.db', path: '/a/b.db' },
  ],
  [{ DATABASE_URL: 'mysql://u:p@h/d', DATA_KEY: KEY }, (c) => c.database.engine, 'mysql'],
  [{ DATABASE_URL: 'mysql://u:p%40%2F%23%25@h/d', DATA_KEY: KEY }, (c) => c.database.engine, 'mysql'],
  [{ REDIS_URL: 'redis://:p%40%2F%23@h/' }, (c) => c.redisUrl, 'redis://:p%40%2F%23@h/'],
  [{ REDIS_URL: 'rediss://h:1/2' }, (c) => c.redisUrl, 'rediss://h:1/2'],
  [{ REDIS_URL: 'redis+sentinel://a:1,b:2/main' }, (c) => c.redisUrl, 'redis+sentinel://a:1,b:2/main'],
  [{ ROLE: 'web', DATABASE_URL: 'mysql://h/d', DATA_KEY: KEY, REDIS_URL: 'redis://h' }, (c) => c.role, 'web'],
  [
    { SMPP_URL: ' smpp://a:b@h:2775?name=x  smpps://a:b@h:1?name=y ' },
    (c) => c.gateways.slice(0, 2).map(({ name }) => name),
    ['x', 'y'],
  ],
  [
    {
      CARRIER_URL: 'cmpp://900001:b@h?name=cm&source=10628  smpp://a:b@h',
      SMPP_URL: 'smpp://a:b@h?name=old',
    },
    (c) => c.gateways.slice(0, 3).map(({ name }) => name),
    ['cm', 'smpp', 'old'],
  ],
  [{ DATA_KEY: KEY }, (c) => c.dataKey?.length, 32],
  [TWILIO, (c) => c.gateways[0]?.route?.source, '+13800000000'],
  [{ USSD_CODES: '*106#, *123*4#' }, (c) => c.gateways[0]?.codes, ['*106#', '*123*4#']],
  [{ WAP_TRUSTED_GATEWAYS: '10.0.0.0/8 ::1/128,192.0.2.1' }, (c) => c.gateways[1]?.people, true],
  [{ LANGUAGE_DEFAULT: 'en' }, (c) => c.language, 'en'],
  [{ TIME_ZONE: 'Asia/Urumqi' }, (c) => c.timeZone, 'Asia/Urumqi'],
  [{ QUIET_HOURS: '00:00-23:59' }, (c) => c.quietHours, { from: 0, to: 1439 }],
  [{ QUIET_HOURS: '08:00-08:00' }, (c) => c.quietHours, null],
  [{ OUTBOX_LEASE: '10' }, (c) => c.leaseFor, 10_000],
  [{ LOG_LEVEL: 'silent' }, (c) => c.logLevel, 'silent'],
];
test.each(good)('%j is taken', (env, pick, expected) => {
  expect(pick(readConfig(env))).toEqual(expected);
});

const bad: [Environment, string][] = [
  [{ NODE_ENV: 'prod' }, 'NODE_ENV'],
  [{ HOST: 'a b' }, 'HOST'],
  [{ PORT: 'eighty' }, 'PORT'],
  [{ PORT: '65536' }, 'PORT'],
  [{ PORT: '-1' }, 'PORT'],
  [{ PUBLIC_URL: 'ftp://x' }, 'PUBLIC_URL'],
  [{ DATABASE_URL: 'file:' }, 'DATABASE_URL'],
  [{ DATABASE_URL: 'file::memory:' }, 'DATABASE_URL'],
  [{ DATABASE_URL: 'postgres://h/d' }, 'DATABASE_URL'],
  [{ DATABASE_URL: 'mysql://h/', DATA_KEY: KEY }, 'DATABASE_URL'],
  // Each of these would be passed over in silence, or end in an error that names something else.
  [{ DATABASE_URL: 'mysql://u:p@h/d?ssl=true', DATA_KEY: KEY }, 'DATABASE_URL'],
  [{ DATABASE_URL: 'mysql://u:p@ss/w@h/d', DATA_KEY: KEY }, 'DATABASE_URL'],
  [{ DATABASE_URL: 'mysql://u:p/w#1@h/d', DATA_KEY: KEY }, 'DATABASE_URL'],
  [{ DATABASE_URL: 'mysql://u:100%@h/d', DATA_KEY: KEY }, 'DATABASE_URL'],
  [{ REDIS_URL: 'redis://h/0?keyPrefix=a' }, 'REDIS_URL'],
  [{ REDIS_URL: 'redis://:100%@h' }, 'REDIS_URL'],
  [{ REDIS_URL: 'redis://:a#b@h' }, 'REDIS_URL'],
  [{ REDIS_URL: 'redis://h/queue' }, 'REDIS_URL'],
  [{ DATABASE_URL: 'mysql://h/d' }, 'DATA_KEY'],
  [{ DATA_KEY: Buffer.alloc(31).toString('base64') }, 'DATA_KEY'],
  [{ DATA_KEY: 'x'.repeat(44) }, 'DATA_KEY'],
  [{ REDIS_URL: 'http://h' }, 'REDIS_URL'],
  [{ ROLE: 'boss' }, 'ROLE'],
  [{ CARRIER_URL: 'sgip://a:b@h' }, 'CARRIER_URL'],
  [{ SMPP_URL: 'cmpp://900001:b@h' }, 'SMPP_URL'],
  [{ CARRIER_URL: 'cmpp://900001:b@h', SMPP_URL: 'smpp://a:b@h?name=cmpp' }, 'CARRIER_URL'],
  [{ SMPP_URL: 'http://a:b@h' }, 'SMPP_URL'],
  [{ SMPP_URL: 'smpp://h:2775' }, 'SMPP_URL'],
  [{ SMPP_URL: 'smpp://a:b@h:1 smpp://a:b@h:2' }, 'SMPP_URL'],
  [{ SMPP_URL: 'smpp://a:b@h:1?name=x smpp://a:b@h:2?name=x' }, 'SMPP_URL'],
  [{ SMPP_URL: 'smpp://a:b@h:1?name=cm smpp://a:b@h:2?name=CM' }, 'SMPP_URL'],
  [{ ...TWILIO, TWILIO_ACCOUNT_SID: 'AC1' }, 'TWILIO_ACCOUNT_SID'],
  [{ ...TWILIO, TWILIO_AUTH_TOKEN: 'x' }, 'TWILIO_AUTH_TOKEN'],
  [{ ...TWILIO, TWILIO_AUTH_TOKEN: '' }, 'TWILIO_AUTH_TOKEN'],
  [{ ...TWILIO, TWILIO_FROM: '' }, 'TWILIO_FROM'],
  [{ ...TWILIO, TWILIO_FROM: '+0' }, 'TWILIO_FROM'],
  [{ ...TWILIO, TWILIO_MESSAGING_SERVICE_SID: 'MG' }, 'TWILIO_MESSAGING_SERVICE_SID'],
  [{ ...TWILIO, TWILIO_API_URL: 'nowhere' }, 'TWILIO_API_URL'],
  [{ USSD_CODES: '*106#,106' }, 'USSD_CODES'],
  [{ USSD_TOKEN: 'short' }, 'USSD_TOKEN'],
  [{ ALLOWED_HOSTS: 'county.example:8080' }, 'ALLOWED_HOSTS'],
  [{ ALLOWED_HOSTS: '*' }, 'ALLOWED_HOSTS'],
  [{ WAP_MSISDN_HEADER: 'X-MSISDN, X-Up-SubNo' }, 'WAP_MSISDN_HEADER'],
  [{ WAP_TRUSTED_GATEWAYS: '10.0.0.0/33' }, 'WAP_TRUSTED_GATEWAYS'],
  [{ WAP_TRUSTED_GATEWAYS: '10.0.0/8' }, 'WAP_TRUSTED_GATEWAYS'],
  [{ WAP_TRUSTED_GATEWAYS: '::1/129' }, 'WAP_TRUSTED_GATEWAYS'],
  [{ LANGUAGE_DEFAULT: 'fr' }, 'LANGUAGE_DEFAULT'],
  [{ TIME_ZONE: 'Asia/Nowhere' }, 'TIME_ZONE'],
  [{ SIGNATURE: '【乡信】' }, 'SIGNATURE'],
  [{ SIGNATURE: '乡'.repeat(13) }, 'SIGNATURE'],
  [{ QUIET_HOURS: '24:00-08:00' }, 'QUIET_HOURS'],
  [{ QUIET_HOURS: '21-8' }, 'QUIET_HOURS'],
  [{ OUTBOX_LEASE: '4' }, 'OUTBOX_LEASE'],
  [{ OUTBOX_LEASE: '301' }, 'OUTBOX_LEASE'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  [{ SIMULATOR: 'yes' }, 'SIMULATOR'],
  [{ METRICS_TOKEN: 'a b'.repeat(9) }, 'METRICS_TOKEN'],
];
test.each(bad)('%j is refused', (env, name) => {
  expect(faultsOf(env).map(([fault]) => fault)).toEqual([name]);
});

describe('a wrong environment', () => {
  test('shows every fault at once, with what is allowed', () => {
    const env = {
      PORT: 'eighty',
      ROLE: 'worker',
      QUIET_HOURS: 'never',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://h/d',
    };
    expect(faultsOf(env)).toEqual([
      ['PORT', '("eighty") is not a number'],
      ['QUIET_HOURS', '("never") is not two times of day'],
      ['LOG_LEVEL', '("loud") is none of the allowed words'],
      ['REDIS_URL', 'is missing, which ROLE=worker needs'],
      ['DATA_KEY', 'is missing, which mysql:// needs'],
    ]);
    expect(() => readConfig(env)).toThrow('PORT ("eighty") is not a number; allowed: 0 to 65535');
  });

  test('names the faults of every link beside the others', () => {
    const env = { PORT: 'x', SMPP_URL: 'smpp://a:b@h:1?name=a&window=x smpp://a:b@h:1?name=b' };
    const read = () => readConfig(env);
    expect(read).toThrow('PORT ("x") is not a number');
    expect(read).toThrow(
      'SMPP_URL has a fault (SMPP link a: window must be a whole number from 1 to 10000); allowed',
    );
    expect(read).not.toThrow('name=b');
  });

  test('does not give a secret away', () => {
    const secret = 'hunter2-hunter2';
    const env = {
      DATABASE_URL: `postgres://u:${secret}@h/d`,
      REDIS_URL: `http://:${secret}@h`,
      SMPP_URL: `smtp://a:${secret}@h`,
      DATA_KEY: secret,
      USSD_TOKEN: `${secret} x`,
      METRICS_TOKEN: `${secret} x`,
      TWILIO_AUTH_TOKEN: secret,
    };
    expect(faultsOf(env).map(([name]) => name)).toEqual(expect.arrayContaining(Object.keys(env)));
    expect(() => readConfig(env)).not.toThrow(secret);
  });
});

describe('.env', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xiangxin-env-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('need not be there', () => {
    expect(loadEnvironment(join(folder, 'none'), { PORT: '1' })).toEqual({ env: { PORT: '1' }, faults: [] });
  });

  test('that is a folder is named', () => {
    mkdirSync(join(folder, 'mounted', '.env'), { recursive: true });
    const { env, faults } = loadEnvironment(join(folder, 'mounted'), { PORT: 'x' });
    const read = () => readConfig(env, faults);
    expect(read).toThrow('.env can not be read (EISDIR)');
    expect(read).toThrow('PORT ("x") is not a number');
  });

  test.each<[string, string, number]>([
    // 乡信 in GB18030, as Windows editors save it, and in UTF-16.
    ['GB18030', 'PORT=1\r\nSIGNATURE=\xcf\xe7\xd0\xc5\r\nHOST=::1\n', 2],
    ['GB18030 on the last line', 'PORT=1\nSIGNATURE=\xcf\xe7\xd0\xc5', 2],
    ['UTF-16', '\xff\xfeS\0I\0G\0N\0=\0aN\0', 1],
  ])('in %s is named with its line, and nothing of it is taken', (_, octets, line) => {
    const file = join(folder, '.env');
    writeFileSync(file, octets, 'latin1');
    const { env, faults } = loadEnvironment(folder, {});
    expect(env).toEqual({});
    expect(faults.map(({ wrong }) => wrong)).toEqual([`line ${line} of ${file} is not UTF-8`]);
  });

  test('gives way to what the process was given', () => {
    writeFileSync(join(folder, '.env'), 'PORT=1\nHOST=::1 # loopback\n');
    expect(loadEnvironment(folder, { PORT: '2' }).env).toEqual({ PORT: '2', HOST: '::1' });
  });

  test('is what this names: the process may be given what it likes', () => {
    expect(loadEnvironment(join(folder, 'none'), { SMPP_URLS: 'x', POST: '1' }).faults).toEqual([]);
  });

  test.each<[string, string[]]>([
    ['', []],
    ['# PORT 1\n\n  # more\nPORT=1\r\nHOST = ::1\n', []],
    ['export PORT=1\nROLE: all\nHOST=', []],
    ['\ufeff# as some editors write it\nPORT=1', []],
    ['OTHER="one\ntwo\nthree" # ours?\nPORT=1', []],
    ['PORT=1\nSMPP_URL smpp://a:hunter2@h\n', ['.env line 2 has no "="']],
    ['OTHER="one\ntwo"\nPORT 1\r\nhunter2', ['.env line 3 has no "="', '.env line 4 has no "="']],
    ['SMPP_URLS=smpp://a:hunter2@h', ['SMPP_URLS in .env is no setting']],
    [
      'DATABSE_URL=x\nsmpp_url=y\nPROT=2',
      ['DATABSE_URL in .env is no setting', 'smpp_url in .env is no setting'],
    ],
    ['MYSQL_PASSWORD=x\nHOME=/a\nURL=y\nTZ=Asia/Shanghai\nDEBUG=1', []],
    ['POST=80', ['POST in .env is no setting']],
  ])('%j', (text, expected) => {
    const { faults } = parseDotenv(text);
    expect(faults.map(({ name, wrong }) => `${name} ${wrong}`)).toEqual(expected);
    expect(JSON.stringify(faults)).not.toContain('hunter2');
  });

  test('says which name was meant', () => {
    expect(parseDotenv('TWILIO_ACOUNT_SID=x').faults).toEqual([
      {
        name: 'TWILIO_ACOUNT_SID',
        wrong: 'in .env is no setting',
        allowed: 'TWILIO_ACCOUNT_SID, which is nearly the same',
      },
    ]);
  });
});

test('every fault of every link is told, each with the number of its link', () => {
  const SMPP_URL =
    'smpp://h?name=ussd&window=0 http://h smpp://a:b@h?name=x smpp://a:b@h?name=X&tps=y&bind=z';
  expect(faultsOf({ SMPP_URL }).map(([, wrong]) => wrong)).toEqual([
    'has a link (number 1) without system_id or host',
    expect.stringMatching(
      /^has a link \(number 1\) with the name "ussd", which a gateway of the service's own has/,
    ),
    'has a fault (SMPP link ussd: window must be a whole number from 1 to 10000)',
    'has a link (number 2) that can not be read as smpp:// or smpps://; in a password write @ as %40, # as %23, / as %2F',
    'has a link (number 4) with the name "X", which another link has',
    'has a fault (SMPP link X: bind must be one of transceiver, pair; tps must be a whole number from 0 to 100000)',
  ]);
});

test('gateways of two carriers do not have one name', () => {
  const [links] = CARRIERS;
  if (!links) throw new Error('there is no first carrier');
  const [setting] = Object.values(links.settings);
  const other = {
    ...links,
    name: 'other',
    settings: setting ? { OTHER_URL: setting } : {},
    gateways: ({ OTHER_URL }: Record<string, unknown>) =>
      links
        .gateways({ CARRIER_URL: OTHER_URL }, { publicUrl: '' })
        .map((plan) => ({ ...plan, carrier: 'other' })),
  };
  const env = { SMPP_URL: 'smpp://a:b@h?name=cm', OTHER_URL: 'smpp://a:b@g?name=CM' };
  expect(() => config.readConfig(env, [links, other])).toThrow(
    'OTHER_URL has a link with the name "CM", which another link has; allowed: links',
  );
  expect(
    config.readConfig({ ...env, OTHER_URL: 'smpp://a:b@g?name=ct' }, [links, other]).gateways,
  ).toHaveLength(2);
});

/** Those of these settings that no line of a file of the project begins with, its indent aside. */
function leftOut(file: string, names: readonly string[], end: '=' | ': '): string[] {
  const lines = readFileSync(join(__dirname, '../..', file), 'utf8').split('\n');
  return names.filter((name) => !lines.some((line) => line.trimStart().startsWith(name + end)));
}

test('.env.example explains every setting, of the service and of each carrier', () => {
  expect(leftOut('.env.example', Object.keys(settingsOf(CARRIERS)), '=')).toEqual([]);
});

/** Said by the image, or of a process that is not the only one. */
const NOT_OF_COMPOSE = ['NODE_ENV', 'HOST', 'PORT', 'ROLE'];
test('compose.yaml hands all other settings on to the service', () => {
  const names = Object.keys(settingsOf(CARRIERS)).filter((name) => !NOT_OF_COMPOSE.includes(name));
  expect(leftOut('compose.yaml', names, ': ')).toEqual([]);
});

test('compose.yaml lets the log of no container fill the disk', () => {
  const [, services = ''] = readFileSync('compose.yaml', 'utf8').split(/^services:\n|^volumes:\n/m);
  const each = services.split(/^ {2}(?=\w+:\n)/m).filter((part) => /^\w/.test(part));
  expect(each).toHaveLength(4);
  for (const service of each) expect(service).toContain('\n    logging: *log\n');
});

test('no link has the name of a gateway of our own', () => {
  const own = [...CARRIERS.flatMap(({ reserved }) => reserved), 'simulator', DEMO_ROUTE.name];
  expect([...OWN_NAMES].sort()).toEqual([...own].sort());
  for (const name of [...own, 'USSD', 'Twilio']) {
    const read = () => readConfig({ SMPP_URL: `smpp://a:b@h:1?name=${name}` });
    expect(read).toThrow(`SMPP_URL has a link (number 1) with the name "${name}", which a gateway of the`);
  }
});
