/** What a liaison asks beside a villager's name, as asked of that villager. */
import type { Act } from '../model/intent';
import type { Understood } from '../model/understood';
import type { Lexicon } from './lexicon/lexicon';
import { normalise } from './reading/normalise';
import { type Reading, read } from './reading/reading';
import { filled } from './slots/stated';

/** 李凤琴 码 123456: a code, and not the end of an identity number. */
const CODE = /码|授权|代查|\bcode\b/i;

/** 郭满仓家换号了. */
const NUMBER = /换.{0,3}号|新号|号码|换.{0,2}(?:手机|电话)/;

/** The same of a villager, whose name the words hold; null where they name nobody, or ask for something else. Whether there is such a villager is for the village to say. */
export function ofVillager(
  understood: Understood,
  text: string,
  lexicon: Lexicon,
): (Act & { intent: 'liaison.look' | 'liaison.report' }) | null {
  const reading = read(normalise(text, lexicon.confusables), lexicon);
  const intent = intentOf(understood, reading);
  const act = intent && filled(intent, { reading, context: null, kind: null, lexicon });
  if (act?.intent !== 'liaison.look' && act?.intent !== 'liaison.report') return null;
  return act.slots.head === undefined ? null : act;
}

function intentOf(understood: Understood, { text }: Reading): 'liaison.look' | 'liaison.report' | null {
  switch (understood.intent) {
    case 'subsidy.query':
      return 'liaison.look';
    case 'case.status':
      return understood.slots.caseNo === undefined ? 'liaison.look' : null;
    case 'identity.give':
      return CODE.test(text) ? 'liaison.look' : null;
    case 'contact.changePhone':
      return 'liaison.report';
    case 'unknown':
      return !understood.manner && NUMBER.test(text) ? 'liaison.report' : null;
    default:
      return null;
  }
}
