/** What puts somebody in danger, as far as the words tell; the words were understood as a cry for help before. */
import type { Danger } from '../../model/intent';

/** The first that fits: who wants to drink poison is not helped as one who has drunk it. */
const KINDS: readonly (readonly [Danger, RegExp])[] = [
  [
    'despair',
    /不想活|想死|去死算|自杀|轻生|寻短见|一了百了|活够|活[着起到得]?(?:真|都)?[没冇無无]|(?:想|要|准备|存了?.{0,3}|攒.{0,3}|买好?.{0,2})(?:喝?农?药|跳[楼河]|上吊)|药都?[买攒存]|井沿|窗户上挂|suicid|kill myself|(?:not|n'?t) want to live|end (?:it all|my life)/i,
  ],
  ['fire', /着火|起火|失火|火灾|烧起来|火烧|爆炸|\bfire\b|burning/i],
  [
    'violence',
    /拿.{0,2}刀|动刀|砍|打我|打人|打媳妇|打老婆|家暴|打得|抢劫|强奸|绑架|要杀|杀人|堵在|knife|hitting|beat(?:ing|s)?|attack|rape|gun\b/i,
  ],
  [
    'rescue',
    /水.{0,2}[淹漫进]|淹|涨水|发大水|洪水|落水|[掉落跳跌].{0,4}[河塘井水沟海]|翻船|台风|泥石流|滑坡|塌|垮|埋|压[着到住]|[被困]在|断了|flood|water com|fell in|collaps|trapped|drown/i,
  ],
  [
    'hurt',
    /流.{0,3}血|出.{0,2}血|吐血|喝.{0,3}药|敌敌畏|百草枯|中毒|昏|晕[倒过]|叫不醒|不醒|没气|喘不|心脏|中风|摔|砸|卷进|难产|要生了|受伤|触电|蛇咬|bleed|hurt|injur|poison|unconscious|faint|heart|stroke/i,
  ],
];

export function dangerIn(text: string): Danger | null {
  return KINDS.find(([, words]) => words.test(text))?.[0] ?? null;
}
