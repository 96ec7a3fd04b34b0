/** That somebody has died, where something is to be done about it: nothing else that the words ask for is an answer to that. */
import type { Intent } from '../../model/intent';
import type { Understood } from '../../model/understood';
import type { Lexicon } from '../lexicon/lexicon';
import { readTyped } from '../reading/reading';
import { senseOf } from '../reading/tokens';
import { calledIn, villagerIn } from '../reading/villager';

/** What else such words are taken for. Of a passbook, a case, a visit, a number they ask for just that. */
const TAKEN_FOR: readonly Intent[] = [
  'unknown',
  'consult.ask',
  'complaint.file',
  'subsidy.query',
  'liaison.look',
  'liaison.report',
  'liaison.unreached',
  'family.remove',
  'matter.guide',
  'help',
  'cancel',
];

/** Between the name and what is said of it: 上个月. */
const NEAR = 6;

/** `understood`, or that it was told. `isLiaison`: of the people of a village one tells that is to be put right. */
export function ofDeath(
  understood: Understood,
  text: string,
  isLiaison: boolean,
  lexicon: Lexicon,
): Understood {
  const { says } = lexicon;
  const plain = text.normalize('NFKC');
  if (!TAKEN_FOR.includes(understood.intent) || asksElse(understood, plain, lexicon)) return understood;
  const isStrong = says.passedAway.test(plain);
  const isLikely = isStrong || says.mayHaveDied.test(plain);
  if ((!isLikely && !says.isGone.test(plain)) || says.stillAlive.test(plain)) return understood;
  const asked = says.strikesOut.test(plain);
  const own = says.ownKin.test(plain);
  const isFollowed = says.afterDeath.test(plain) || says.accountOfDead.test(plain);
  const isOwn = own && isLikely && (asked || isFollowed);
  const isReport =
    isLiaison && !own && (isStrong || asked) && ((isLikely && asked) || isNamed(text, lexicon));
  if (!isReport && !isOwn && !(isStrong && asked)) return understood;
  const slots = { text: text.trim(), ...(own && { own }), ...(asked && { asked }) } as const;
  const { spoken } = understood;
  return { intent: 'death.note', slots, ...(spoken && { spoken }) };
}

/** A danger, thanks; a passbook that is lost or shut; how another thing than money is done; a new number; a complaint that is one. */
function asksElse({ intent, slots, manner, unsure }: Understood, plain: string, lexicon: Lexicon): boolean {
  const { says } = lexicon;
  if (manner !== undefined || says.withdrawsReport.test(plain)) return true;
  switch (intent) {
    case 'complaint.file':
      return !unsure;
    case 'consult.ask':
      return slots.text !== undefined;
    case 'subsidy.query':
      // What is paid to the dead is asked like a lost passbook, or an account.
      if (says.accountOfDead.test(plain)) return false;
      if (slots.about === 'lost') return says.account.test(plain);
      return slots.about !== undefined && slots.about !== 'next';
    case 'matter.guide':
      return slots.about !== undefined || says.strikesOut.test(plain) || !namesMoney(plain, lexicon);
    case 'liaison.report':
      return slots.newPhone !== undefined;
    default:
      return false;
  }
}

function namesMoney(plain: string, lexicon: Lexicon): boolean {
  if (lexicon.says.payments.test(plain)) return true;
  const { tokens } = readTyped(plain, lexicon);
  return tokens.some((token) => senseOf(token, 'programme'));
}

/** Who has died is named, right before it is said: 三组的刘富贵昨天去世了. */
function isNamed(text: string, lexicon: Lexicon): boolean {
  const reading = readTyped(text, lexicon);
  const { head } = villagerIn(reading);
  if (calledIn(reading, head).surname !== undefined) return true;
  const at = head === undefined ? -1 : reading.text.indexOf(head.toLowerCase());
  const rest = reading.text.slice(at + (head?.length ?? 0));
  const { passedAway, isGone } = lexicon.says;
  const said = [rest.search(passedAway), rest.search(isGone)].filter((place) => place >= 0);
  return at >= 0 && said.some((place) => place <= NEAR);
}
