/** A proof of who somebody is, in one breath with what is asked: 我是李大山 121119 查下低保. */
import type { Intent } from '../../model/intent';
import type { Understood } from '../../model/understood';
import { piecesOf, withDigits, withoutNumber } from '../../text/proof';
import type { Lexicon } from '../lexicon/lexicon';
import { introducedIn, proofIn } from '../reading/identity';
import { readTyped } from '../reading/reading';

/** What can be asked in one breath with it. Of all else a name and six digits are something of their own. */
const PROVED_FOR: ReadonlySet<Intent> = new Set(['subsidy.query', 'case.status', 'contact.changePhone']);
/** Whatever is no digit, or could not be one, is looked at by nothing below. */
const DIGITS = /[0-9０-９〇零一二三四五六七八九幺两][-\s0-9０-９〇零一二三四五六七八九幺两]{4}/;

/** As whoever registered no household introduces himself: 我想看粮食补贴 我叫李大山. The digits are still to be asked for. */
export function withName(understood: Understood, text: string, lexicon: Lexicon): Understood {
  if (understood.proof || !isForProof(understood)) return understood;
  const name = introducedIn(readTyped(text, lexicon));
  return name === null ? understood : { ...understood, proof: { name } };
}

/** Money, and the own number, which is then asked for by the phone that writes. */
function isForProof({ intent, slots }: Understood): boolean {
  if (intent === 'contact.changePhone') return Object.keys(slots).length === 0;
  return intent === 'subsidy.query' && slots.about !== 'lost';
}

/** `again`: what the words mean without the proof. */
export function withProof(
  understood: Understood,
  text: string,
  lexicon: Lexicon,
  again: (rest: string) => Understood,
): Understood {
  const proves = understood.intent === 'identity.give';
  const isSure = proves || PROVED_FOR.has(understood.intent);
  if (!(isSure || mayBeProved(understood)) || !DIGITS.test(text)) return understood;
  const proof = proofIn(readTyped(text, lexicon));
  if (!proof) return understood;
  const unnamed = withDigits(text).replaceAll(proof.name, ' ');
  // 身份证尾号: what the number is called asks for nothing.
  const rest = withoutNumber(unnamed).split(lexicon.says.aroundProof).join(' ');
  // 换手机号 ends like what a number is called.
  const words = piecesOf(rest).length === 0 ? [] : [rest, unnamed.replace(proof.tail, ' ')];
  const asked = words.map(again).find(({ intent }) => PROVED_FOR.has(intent));
  if (asked) return { ...asked, proof };
  return proves || !isSure ? understood : { ...understood, proof };
}

/** 换手机号 周长河 151379: a name and digits beside it make doubtful what is clear without them. */
function mayBeProved({ askBack = [] }: Understood): boolean {
  return askBack.some(({ act: { intent } }) => PROVED_FOR.has(intent));
}
