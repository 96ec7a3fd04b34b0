import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../src/files/root';
import { play } from './play';

jest.mock(
  '../../src/store',
  () => ({
    migrate: async (url: string) => {
      if (url.includes('odd')) throw 'odd';
      throw new Error('the disk is full: make room\nparams: 张三丰');
    },
  }),
  { virtual: true },
);

test.each([['--help'], ['-h'], ['help'], ['help nonsense'], ['--help nonsense']])(
  '%s prints the usage',
  async (line) => {
    const { code, out, err } = await play(line.split(' '));
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^Usage: xiangxin SUBCOMMAND/);
    for (const name of ['serve', 'migrate', 'seed', 'say', 'understand', 'doctor'])
      expect(out).toContain(`  ${name}`);
  },
);

test.each([
  [
    'key --help',
    /^Usage: xiangxin key add --name NAME .*\n {7}xiangxin key list\n {7}xiangxin key revoke ID\n/,
  ],
  [
    'seed --help',
    /^Usage: xiangxin seed --households N \[--cases M\]\n\nAdd .*\.\n\n {2}--households N {2}with/,
  ],
  ['help serve', /^Usage: xiangxin serve\n\nRun the service\.$/],
  ['--help serve', /^Usage: xiangxin serve\n\nRun the service\.$/],
])('%s prints how that one is called', async (line, expected) => {
  expect(await play(line.split(' '))).toMatchObject({
    code: 0,
    out: expect.stringMatching(expected),
    err: '',
  });
});

test('--version prints the version', async () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(await play(['--version'])).toMatchObject({ code: 0, out: version, err: '' });
});

test.each([
  ['', 'a subcommand is missing'],
  ['frobnicate', 'unknown subcommand frobnicate'],
  ['toString', 'unknown subcommand toString'],
  ['--loud', 'unknown option --loud'],
  ['serve --loud', "Unknown option '--loud'"],
  ['serve now', "Unexpected argument 'now'"],
  ['migrate --down', "Unknown option '--down'"],
  ['doctor --fix', "Unknown option '--fix'"],
  ['seed', 'seed needs --households N'],
  ['seed --households', "Option '--households <value>' argument missing"],
  ['seed --households many', '--households takes a whole number from 0 on, not "many"'],
  ['seed --households -1', "Option '--households' argument is ambiguous\n"],
  ['understand x', "Unexpected argument 'x'"],
  ['seed --households 1 --cases 1e3', '--cases takes a whole number from 0 on, not "1e3"'],
  ['seed --households 99999999', 'seed makes at most 10000000 of each'],
  ['say BT', 'say needs --from PHONE'],
  ['say --from 13800000001', 'say needs a text'],
  ['say --from nobody BT', '--from takes a phone number'],
  ['say --from 13800000001 --to bank BT', '--to takes a code of digits'],
])('"%s" is refused with the usage', async (line, complaint) => {
  const { code, out, err } = await play(line.split(' ').filter(Boolean));
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(`xiangxin: ${complaint}`);
  expect(err).toContain('\nUsage: xiangxin ');
});

test.each(['serve', 'migrate', 'seed --households 1', 'say --from 13800000001 BT'])(
  '%s names every fault of the environment at once',
  async (line) => {
    const { code, out, err } = await play(line.split(' '), { PORT: 'eighty', ROLE: 'boss' });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('PORT ("eighty") is not a number; allowed: 0 to 65535');
    expect(err).toContain('ROLE ("boss") is none of the allowed words; allowed: all, web, gateway, worker');
    expect(err).not.toContain('Usage');
  },
);

describe('a failure', () => {
  test('is one sentence, without what the driver adds below', async () => {
    expect(await play(['migrate'])).toMatchObject({
      code: 1,
      out: '',
      err: 'xiangxin: the disk is full: make room',
    });
  });

  test('shows its stack with --debug', async () => {
    expect((await play(['migrate', '--debug'])).err).toMatch(/make room\n(.*\n)* {4}at /);
  });

  test('need not be an Error', async () => {
    const { code, err } = await play(['migrate'], {
      DATABASE_URL: 'file:odd',
      DATA_KEY: Buffer.alloc(32).toString('base64'),
    });
    expect([code, err]).toEqual([1, 'xiangxin: something failed without saying what; --debug may show more']);
  });
});
