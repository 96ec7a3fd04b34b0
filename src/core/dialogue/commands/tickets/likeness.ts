/** How much two texts of one person speak of the same thing. */
import { pairsOf } from '../../../text/pairs';

/** What is in every second complaint and every question about one, and tells none from another. */
const COMMON =
  /那[个件些]?|这[个件些]?|事[情儿]?|怎么样?|咋样?|什么|时候|处理|结果|答复|回复|投诉|举报|反映|咨询|问题|没有?人?|有没有|管|上次|到底|现在|老是|还|了|的|吗|呢|啊|吧|呀|我们?|你们?|您|就|都|也|是|在|不|有|请问?|一下/g;
const COMMON_WORDS = new Set(
  'about complaint question answer what when have does with that this your'.split(' '),
);
/** Words of English say something from this length on. */
const WORD = /[a-z0-9]{4,}/g;
const HAN = /[\u3400-\u9fff]/;

/** Pairs of characters, and whole words, that tell one thing from another. */
function signsOf(text: string): Set<string> {
  const plain = text.normalize('NFKC').toLowerCase();
  const pairs = pairsOf(plain.replace(COMMON, ' ')).filter((pair) => HAN.test(pair));
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

/** 有个事想投诉, I want to make a complaint: says that there is something, and not what. */
const WISHES =
  /[有想要]|[这那一]?[个件点些桩]|事[情儿]?|问题|情况|我们?|俺|咱们?|你们?|您|向|跟|给|投诉|举报|反映|咨询|请问?|麻烦|一?下|[的了呢啊吧]/g;
const WISHING_WORDS = new Set(
  'i id we have got a an the want wanna would like need to make file lodge submit put in raise send report ask complain complaint question query something one about for you please can could'.split(
    ' ',
  ),
);
/** Han characters, and words of other letters: less than this says nothing, nor does less beside a wish. */
const THIN = 3;
const THIN_BESIDE = 2;

/** Whether so few words were said that nobody can look into it. */
export function isThin(text: string): boolean {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const others = words.filter((word) => !WISHING_WORDS.has(word));
  return hanIn(text) + words.length < THIN || hanIn(text.replace(WISHES, '')) + others.length < THIN_BESIDE;
}

function hanIn(text: string): number {
  return [...text].filter((character) => HAN.test(character)).length;
}
