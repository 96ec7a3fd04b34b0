import type { Config } from '../../src/config';
import { play } from './play';

const stop = jest.fn(async () => {});
const say = jest.fn(async (_from: string, _to: string, text: string) => ({
  replies: text === '谢谢' ? [] : [{ text: '【乡信】有了', segments: text.length, encoding: 'ucs2' }],
}));
jest.mock(
  '../../src/main/start',
  () => ({
    start: async (config: Config) => ({
      url: `http://127.0.0.1:${config.http.port}`,
      door: config.production
        ? { link: '7k3d-9fmq-2xwb-4tne' }
        : { logins: ['admin'], password: 'abcd-efgh-jkmn' },
      stop,
      say,
    }),
    openService: async () => ({ stop, say }),
  }),
  { virtual: true },
);

beforeEach(() => jest.clearAllMocks());

describe('serve', () => {
  test('says where to go and what to try, and stops at a signal', async () => {
    const { code, out, err } = await play(['serve'], { PORT: '81' }, (signal) => signal());
    expect(code).toBe(0);
    expect(out).toContain('http://127.0.0.1:81/simulator');
    expect(out).toMatch(/13800000001 +BT/);
    expect(out).toContain('admin with the password abcd-efgh-jkmn');
    expect(err).toContain('SIGTERM: stopping');
    expect(stop).toHaveBeenCalledTimes(1);
  });

  test('has nothing to try in production', async () => {
    const { out } = await play(['serve'], { NODE_ENV: 'production' }, (signal) => signal());
    expect(out).toContain('http://127.0.0.1:8080/');
    expect(out).not.toMatch(/simulator|13800000001/);
    expect(out).toContain('http://127.0.0.1:8080/console/start/7k3d-9fmq-2xwb-4tne');
  });

  test('names the desk in production as browsers elsewhere reach it', async () => {
    const env = { NODE_ENV: 'production', PUBLIC_URL: 'https://xx.example.gov.cn' };
    const { out } = await play(['serve'], env, (signal) => signal());
    expect(out).toContain('https://xx.example.gov.cn/console\n');
    expect(out).toContain('https://xx.example.gov.cn/console/start/7k3d-9fmq-2xwb-4tne');
    expect(out).toContain('http://127.0.0.1:8080/readyz');
  });

  test('ends at once at the second signal', async () => {
    const twice = (signal: () => void) => [signal(), signal()];
    const { exits, err } = await play(['serve'], {}, twice);
    expect(exits).toEqual([130]);
    expect(err).toContain('SIGTERM again');
    expect(stop).toHaveBeenCalledTimes(1);
  });

  test('fails when it cannot stop', async () => {
    stop.mockRejectedValueOnce(new Error('the store would not close'));
    expect(await play(['serve'], {}, (signal) => signal())).toMatchObject({
      code: 1,
      err: expect.stringContaining('xiangxin: the store would not close'),
    });
  });
});

describe('say', () => {
  test.each([
    ['say --from 13800000001 BT', ['+8613800000001', '10628', 'BT'], '【乡信】有了\n(2 segments, ucs2)'],
    [
      'say --from +8613800000001 --to 106281 1',
      ['+8613800000001', '106281', '1'],
      '【乡信】有了\n(1 segment, ucs2)',
    ],
    ['say --from 10086 BT 2026', ['10086', '10628', 'BT 2026'], '【乡信】有了\n(7 segments, ucs2)'],
    [
      'say --from 13800000001 -- --debug',
      ['+8613800000001', '10628', '--debug'],
      '【乡信】有了\n(7 segments, ucs2)',
    ],
    ['say --from 13800000001 谢谢', ['+8613800000001', '10628', '谢谢'], '(no reply)'],
  ])('%s', async (line, asked, out) => {
    expect(await play(line.split(' '))).toMatchObject({ code: 0, out, err: '' });
    expect(say.mock.calls).toEqual([asked]);
    expect(stop).toHaveBeenCalledTimes(1);
  });

  test('closes the service when it fails', async () => {
    say.mockRejectedValueOnce(new Error('the store is read-only'));
    expect(await play(['say', '--from', '13800000001', 'BT'])).toMatchObject({
      code: 1,
      err: 'xiangxin: the store is read-only',
    });
    expect(stop).toHaveBeenCalledTimes(1);
  });
});
