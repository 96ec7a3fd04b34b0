/** What of a text names a person and proves who it is: a name, and the last six of an identity number. */
import { isName, JOINS, LETTERS, looksLikeName, startsWithSurname } from './name';

/** A run of letters that may be a name: between numbers, marks, and the words by which people introduce one. */
export interface Piece {
  start: number;
  end: number;
  /** 我叫, 姓名, 户主 stands before it. */
  named: boolean;
}

const DIGIT = '[0-9\uff10-\uff19]';
const GAP = '[ \u3000\\t-]{1,2}';
/** Digits with the blanks that people put between them, and the check character that GB 11643 allows at the end. */
const NUMBER = `${DIGIT}(?:(?:${GAP})?${DIGIT})*(?:(?:${GAP})?[x\uff38\uff58×х](?![a-z]))?`;
const NUMBERS = new RegExp(NUMBER, 'giu');

const KIN =
  '爸爸?|妈妈?|爹|娘|阿[爸妈公嬷]|老[汉漢爸妈娘]|老[头頭]子?|爷爷?|爺爺?|奶奶?|婆子|父[亲親]|母[亲親]|儿子|女儿|媳妇|老公|老婆|爱人|丈夫|妻子|公公|婆婆|哥哥?|弟弟?|姐姐?|妹妹?|叔叔?|伯伯?|孙子|孙女';
const OWN = '[我俺咱][们們]?家?的?';
const NAMING = [
  `(?:${OWN})?老?(?:${KIN})(?:叫|是)`,
  `${OWN}老?(?:${KIN})`,
  '(?:[户戶]口|身份[证證]|本子)上(?:的?名字?)?(?:叫|是)',
  `(?:${OWN}|本人的?|[户戶]主的?|申请人的?)?(?:(?:姓名|名字|大名|学名|本名|真名)(?:就?是|叫|为|為)?|叫做?|是)`,
  '本人|[户戶]主|父[亲親]|母[亲親]|爷爷|奶奶|老公|老婆',
  "\\b(?:my )?name(?: is)?\\b|\\bi am\\b|\\bi['’]m\\b|\\bthis is\\b",
].join('|');
const NAMES = new RegExp(NAMING, 'iu');
const LABEL = [
  '身份[证證]?|[证證]件|[证證編编]?[号號][码碼]?|最?[后後末尾][头頭面边]?[六6\uff16][位个個]?(?:[数數]?字?)|[后後][头頭面边]|末尾|尾巴|尾[号號数數]|数字|[六6\uff16][位个個](?:[数數]字?)?',
  // 五组, 姓刘: where somebody lives, and the name that follows once more in full.
  '[一二三四五六七八九十\\d]{1,2}[组組社队隊]|姓\\p{sc=Han}{1,2}(?=[\\s,，、;；])',
  '\\b(?:id|identity|numbers?|card|last|six|digits|of|is|my|and|the|are|ends?|with|in|mrs?|ms|miss|grand(?:father|mother|pa|ma)|uncle|aunt(?:ie)?)\\b',
  '[想要](?=[問问查看知了请請])|麻[烦煩]|[请請][问問]?|帮[我忙]?|[查問问看](?:[询詢]|一?下|看|查)|家(?=[的里裡儿兒])',
  '[你您]好|[我俺咱你您的吗嗎么呢吧啊呀哦嘛]',
].join('|');
const CUTS = new RegExp(
  `(?<number>${NUMBER})|(?<naming>${NAMING})|(?<label>${LABEL})|[^${LETTERS}${JOINS}0-9\uff10-\uff19]+`,
  'giu',
);
const ENDS = new RegExp(`^[${JOINS}]+|[${JOINS}]+$`, 'gu');

const SPELLED =
  /(?<![〇零一二三四五六七八九幺两])[〇零一二三四五六七八九幺两]{5,18}(?![〇零一二三四五六七八九幺两])/g;
const VALUES = '〇0零0一1二2三3四4五5六6七7八8九9幺1两2';

/** 二一四零二七: an identity number that is spelled, in digits and of the same length; so is the 大X at its end. */
export function withDigits(text: string): string {
  return text
    .replace(SPELLED, (run) => [...run].map((sign) => VALUES[VALUES.indexOf(sign) + 1]).join(''))
    .replace(/(?<=[0-9]{5})大(?=[xX])/g, ' ');
}

const CALLED = new RegExp(
  `(?:(?:${LABEL}|${NAMING})[\\s,，、:：]*)*[0-9\uff10-\uff19][-\\s0-9\uff10-\uff19]{4,}[xX\uff38\uff58×]?`,
  'giu',
);

/** A text without its long numbers, and without what stands before one to say which it is. */
export function withoutNumber(text: string): string {
  return text.replace(CALLED, ' ');
}

/** Characters of an identity number that are asked for. */
const TAIL = 6;

/**
 * The last six of an identity number in a text, X in upper case: those of a whole one before six alone; null where
 * there is neither. Blanks between the digits and their width make no difference.
 */
