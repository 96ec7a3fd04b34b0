/** The meaning of a text in the contexts of its sender: the open question, alerts that wait, codes that were sent. */
import { DAY } from '../../core/calendar/durations';
import { ALERT_MEANT_FOR } from '../../core/dialogue/commands/alerts/alertAck';
import { contextsOf, openContext } from '../../core/dialogue/converse';
import { AWAITS_CODE } from '../../core/dialogue/phones/ask';
import { isGood } from '../../core/dialogue/phones/codes';
import { AWAITS_FAMILY_CODE } from '../../core/dialogue/phones/family';
import { isLiaison, isOffice } from '../../core/dialogue/scene/offices';
import { subjectOf } from '../../core/dialogue/scene/subjectOf';
import { ofDeath } from '../../core/language/caller/ofDeath';
import { ofFamily } from '../../core/language/caller/ofFamily';
import { withName, withProof } from '../../core/language/caller/proof';
import type { Lexicon } from '../../core/language/lexicon/lexicon';
import { ownNotice } from '../../core/language/ownNotice';
import { asWritten } from '../../core/language/reading/marks';
import { withSpokenSlots } from '../../core/language/slots/spoken';
import { type Around, understand, understandExactly, understandIn } from '../../core/language/understand';
import type { Context, Dialogue } from '../../core/model/dialogue';
import type { Medium } from '../../core/model/message';
import type { Caller } from '../../core/model/people';
import type { Understood } from '../../core/model/understood';
import type { Store } from '../../ports';
import { asOfficial } from './asOfficial';
import { withSeveral } from './severalWishes';

const AN_ALERT: Context = { state: 'alert.pending', expects: 'ack', caseNo: '' };

/** Who says it, over what, and when. */
export interface Said {
  caller: Caller;
  dialogue: Dialogue;
  medium: Medium;
  /** Milliseconds UTC. */
  now: number;
}

/** A code (482913) or a refusal (不同意) by itself answers the notice of a phone move, where this phone was sent one. */
async function phoneWord(
  text: string,
  phone: string,
  now: number,
  { store, lexicon }: { store: Pick<Store, 'reads'>; lexicon: Lexicon },
): Promise<Understood | null> {
  const word = understand(text, AWAITS_CODE, lexicon);
  if (word.intent !== 'contact.changePhone' || word.slots.newPhone !== undefined) return null;
  const sent = await store.reads.codesSentTo(phone, now - DAY);
  return sent.some((one) => isGood(one, now)) ? word : null;
}

/** The same of a word about phones of the family: JR and its code, yes or no by itself. */
async function familyWord(
  text: string,
  phone: string,
  now: number,
  { store, lexicon }: { store: Pick<Store, 'reads'>; lexicon: Lexicon },
): Promise<Understood | null> {
  // It is never guessed: the words are not weighed once more for it.
  const word = understandExactly(text, AWAITS_FAMILY_CODE, lexicon);
  if (word?.intent !== 'family.answer') return null;
  return (await store.reads.familyWaiting(phone, now)).length > 0 ? word : null;
}

/** Who says it, and what was spoken of last. */
function aroundOf(caller: Caller, dialogue: Dialogue, now: number): Around {
  const speaker = isOffice(caller) ? 'office' : isLiaison(caller) ? 'liaison' : 'resident';
  return { speaker, subject: subjectOf({ dialogue, now })?.kind ?? null };
}

type Tools = { store: Pick<Store, 'reads'>; lexicon: Lexicon };
type Signed = Tools & { renderer: { signature: string } };

/** What was asked for, with all slots that the words fill. Rejects with StoreError. */
export async function understandCaller(text: string, said: Said, tools: Signed): Promise<Understood> {
  const whole = await understandWhole(text, said, tools);
  const open = openContext(said.dialogue, said.now);
  if (open?.expects === 'text') return whole;
  const answers = open?.state === 'menu' && open.confirms !== undefined;
  // By itself it means what it means anywhere.
  const anywhere = { ...said, dialogue: { ...said.dialogue, open: null } };
  const one = (clause: string) => understandWhole(clause, anywhere, tools);
  return withSeveral(text, { understood: whole, answers }, tools.lexicon.says, one);
}

async function understandWhole(text: string, said: Said, tools: Signed): Promise<Understood> {
  const { lexicon } = tools;
  const understood = await asOfficial(await requestIn(text, said, tools), text, said, tools);
  const sentBack =
    understood.intent === 'unknown' ? ownNotice(text, tools.renderer.signature, lexicon) : null;
  if (sentBack) return withSpokenSlots(sentBack, text, said.dialogue.phone, lexicon);
  const proved = withProof(understood, text, lexicon, (rest) => understand(rest, null, lexicon));
  const { caller } = said;
  const hasOwn = caller.household !== null || (caller.family ?? []).length > 0;
  const named = hasOwn ? proved : withName(proved, text, lexicon);
  const spoken = withSpokenSlots(named, text, said.dialogue.phone, lexicon);
  const meant = ofFamily(spoken, text, caller.family ?? [], caller.household?.head ?? null, lexicon.says);
  const isAnswer = openContext(said.dialogue, said.now)?.expects === 'text';
  return withOwnMarks(isAnswer ? meant : ofDeath(meant, text, isLiaison(caller), lexicon), text);
}

/** Own words are passed on as they were written: what is compared has half-width marks. */
function withOwnMarks(understood: Understood, text: string): Understood {
  if (!('text' in understood.slots) || understood.slots.text === undefined) return understood;
  const slots = { ...understood.slots, text: asWritten(understood.slots.text, text) };
  return { ...understood, slots } as Understood; // of the same intent: one slot reads otherwise
}

/**
 * Tries the open question, then waiting alerts, then alerts already closed. The last needs a query, so it is done only
 * for texts that acknowledge an alert.
 */
async function requestIn(
  text: string,
  { caller, dialogue, medium, now }: Said,
  { store, lexicon }: { store: Pick<Store, 'reads'>; lexicon: Lexicon },
): Promise<Understood> {
  const office = isOffice(caller);
  const contexts = contextsOf(caller, dialogue, medium, now);
  const understood = understandIn(text, contexts, lexicon, aroundOf(caller, dialogue, now));
  // 不同意 of a leader whose own phone was asked about answers that; so it does where nothing is open.
  const said = understood.readings !== undefined || understood.intent === 'consent.give';
  const mayAnswer = said && contexts.every((one) => one === null);
  if (!mayAnswer && understood.intent !== 'unknown' && understood.intent !== 'office.haste')
    return understood;
  const tools = { store, lexicon };
  const { manner } = understood;
  const word = manner ? null : await phoneWord(text, dialogue.phone, now, tools);
  if (word) return word;
  // 好的 is a yes to an invitation, too.
  const invited =
    !manner || manner === 'courtesy' ? await familyWord(text, dialogue.phone, now, tools) : null;
  if (invited) return invited;
  if (understood.intent !== 'unknown' || caller.alerts.length > 0) return understood;
  const late = understand(text, AN_ALERT, lexicon);
  if (late.intent !== 'alert.ack') return understood;
  // 好的 may be the end of a talk: it answers what there is to answer, and is no question.
  const mayAcknowledge = understood.readings?.some(({ intent }) => intent === 'alert.ack') ?? false;
  if (office && (understood.manner !== 'courtesy' || mayAcknowledge)) return late;
  const closed = await store.reads.alertsClosed(dialogue.phone, now - ALERT_MEANT_FOR);
  return closed.some(({ state }) => office || state === 'passedOn') ? late : understood;
}
