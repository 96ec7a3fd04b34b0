/** What leaders and liaisons mean by what they say: of all cases, and of the people of their village. */
import { openContext } from '../../core/dialogue/converse';
import { isLiaison, isOffice } from '../../core/dialogue/scene/offices';
import { ofOffice } from '../../core/language/caller/ofOffice';
import { ofVillage } from '../../core/language/caller/ofVillage';
import { correctedNumber, ofVillager } from '../../core/language/caller/ofVillager';
import type { Lexicon } from '../../core/language/lexicon/lexicon';
import type { Dialogue } from '../../core/model/dialogue';
import type { Act, SlotsOf } from '../../core/model/intent';
import type { Caller } from '../../core/model/people';
import type { Understood } from '../../core/model/understood';
import { sameName } from '../../core/text/name';
import type { Store } from '../../ports';

/** Who says it, over what, and when. */
interface Said {
  caller: Caller;
  dialogue: Dialogue;
  /** Milliseconds UTC. */
  now: number;
}

type Tools = { store: Pick<Store, 'reads'>; lexicon: Lexicon };

/** As who works for the offices, or looks after a village, means it. Rejects with StoreError. */
export async function asOfficial(
  understood: Understood,
  text: string,
  said: Said,
  tools: Tools,
): Promise<Understood> {
  const { caller } = said;
  if (isOffice(caller)) {
    const shown = (openContext(said.dialogue, said.now) && said.dialogue.open?.act) || null;
    return instead(understood, ofOffice(understood, text, tools.lexicon.says, shown));
  }
  if (!isLiaison(caller) || openContext(said.dialogue, said.now)?.expects === 'text') return understood;
  const village = await tools.store.reads.villageOf(said.dialogue.phone);
  return village === null ? understood : ofOwnVillage(understood, text, village, said, tools);
}

/** A liaison who names somebody of her village asks of that villager, and never of her own household. */
async function ofOwnVillage(
  understood: Understood,
  text: string,
  village: string,
  { caller, dialogue, now }: Said,
  { store, lexicon }: Tools,
): Promise<Understood> {
  const own = caller.household?.head ?? '';
  const { act, leaf } = (openContext(dialogue, now) && dialogue.open) || { act: null, leaf: null };
  // How to see more of a line is no other subject.
  const shown = leaf && leaf.intent !== 'liaison.look' ? leaf : act;
  const of = ofVillage(understood, text, shown, lexicon);
  const asked = of?.act.intent === 'liaison.case' ? of.act.slots : null;
  const isOwn = asked?.head !== undefined && sameName(asked.head, own);
  if (of && !isOwn && (of.sure || (asked && (await isThere(asked, village, store)))))
    return instead(understood, of.act);
  const corrected = correctedNumber(text, shown, lexicon);
  if (corrected) return instead(understood, corrected);
  const meant = ofVillager(understood, text, lexicon);
  const head = meant?.slots.head;
  if (head === undefined || sameName(head, own)) return understood;
  const named = await store.reads.householdsNamed(village, head);
  return named.length === 0 ? understood : instead(understood, meant);
}

async function isThere(
  { head, house }: SlotsOf['liaison.case'],
  village: string,
  store: Pick<Store, 'reads'>,
): Promise<boolean> {
  if (head === undefined) return false;
  const { people } = await store.reads.casesInVillage(village, { name: head, ...(house && { house }) });
  return people;
}

/** `act`, where there is one, in place of what was understood: what of that was asked says nothing of it. */
function instead(understood: Understood, act: Act | null): Understood {
  const { kind: _, ...rest } = understood;
  return act ? { ...rest, ...act } : understood;
}
