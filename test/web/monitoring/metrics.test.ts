import { createMetrics } from '../../../src/web/monitoring/metrics';

const linesOf = async (metrics: ReturnType<typeof createMetrics>, name: string) =>
  (await metrics.text()).split('\n').filter((line) => line.startsWith(`xiangxin_${name}`));

test('counters add up by label, and reading them twice does not double them', async () => {
  const metrics = createMetrics();
  metrics.meter.count('understood', { intent: 'help' });
  metrics.meter.count('understood', { intent: 'help' }, 2);
  metrics.meter.count('understood', { intent: 'menu' });
  metrics.meter.count('commits');
  const expected = [
    'xiangxin_understood_total{intent="help"} 3',
    'xiangxin_understood_total{intent="menu"} 1',
  ];
  expect(await linesOf(metrics, 'understood')).toEqual(expected);
  expect(await linesOf(metrics, 'understood')).toEqual(expected);
  expect(await linesOf(metrics, 'commits')).toEqual(['xiangxin_commits_total 1']);
});

test('a histogram has its buckets, a gauge its last value', async () => {
  const metrics = createMetrics();
  metrics.meter.observe('reply_seconds', 0.004, { gateway: 'cm' });
  metrics.meter.gauge('queue_depth', 7, { gateway: 'cm' });
  metrics.meter.gauge('queue_depth', 5, { gateway: 'cm' });
  const buckets = await linesOf(metrics, 'reply_seconds_bucket');
  expect(buckets).toContain('xiangxin_reply_seconds_bucket{le="0.0025",gateway="cm"} 0');
  expect(buckets).toContain('xiangxin_reply_seconds_bucket{le="0.005",gateway="cm"} 1');
  expect(await linesOf(metrics, 'queue_depth')).toEqual(['xiangxin_queue_depth{gateway="cm"} 5']);
});

test('a label that is not on the list is dropped: none can grow without end', async () => {
  const metrics = createMetrics();
  metrics.meter.count('received', { gateway: 'cm', phone: '13800000001' });
  expect(await linesOf(metrics, 'received')).toEqual(['xiangxin_received_total{gateway="cm"} 1']);
});

test('two registries never mix, and both have the figures of the process', async () => {
  const [one, other] = [createMetrics({ ofProcess: true }), createMetrics({ ofProcess: true })];
  one.meter.count('commits');
  expect(await linesOf(other, 'commits')).toEqual([]);
  expect((await linesOf(other, 'process_resident_memory_bytes')).length).toBe(1);
});
