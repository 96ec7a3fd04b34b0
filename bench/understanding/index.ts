/** What it costs to understand a text: the check texts one after another, beside the multiplications alone, in one run. */
import type { Model } from '../../src/core/language/lexicon/model';
import { understand } from '../../src/core/language/understand';
import { loadLexicon } from '../../src/files/lexicon';
import { ROOT } from '../../src/files/root';
import { contextOf } from '../../src/teach/contexts';
import { readChecks } from '../../src/teach/texts';
import { figure, median, table } from '../figures';
import { readNumbers } from '../options';

const DEFAULTS = {
  /** Over all texts; the table shows the medians. */
  rounds: 9,
};
/** Rounds before any counts. */
const WARM_UP = 2;
/** Stretches of a text whose rows are added up, as they are in a text of a dozen characters. */
const ROWS = 57;
/** From one row to the next: prime, so that they lie apart. */
const STRIDE = 7_919;

/** Does what is measured once for each text. */
interface Work {
  name: string;
  texts: number;
  run(): void;
}

export async function understanding(args: string[]): Promise<void> {
  const { rounds } = readNumbers(args, DEFAULTS);
  const works = worksOf();
  const took = new Map<Work, number[]>(works.map((work) => [work, []]));
  for (let round = -WARM_UP; round < rounds; round += 1)
    for (const work of works) {
      const before = process.cpuUsage();
      work.run();
      const { user, system } = process.cpuUsage(before);
      if (round >= 0) took.get(work)?.push((user + system) / work.texts);
    }
  const costs = works.map((work) => median(took.get(work) ?? []));
  const bare = costs[0] ?? Number.NaN;
  const rows = works.map(({ name, texts }, at) => {
    const cost = costs[at] ?? Number.NaN;
    return [name, figure(texts), figure(cost, 1), figure(cost / bare, 1)];
  });
  console.log(table(['', 'texts', 'µs of processor a text', 'times the first row'], rows));
}

function worksOf(): Work[] {
  const lexicon = loadLexicon(ROOT);
  const said = readChecks(ROOT)
    .flatMap(({ examples }) => examples)
    .map(({ text, state, subject, speaker }) => ({
      text,
      context: contextOf(state),
      around: { subject, speaker },
    }));
  const workOf = (name: string, texts: typeof said): Work => ({
    name,
    texts: texts.length,
    run: () => {
      for (const { text, context, around } of texts) understand(text, context, lexicon, around);
    },
  });
  const isChinese = ({ text }: { text: string }) => /[\u3400-\u9fff]/.test(text);
  return [
    ...(lexicon.model ? [multiplied(lexicon.model, said.length)] : []),
    workOf('check texts', said),
    workOf('of these in Chinese', said.filter(isChinese)),
    workOf(
      'in English',
      said.filter((one) => !isChinese(one)),
    ),
  ];
}

/** As many weights of the model as a text needs, from as many places, one by one and with nothing around them. */
function multiplied({ rows, units, labels }: Model, texts: number): Work {
  const size = units.length;
  const count = rows.length / size;
  const run = () => {
    let sum = 0;
    for (let text = 0; text < texts; text += 1) {
      for (let row = 0; row < ROWS; row += 1) {
        const start = ((text * ROWS + row) * STRIDE) % count;
        for (let unit = 0; unit < size; unit += 1) sum += (rows[start * size + unit] ?? 0) * text;
      }
      for (let label = 0; label < labels.length; label += 1) sum += (labels[label] ?? 0) * text;
    }
    if (Number.isNaN(sum)) throw new RangeError('not a number among the weights');
  };
  return { name: `${figure(labels.length + ROWS * size)} weights multiplied`, texts, run };
}
