/** Slots that any words may fill beside what they ask for: a command is given these, and never the text. */
import type { SlotsOf, Understood } from '../model/intent';
import { dangerIn } from './danger';

type Part = 'payments' | 'cases' | 'reminders';

/** What a person may stop by itself, and the words that name it. */
const PARTS: readonly (readonly [Part, RegExp])[] = [
  ['payments', /补贴|补助|惠农|发放|payment|subsid/i],
  ['cases', /办件|进度|审批|case/i],
  ['reminders', /提醒|remind/i],
];
/** 王德福家的, 帮李老四查: somebody else's. */
const OTHERS = /(?<![我俺咱自])家的|[帮替代](?!我家)|那户|这户|他家|她家/;
const NUMBER = /^\s*\d{1,3}\s*$/;

/** `understood` with all slots that `text`, which it was understood from, fills. */
export function withSpokenSlots(understood: Understood, text: string): Understood {
  switch (understood.intent) {
    case 'subscribe.stop':
    case 'subscribe.start': {
      const part = partIn(text);
      return part === null ? understood : { ...understood, slots: { ...understood.slots, part } };
    }
    case 'subsidy.query':
      return OTHERS.test(text) ? { ...understood, slots: { ...understood.slots, others: true } } : understood;
    case 'case.status':
      return { ...understood, slots: { ...understood.slots, words: text } };
    case 'case.expedite':
      return { ...understood, slots: { ...understood.slots, words: text } };
    case 'case.rate':
      return { ...understood, slots: { ...understood.slots, words: text } };
    case 'office.cases':
      return { ...understood, slots: { ...understood.slots, words: text } };
    case 'unknown':
      return { ...understood, slots: ofUnknown(understood, text) };
    default:
      return understood;
  }
}

function ofUnknown({ manner }: Understood, text: string): SlotsOf['unknown'] {
  const danger = manner === 'danger' ? dangerIn(text) : null;
  return { ...(NUMBER.test(text) && { digits: true }), ...(danger && { danger }) };
}

/** The part of the notices that is named; null: none, so all of them. */
function partIn(text: string): Part | null {
  const plain = text.normalize('NFKC');
  return PARTS.find(([, words]) => words.test(plain))?.[0] ?? null;
}
