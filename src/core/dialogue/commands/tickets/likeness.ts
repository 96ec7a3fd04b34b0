/** How much two texts of one person speak of the same thing. */

/** Pairs of characters that are in every second complaint and every question about one. */
const COMMON = new Set(
  '怎么 么样 咋样 什么 时候 处理 结果 投诉 咨询 举报 反映 有没 没有 答复 回复 我们 你们 那个 这个 问题 事情 还没 没人 人管 上次 个事 到底 现在 我的 你好'.split(
    ' ',
  ),
);
/** Words of English say something from this length on. */
const WORD = /[a-z0-9]{4,}/g;
const COMMON_WORDS = new Set(
  'about complaint question answer what when have does with that this your'.split(' '),
);
const HAN = /[\u3400-\u9fff]/;
const MARKS = /[^\u3400-\u9fffa-z0-9]+/g;

/** Pairs of characters, and whole words, that tell one thing from another. */
function signsOf(text: string): Set<string> {
  const plain = text.normalize('NFKC').toLowerCase();
  const pairs = plain
    .split(MARKS)
    .flatMap((run) => Array.from({ length: Math.max(0, run.length - 1) }, (_, at) => run.slice(at, at + 2)))
    .filter((pair) => HAN.test(pair) && !COMMON.has(pair));
  const words = (plain.match(WORD) ?? []).filter((word) => !COMMON_WORDS.has(word));
  return new Set([...pairs, ...words]);
}

/** How many signs of `said` are in `text`, and which share of all that `said` has. */
export function likeness(said: string, text: string): { shared: number; share: number } {
  const signs = signsOf(said);
  const known = signsOf(text);
  const shared = [...signs].filter((sign) => known.has(sign)).length;
  return { shared, share: signs.size === 0 ? 0 : shared / signs.size };
}

/** Han characters, and words of other letters: less than this says nothing. */
const THIN = 3;

/** Whether so few words were said that nobody can look into it. */
export function isThin(text: string): boolean {
  const han = [...text].filter((character) => HAN.test(character)).length;
  return han + (text.match(/[a-z0-9]+/gi) ?? []).length < THIN;
}
