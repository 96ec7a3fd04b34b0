import { createLog } from '../../src/main/log';
import { StoreError } from '../../src/ports';

function capture(level: 'info' | 'silent' = 'info') {
  const lines: string[] = [];
  return { lines, log: createLog(level, { write: (line: string) => void lines.push(line) }) };
}

test('one JSON line: level by name, time in ISO form, facts and words', () => {
  const { lines, log } = capture();
  log.info({ gateway: 'cm', count: 3 }, 'bound');
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    gateway: 'cm',
    count: 3,
    msg: 'bound',
  });
});

test('what is below the level is not written', () => {
  const { lines, log } = capture();
  log.debug({}, 'x');
  capture('silent').log.error({}, 'x');
  expect(lines).toEqual([]);
});

test.each(['text', 'phone', 'from', 'to', 'name', 'identity', 'account'])(
  '%s is masked at three depths',
  (key) => {
    const { lines, log } = capture();
    log.warn({ [key]: 'secret', a: { [key]: 'secret', b: { [key]: 'secret' } } }, 'x');
    expect(lines[0]).not.toContain('secret');
    expect(lines[0]?.match(/\[masked\]/g)).toHaveLength(3);
  },
);

test('an error keeps its kind and its cause, not the values of a query, not numbers, not what hangs on it', () => {
  const cause = Object.assign(new Error('Failed query: insert\nparams: 张三,BT'), { sql: 'values (张三)' });
  const { lines, log } = capture();
  log.error({ err: new StoreError('busy', 'phone +8613800000001 waits', { cause }) }, 'failed');
  expect(lines[0]).not.toMatch(/张三|13800000001/);
  expect(JSON.parse(lines[0] ?? '').err).toMatchObject({
    type: 'StoreError',
    kind: 'busy',
    cause: { type: 'Error' },
  });
});
