/** Counts what happens, in Prometheus' words. Counting costs a look-up; the work is done when somebody reads. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Meter } from '../../ports';

type CounterName = Parameters<Meter['count']>[0];
type HistogramName = Parameters<Meter['observe']>[0];
type GaugeName = Parameters<Meter['gauge']>[0];
type Labels = Record<string, string>;

/** Every label there is; others are dropped, so that none can grow without end. */
const LABELS = ['gateway', 'link', 'intent', 'outcome', 'lane'];

const COUNTERS: Record<CounterName, string> = {
  received: 'Messages that came in.',
  refused: 'Messages that were not taken in, because too many waited.',
  understood: 'Messages by the intent they were understood as.',
  answered: 'Messages that were answered, by outcome.',
  sent: 'Texts that a carrier took over.',
  failed: 'Texts that will never be sent, by outcome.',
  retried: 'Sends that are tried again.',
  receipts: 'Delivery receipts, by outcome.',
  commits: 'Transactions.',
  alarms: 'What the supervisors are told of at once, by outcome: its kind.',
};

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const HISTOGRAMS: Record<HistogramName, { help: string; buckets: number[] }> = {
  reply_seconds: { help: 'From a message coming in to its answer being committed.', buckets: SECONDS },
  commit_seconds: { help: 'Time of a transaction.', buckets: SECONDS },
  send_seconds: { help: 'From a send to the word of the carrier.', buckets: SECONDS },
  commit_batch: { help: 'Changes that shared a transaction.', buckets: [1, 2, 5, 10, 25, 50, 100, 250, 500] },
};

const GAUGES: Record<GaugeName, string> = {
  waiting: 'Messages that came in and whose answer has not gone on its way yet.',
  waiting_most: 'So many of these may wait: beyond, what comes in is refused.',
  window_open: 'Sends that wait for the word of the carrier.',
  queue_depth: 'Texts still to be sent, by lane: reply, alert, notice or bulk.',
  queue_age_seconds: 'Age of the oldest text that is due, by lane.',
  link_up: '1 while the link is bound.',
};

interface Metrics {
  meter: Meter;
  /** Everything in the text format of Prometheus. */
  text(): Promise<string>;
  contentType: string;
}

/**
 * Has a registry of its own: two of them never mix. Names begin with `xiangxin_`. `ofProcess`: with figures of the
 * process, too, which is watched for them at every turn for as long as it lives.
 */
export function createMetrics({ ofProcess = false } = {}): Metrics {
  const registry = new Registry();
  if (ofProcess) collectDefaultMetrics({ register: registry, prefix: 'xiangxin_' });
  const counters = each(COUNTERS, (name, help) => lazyCounter(registry, name, help));
  const histograms = each(HISTOGRAMS, (name, options) => {
    const histogram = new Histogram({
      name: `xiangxin_${name}`,
      labelNames: LABELS,
      registers: [registry],
      ...options,
    });
    return child((labels) => histogram.labels(labels));
  });
  const gauges = each(GAUGES, (name, help) => {
    const gauge = new Gauge({ name: `xiangxin_${name}`, help, labelNames: LABELS, registers: [registry] });
    return child((labels) => gauge.labels(labels));
  });
  return {
    meter: {
      count: (name, labels, by = 1) => counters[name](labels, by),
      observe: (name, value, labels) => histograms[name](labels).observe(value),
      gauge: (name, value, labels) => gauges[name](labels).set(value),
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** Adds to a plain number, and hands it to prom-client when it is read: its own `inc` hashes the labels each time. */
function lazyCounter(
  registry: Registry,
  name: CounterName,
  help: string,
): (labels: Labels | undefined, by: number) => void {
  const tallies: { labels: Labels; value: number }[] = [];
  const counter = new Counter({
    name: `xiangxin_${name}_total`,
    help,
    labelNames: LABELS,
    registers: [registry],
    collect() {
      counter.reset();
      for (const tally of tallies) counter.inc(tally.labels, tally.value);
    },
  });
  const tallyOf = child((labels) => {
    const tally = { labels, value: 0 };
    tallies.push(tally);
    return tally;
  });
  return (labels, by) => {
    tallyOf(labels).value += by;
  };
}

/** Children by the value of one label, and so on for the labels behind it. */
interface Branch<T> {
  next: Map<string | undefined, Branch<T>>;
  child: T | null;
}

/** Makes one child for each set of labels, and finds it again label by label: no key has to be put together for that. */
function child<T>(make: (labels: Labels) => T): (labels: Labels | undefined) => T {
  const root: Branch<T> = { next: new Map(), child: null };
  return (labels = {}) => {
    let branch = root;
    for (const label of LABELS) branch = grown(branch, labels[label]);
    branch.child ??= make(
      Object.fromEntries(Object.entries(labels).filter(([label]) => LABELS.includes(label))),
    );
    return branch.child;
  };
}

function grown<T>({ next }: Branch<T>, value: string | undefined): Branch<T> {
  const known = next.get(value);
  if (known) return known;
  const branch: Branch<T> = { next: new Map(), child: null };
  next.set(value, branch);
  return branch;
}

function each<K extends string, V, R>(table: Record<K, V>, make: (key: K, value: V) => R): Record<K, R> {
  // Object.entries forgets the type of the keys, which are those of the table.
  return Object.fromEntries(
    (Object.entries(table) as [K, V][]).map(([key, value]) => [key, make(key, value)]),
  ) as Record<K, R>;
}
