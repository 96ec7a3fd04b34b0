/** The parts of the benchmarks that can be right or wrong: options, figures, the table, the PDUs. */

import { figure, median, percentile, processorTime, table } from '../../bench/figures';
import { PACE, readSmsOptions, UsageError, WARM_UP, WINDOW } from '../../bench/options';
import { Cutter, deliverSm, readSubmit, responseTo } from '../../bench/speech/pdu';
import { Stopwatch } from '../../bench/stopwatch';
import { decodeDelivery } from '../../gateways/smpp/delivery';
import { encode, sequenceOf } from '../../gateways/smpp/pdu';

test('without options: 100,000 households, a window of 50, 200 a second', () => {
  expect(readSmsOptions([])).toEqual({
    households: 100_000,
    messages: 20_000,
    paced: 2_000,
    warmup: WARM_UP,
    runs: 1,
  });
  expect([WINDOW, PACE]).toEqual([50, 200]);
  expect(readSmsOptions(['--messages', '10', '--runs', '3'])).toMatchObject({ messages: 10, runs: 3 });
});

test.each([
  [['--messages', '0'], '--messages takes a whole number from 1 on'],
  [['--runs', 'many'], '--runs takes a whole number from 1 on'],
  [['--loud'], "Unknown option '--loud'"],
  [['fast'], "Unexpected argument 'fast'"],
  [['--households', '100'], `${WARM_UP + 22_000} questions need as many phones`],
])('%j is refused', (args, complaint) => {
  expect(() => readSmsOptions(args)).toThrow(UsageError);
  expect(() => readSmsOptions(args)).toThrow(complaint);
});

test('a table aligns its figures to the right', () => {
  const rows = [
    ['echo', figure(31_250), figure(0.4, 2)],
    ['durable', figure(9_870.6), figure(Number.NaN)],
  ];
  expect(table(['', 'a second', 'p99'], rows)).toBe(
    [
      '|         | a second |  p99 |',
      '| ------- | -------: | ---: |',
      '| echo    |   31,250 | 0.40 |',
      '| durable |    9,871 |    – |',
    ].join('\n'),
  );
});

test('figures of few, of many and of none', () => {
  const sorted = Float64Array.from({ length: 100 }, (_, i) => i + 1);
  expect([percentile(sorted, 0.5), percentile(sorted, 0.99), percentile(sorted, 1)]).toEqual([51, 100, 100]);
  expect(percentile(new Float64Array(), 0.5)).toBeNaN();
  expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2]);
  expect(processorTime([process.pid])).not.toBeLessThan(0); // not known where there is no /proc
  expect(processorTime([0x7fffffff])).toBeNaN();
});

test('a stopwatch counts each person once, whatever parts and strangers answer', () => {
  const watch = new Stopwatch({ first: 5, count: 2, window: 50, pace: 0 });
  const [one, two] = [watch.next(), watch.next()];
  expect([one, two]).toEqual(['13800000005', '13800000006']);
  for (const to of [`86${one}`, `86${one}`, '8613999999999']) watch.answer(to);
  expect([watch.answered, watch.done]).toEqual([1, false]);
  watch.answer(`86${two}`);
  expect(watch.done).toBe(true);
  const { p50, p99, segments, sample } = watch.measured('【乡信】…');
  expect([segments, sample]).toEqual([2, '【乡信】…']);
  expect(p99).toBeGreaterThanOrEqual(p50);
});

test('of so many people each asks once, neighbours far apart', () => {
  const watch = new Stopwatch({ first: 3, count: 10, among: 10, window: 50, pace: 0 });
  const asked = Array.from({ length: 10 }, () => watch.next());
  expect(new Set(asked).size).toBe(10);
  expect(Number(asked[1]) - Number(asked[0])).not.toBe(1);
  for (const to of asked) watch.answer(`86${to}`);
  expect(watch.done).toBe(true);
});

test.each(['BT', '补贴'])('its deliver_sm of %s is what the service reads', (text) => {
  const pdu = deliverSm(7, '8613800000001', text);
  const { source_addr, destination_addr, data_coding, text: octets } = decodeDelivery(pdu);
  expect({ source_addr, destination_addr }).toEqual({
    source_addr: '8613800000001',
    destination_addr: '10628',
  });
  const said = data_coding === 8 ? octets.swap16().toString('utf16le') : octets.toString();
  expect([sequenceOf(pdu), said]).toEqual([7, text]);
});

test('it reads a submit_sm, with and without a header, from any pieces', () => {
  const body = { destination_addr: '8613800000001', data_coding: 8 };
  const text = Buffer.from('补贴', 'utf16le').swap16();
  const header = Buffer.from('050003a70201', 'hex');
  const pdus = [
    encode('submit_sm', 1, { ...body, short_message: text }),
    encode('submit_sm', 2, { ...body, esm_class: 0x40, short_message: Buffer.concat([header, text]) }),
  ];
  const cutter = new Cutter();
  const cut = [...Buffer.concat(pdus)].flatMap((octet) => [...cutter.cut(Buffer.of(octet))]);
  expect(cut.map((pdu) => [sequenceOf(pdu), readSubmit(pdu).to, readSubmit(pdu).text()])).toEqual([
    [1, '8613800000001', '补贴'],
    [2, '8613800000001', '补贴'],
  ]);
  const response = responseTo(pdus[0] ?? Buffer.alloc(16), 'id1').toString('hex');
  expect(response).toBe('00000014800000040000000000000001' + '69643100');
});
