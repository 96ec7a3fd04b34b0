/** What a text means: the way from what was typed to what is asked for. */

import type { Context, SubjectKind } from '../model/dialogue';
import { type Act, type Intent, UNKNOWN } from '../model/intent';
import type { Understood } from '../model/understood';
import { isAside } from './answers/freeText';
import { ofRow } from './answers/row';
import { type Apart, exactIn, takeApart } from './apart';
import { expected, isAwaited } from './exact';
import { withoutHarm } from './harmful';
import { isFew, opinionOf, type Place } from './judge';
import type { Lexicon } from './lexicon/lexicon';
import type { Speaker } from './model/examples';
import { probabilitiesOf } from './model/score';
import { seenIn } from './model/seen';
import { isPossible } from './possible';
import { heardAs } from './reading/heard';
import { settle } from './settle';
import { wishesComplaint, wishesNoStop } from './slots/wishes';
import { spokenIn } from './spokenIn';
import type { Note } from './steps';
import { unweighed } from './unweighed';

/** Who says it, and what the service spoke of to him last. */
export interface Around {
  speaker: Speaker;
  subject: SubjectKind | null;
}

const ANYBODY: Around = { speaker: 'resident', subject: null };

/**
 * What a text means where the conversation stands. Never throws and takes time linear in the length of the text;
 * what cannot be told is `unknown`, never guessed.
 */
export function understand(
  text: string,
  context: Context | null,
  lexicon: Lexicon,
  around: Around = ANYBODY,
  note: Note = () => {},
): Understood {
  const apart = takeApart(text, context, lexicon);
  if ('intent' in apart) return apart;
  const { unwrapped, body, reading } = apart;
  note({ step: 'own', plain: body.plain, quoted: unwrapped.quoted?.plain ?? null });
  const exact = exactIn(apart, context, around.speaker);
  if (exact) {
    note({ step: 'exact', act: exact });
    return exact;
  }
  // What others want for it is no reason for haste.
  const isText =
    context?.expects === 'text' &&
    !(context.state === 'expedite.ask' && lexicon.says.baited.test(body.plain));
  const plainly = isText ? null : unweighed(body.plain, around.subject, lexicon.says);
  if (plainly) return { ...plainly, ...spokenIn(reading, plainly) };
  const awaited = expected(reading, context) ?? UNKNOWN;
  const weighed = weigh(apart, { text, context, around, awaited }, lexicon, note);
  // A reason that was asked for may be in any words.
  const meant = weighed.intent === 'unknown' && isAwaited(context) ? awaited : weighed;
  const asksFirst = isOnlyAsked(meant.intent, text, apart, context, lexicon);
  return { ...meant, ...(asksFirst && { unsure: true as const }), ...spokenIn(reading, meant) };
}

/** A sigh may be no complaint, and who asks what a score does gives none: both are asked before it is kept. */
function isOnlyAsked(
  intent: Intent,
  text: string,
  { reading }: Apart,
  context: Context | null,
  { says }: Lexicon,
): boolean {
  if (intent === 'case.rate') return says.asksWhatFollows.test(text);
  const isWaitedFor = context?.expects === 'text' && !isAside(reading, context);
  return intent === 'complaint.file' && !isWaitedFor && !wishesComplaint(text, says);
}

interface Said {
  text: string;
  context: Context | null;
  around: Around;
  /** What the place makes likely. */
  awaited: Act;
}

/** What the model makes of it, as far as it can be meant here and does no harm. */
function weigh(
  { body: { plain }, reading, quoted, fill }: Apart,
  { text, context, around, awaited }: Said,
  lexicon: Lexicon,
  note: Note,
): Understood {
  if (!lexicon.model) return awaited;
  const standing = { ...around, state: context?.state ?? null, quoted: quoted !== null };
  const seen = seenIn(plain, standing, lexicon, reading.tokens);
  const asked = { awaited: awaited.intent, isAsked: context !== null };
  const wished = withoutHarm(probabilitiesOf(lexicon.model, seen), reading, text, asked, lexicon);
  const opinion = opinionOf(wished, (intent) => isPossible(intent, reading, context, around.speaker));
  note({ step: 'weighed', seen, opinion, awaited: awaited.intent });
  const place: Place = {
    awaitsText: context?.expects === 'text',
    isHarmless: () => wishesNoStop(text, lexicon.says),
    isBare: context === null && around.subject === null && isFew(plain),
    isHeard: (intent) => isHeard(intent, plain, lexicon),
  };
  return ofRow(settle(opinion, awaited, place, fill, note), context, fill, reading.text);
}

/** Whether the whole text sounds like a command of that intent. */
function isHeard(intent: Intent, plain: string, { says, sounds }: Lexicon): boolean {
  return heardAs(plain, sounds.commands) === intent && !says.noCommand.test(plain);
}

/** As `understand`, where nothing has to be weighed, which is what costs; null elsewhere. */
export function understandExactly(
  text: string,
  context: Context | null,
  lexicon: Lexicon,
): Understood | null {
  const apart = takeApart(text, context, lexicon);
  return 'intent' in apart ? apart : exactIn(apart, context, ANYBODY.speaker);
}

/** What a text means in the first of these places in which it means anything. There is at least one. */
export function understandIn(
  text: string,
  contexts: readonly (Context | null)[],
  lexicon: Lexicon,
  around: Around = ANYBODY,
): Understood {
  const [first = null, ...others] = contexts;
  const understood = understand(text, first, lexicon, around);
  if (understood.intent !== 'unknown' || others.length === 0) return understood;
  return understandIn(text, others, lexicon, around);
}
