/** What a liaison asks beside a villager's name, as asked of that villager. */
import type { Act } from '../../model/intent';
import type { Understood } from '../../model/understood';
import type { Lexicon } from '../lexicon/lexicon';
import { type Reading, readTyped } from '../reading/reading';
import { villagerIn } from '../reading/villager';
import { newOf } from '../slots/newPhone';
import { filled } from '../slots/stated';

/** The same of a villager, whose name the words hold; null where they name nobody, or ask for something else. Whether there is such a villager is for the village to say. */
export function ofVillager(
  understood: Understood,
  text: string,
  lexicon: Lexicon,
): (Act & { intent: 'liaison.look' | 'liaison.report' }) | null {
  const reading = readTyped(text, lexicon);
  const intent = intentOf(understood, reading);
  const act = intent && filled(intent, { reading, context: null, kind: null, lexicon });
  if (act?.intent !== 'liaison.look' && act?.intent !== 'liaison.report') return null;
  return act.slots.head === undefined ? null : act;
}

/** 不对 是139…, after a villager's number was reported: of that villager. `shown`: what the last answer was to. */
export function correctedNumber(text: string, shown: Act | null, lexicon: Lexicon): Act | null {
  const reading = readTyped(text, lexicon);
  const newPhone = newOf(reading);
  const isMeant = shown?.intent === 'liaison.report' && reading.phones.length === 1 && newPhone !== null;
  const { head } = villagerIn(reading);
  return isMeant && head === undefined && reading.says.corrects.test(reading.text)
    ? { intent: 'liaison.report', slots: { newPhone } }
    : null;
}

function intentOf(understood: Understood, { text, says }: Reading): 'liaison.look' | 'liaison.report' | null {
  switch (understood.intent) {
    case 'subsidy.query':
      return 'liaison.look';
    case 'case.status':
      return understood.slots.caseNo === undefined ? 'liaison.look' : null;
    case 'identity.give':
      // 李凤琴 码 123456: a code, and not the end of an identity number.
      return says.codeOrLook.test(text) ? 'liaison.look' : null;
    case 'contact.changePhone':
      return 'liaison.report';
    case 'unknown':
      return !understood.manner && says.changesNumber.test(text) ? 'liaison.report' : null;
    default:
      return null;
  }
}