export function tailIn(text: string): string | null {
  if (text.length < TAIL) return null; // a digit of a menu, as most inputs are
  const runs = (withDigits(text).match(NUMBERS) ?? []).map(partsOf);
  const found = (length: number) => runs.flat().find((part) => part.length === length);
  return found(18)?.slice(-TAIL) ?? found(TAIL) ?? null;
}

/** X for whatever people type as the X of an identity number: small, in full width, ×, or the Cyrillic letter. */
export function withPlainX(text: string): string {
  return text.replace(/[xX\uff58\uff38×хХ]/g, 'X');
}

/** The run as a whole, and what stands between its blanks. */
function partsOf(run: string): string[] {
  const parts = withPlainX(run.normalize('NFKC')).split(/[ \t-]+/);
  return parts.length === 1 ? parts : [parts.join(''), ...parts];
}

/** Whether words stand in a text by which people introduce a name; without them no piece of it is `named`. */
export function introduces(text: string): boolean {
  return NAMES.test(text);
}

/** All that may be a name, in order; linear in time. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  let named = false;
  const close = (cutAt: number) => {
    const run = text.slice(start, cutAt);
    const bare = run.replace(ENDS, '');
    if (bare === '') return;
    const from = start + run.indexOf(bare);
    pieces.push({ start: from, end: from + bare.length, named });
    named = false;
  };
  for (const cut of withDigits(text).matchAll(CUTS)) {
    close(cut.index);
    start = cut.index + cut[0].length;
    const { number, naming, label } = cut.groups ?? {};
    // 姓名:张三 – marks between the two do not part them.
    named = naming !== undefined || (named && number === undefined && label === undefined);
  }
  close(text.length);
  return pieces;
}

/** Rather this than that: introduced as a name, before one that begins as names do, before free of known words, before the rest of a sentence. */
interface Candidate {
  name: string;
  rank: number;
}

const NAMED = 4;
const LIKE_A_NAME = 2;
const CLEAN = 1;
/** 姓吴 名锦华. */
const IN_HALVES = /姓(\p{sc=Han}{1,2})[\s,，]*名(?:字|叫|是)*(\p{sc=Han}{1,2})(?!\p{sc=Han})/u;

/**
 * The name in a text that gives one; null where none is. `isWord` tells whether known words, each of two signs or
 * more, stand within a stretch: where another stretch is free of them, that one is the name. `surely`: it was introduced
 * as one, or begins as names do and is free of known words.
 */
export function nameIn(
  text: string,
  isWord: (start: number, end: number) => boolean,
  surely = false,
): string | null {
  const [, surname, given] = IN_HALVES.exec(text) ?? [];
  if (surname !== undefined && given !== undefined) return surname + given;
  const candidates = piecesOf(text).flatMap((piece) => candidatesOf(text, piece, isWord));
  const best = Math.max(...candidates.map(({ rank }) => rank));
  if (surely && best < LIKE_A_NAME + CLEAN) return null;
  return candidates.find(({ rank }) => rank === best)?.name ?? null;
}

function candidatesOf(
  text: string,
  { start, end, named }: Piece,
  isWord: (start: number, end: number) => boolean,
): Candidate[] {
  const whole = text.slice(start, end);
  const ranked = (name: string, at: number): Candidate => ({
    name,
    rank:
      (named ? NAMED : 0) +
      (looksLikeName(name) ? LIKE_A_NAME : 0) +
      (isWord(at, at + name.length) ? 0 : CLEAN),
  });
  const isWhole = isName(whole) && (!isWord(start, end) || !/\s/.test(whole));
  // 李大山 查下补贴: words between blanks, one of them the name.
  const spaced = [...whole.matchAll(/\S+/g)].map(({ 0: name, index }) => ({ name, at: start + index }));
  const parts = spaced.filter(
    ({ name, at }) => isName(name) && !isWord(at, at + name.length) && (!isWhole || startsWithSurname(name)),
  );
  // 孙淑芬今年的补贴: the name runs on into the next word.
  const first = prefixOf(whole, (length) => !isWord(start, start + length));
  return [
    ...(isWhole ? [ranked(whole, start)] : []),
    ...(first !== null ? [ranked(first, start)] : []),
    ...parts.slice(0, 1).map(({ name, at }) => ranked(name, at)),
  ];
}

/** Characters of most names, at their longest and shortest. */
const LONG = 4;
const SHORT = 2;

/** What the piece begins with that looks like a name and is free of known words, where a known word comes behind it; null: nothing does. */
function prefixOf(piece: string, isFree: (length: number) => boolean): string | null {
  for (let length = Math.min(LONG, piece.length - 1); length >= SHORT; length--) {
    if (!isFree(length)) continue;
    const name = piece.slice(0, length);
    return looksLikeName(name) && !isFree(length + 1) ? name : null;
  }
  return null;
}
