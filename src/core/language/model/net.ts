/** From the stretches of a text to scores: what they say moves hidden units, and these speak for labels. */

/** What is left of a unit that is moved below nothing: so it can still be woken. */
export const ASLEEP = 0.01;

/** A row of units for each stretch, and a row for each label: where its score starts, and what each unit adds to it. */
export interface Net {
  rows: Float32Array;
  /** Where each unit starts. */
  units: Float32Array;
  labels: Float32Array;
}

/** Which stretches a text has, by their row, and how much each counts. */
export interface Found {
  places: ArrayLike<number>;
  values: ArrayLike<number>;
}

/** What the stretches make of the units. */
export function unitsOf({ places, values }: Found, net: Net): Float64Array {
  const { rows } = net;
  const count = net.units.length;
  const units = new Float64Array(count);
  for (let at = 0; at < places.length; at++) {
    const row = (places[at] ?? 0) * count;
    const value = values[at] ?? 0;
    for (let unit = 0; unit < count; unit++)
      units[unit] = (units[unit] ?? 0) + value * (rows[row + unit] ?? 0);
  }
  return woken(units, net, 1);
}

/** The units, in place, when rows have moved each by so much. `step`: what a row's one is worth. */
export function woken(
  units: Float64Array,
  { units: starts }: Pick<Net, 'units'>,
  step: number,
): Float64Array {
  for (let unit = 0; unit < units.length; unit++) {
    const moved = (units[unit] ?? 0) * step + (starts[unit] ?? 0);
    units[unit] = moved > 0 ? moved : moved * ASLEEP;
  }
  return units;
}

/** How likely the units make each label; there are at least four. */
export function likely(units: Float64Array, { labels }: Pick<Net, 'labels'>): Float64Array {
  const size = units.length + 1;
  const scores = new Float64Array(labels.length / size);
  // Four sums side by side: each waits for its own last step alone. The last four may overlap those before.
  for (let next = 0; next < scores.length; next += 4) {
    const label = Math.min(next, scores.length - 4);
    let at = label * size;
    let one = labels[at] ?? 0;
    let two = labels[at + size] ?? 0;
    let three = labels[at + 2 * size] ?? 0;
    let four = labels[at + 3 * size] ?? 0;
    for (let unit = 0; unit < units.length; unit++) {
      const moved = units[unit] ?? 0;
      at++;
      one += moved * (labels[at] ?? 0);
      two += moved * (labels[at + size] ?? 0);
      three += moved * (labels[at + 2 * size] ?? 0);
      four += moved * (labels[at + 3 * size] ?? 0);
    }
    scores[label] = one;
    scores[label + 1] = two;
    scores[label + 2] = three;
    scores[label + 3] = four;
  }
  return softmax(scores);
}

/** Turns scores into probabilities, in place. */
function softmax(scores: Float64Array): Float64Array {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > most) most = score;
  let sum = 0;
  for (let at = 0; at < scores.length; at++) {
    const power = Math.exp((scores[at] ?? 0) - most);
    scores[at] = power;
    sum += power;
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / sum;
  return scores;
}

/** Nets side by side as one: its scores are the mean of theirs. There is at least one, and all know the same stretches. */
export function besides(nets: readonly Net[]): Net {
  const own = nets[0]?.units.length ?? 0;
  const count = own * nets.length;
  const stretches = (nets[0]?.rows.length ?? 0) / own;
  const known = (nets[0]?.labels.length ?? 0) / (own + 1);
  const rows = new Float32Array(stretches * count);
  const units = new Float32Array(count);
  const labels = new Float32Array(known * (count + 1));
  for (const [at, net] of nets.entries()) {
    const first = at * own;
    units.set(net.units, first);
    for (let row = 0; row < stretches; row++)
      rows.set(net.rows.subarray(row * own, (row + 1) * own), row * count + first);
    for (let label = 0; label < known; label++) {
      const from = label * (own + 1);
      const to = label * (count + 1);
      labels[to] = (labels[to] ?? 0) + (net.labels[from] ?? 0) / nets.length;
      for (let unit = 0; unit < own; unit++)
        labels[to + 1 + first + unit] = (net.labels[from + 1 + unit] ?? 0) / nets.length;
    }
  }
  return { rows, units, labels };
}
