import { MINUTE } from '../../../calendar/durations';
import type { Dialogue } from '../../../model/dialogue';
import type { Act } from '../../../model/intent';
import { isTexted } from '../../../model/message';
import type { View } from '../../../views';
import { IDENTITY } from '../../scene/access';
import { command, type Scene, type Turn } from '../../scene/command';
import { isOffice } from '../../scene/offices';
import { asking, leadTo, say } from '../../scene/say';
import { spoken } from '../../scene/slotForms';
import { afterWarning, ofCall } from '../meant/askedOn';
import { grounded } from '../meant/grounded';
import { helpFor, ownNumber } from '../navigation/help';
import { noSuch } from '../navigation/navigation';
import { questionAgain } from '../navigation/questionAgain';
import { askBack } from './askBack';
import { byManner, SILENCE, toPerson } from './byManner';
import { dangerOver, inDanger, isSameDanger, isStillInDanger, keptSecret } from './inDanger';

/** One help text in this time, milliseconds. */
const HELP_EVERY = 10 * MINUTE;
/** So many not-understood messages in that time get a word: the last of them says where people are. After it all is silence. */
const PATIENCE = 3;

interface Facts {
  /** Of an own case. */
  number: string | null;
  /** What the facts make of it. */
  meant: Act | null;
}

/**
 * What is no request: a greeting, a cry for help, a curse, a thank-you is answered as such. Of all else it says what can
 * be sent, with an example that fits the person; a second time in other, shorter words; at last where somebody helps.
 * Who types with difficulty is not left alone, and two machines never talk for long.
 */
export const unknown = command('unknown', {
  slots: { digits: spoken, danger: spoken, words: spoken, date: spoken },
  linked: false,
  writes: false,
  public: true,
  keepsText: true,
  aside: true,
  async load({ words }, ask, scene): Promise<Facts> {
    if (!speaks(scene)) return { number: null, meant: null };
    const meant = words !== undefined && mayBeMeant(scene) ? await grounded(words, scene, ask) : null;
    return { number: meant ? null : await ownNumber(ask, scene), meant };
  },
  answer({ digits, danger, words }, { number, meant }, scene) {
    if (scene.manner === 'danger') return inDanger(danger, isSameDanger(danger, scene), scene);
    if (words !== undefined && scene.says.cannotHear.test(words))
      return leadTo({ intent: 'callback.ask', slots: { inWriting: true } });
    // 给我打电话, to the offer of a call, is its yes.
    const called = scene.manner === 'person' && words !== undefined ? ofCall(words, scene) : null;
    if (called) return leadTo(called);
    // 能不能让人给我打个电话 answers no other question.
    if (scene.manner === null && asksForCall(words, scene)) return toPerson(false);
    // 不敢打电话 他听得见, after a cry for help, is part of it.
    if (isStillInDanger(scene) && !meant)
      return keptSecret(words, scene) ?? dangerOver(words, scene) ?? inDanger(undefined, true, scene);
    // Whoever was just warned of a fraud asks of that, in whatever words but those for a call.
    const warned = isPlain(scene) ? afterWarning(scene) : null;
    if (warned) return asksForCall(words, scene) ? toPerson(false) : leadTo(warned);
    if (asksOurName(words, scene)) return ourName(scene);
    if (claimsKin(words, scene)) return leadTo({ intent: 'subsidy.query', slots: { others: true } });
    const again = meant || asksElse(words, scene) ? null : answerAgain(scene);
    if (again) return again;
    const answered = byManner(scene);
    if (answered) return answered;
    const { open } = scene.dialogue;
    if (open && digits && picksFromList(scene)) return noSuch(open, scene);
    const noise = noiseAfter(scene.dialogue.noise, scene.now);
    if (!speaks(scene)) return { ...SILENCE, dialogue: { noise } };
    if (meant) return leadTo(meant);
    const said =
      scene.manner === 'hello' || isBare(words)
        ? greeting(number, scene)
        : notUnderstood(number, noise.count, scene);
    return { ...said, dialogue: { ...said.dialogue, noise } };
  },
});

function asksForCall(words: string | undefined, { says }: Scene): boolean {
  return words !== undefined && says.asksForCall.test(words);
}

const MARKS_ALONE = /^[\p{P}\s]+$/u;

/** ? and nothing else: what can be asked. */
function isBare(words: string | undefined): boolean {
  return words !== undefined && MARKS_ALONE.test(words);
}

/** 我是他堂兄, where a proof is asked for: it is asked for all the same. */
function claimsKin(words: string | undefined, { dialogue: { open }, says }: Scene): boolean {
  return open?.context.state === 'identity.ask' && words !== undefined && says.claimsKin.test(words);
}

/** 你们是谁, from whoever got a text of ours, or has the number from a neighbour. */
function asksOurName(words: string | undefined, scene: Scene): boolean {
  return words !== undefined && speaks(scene) && scene.says.asksOurName.test(words.normalize('NFKC'));
}

function ourName({ dialogue, now }: Scene): Turn {
  const noise = noiseAfter(dialogue.noise, now);
  return { ...say({ view: 'rule.whoWeAre', data: {} }), dialogue: { noise } };
}

/** The question that is open, once more; null where none is, or it was asked again just now. */
function answerAgain(scene: Scene): Turn | null {
  const { noise } = scene.dialogue;
  const mayAnswer = isPlain(scene) && !isThanks(scene) && noise.count === 0;
  const again = mayAnswer ? questionAgain(scene) : null;
  return again && { ...again, dialogue: { ...again.dialogue, noise: noiseAfter(noise, scene.now) } };
}

/** Asks something, and is no answer to what is open, whatever that is. */
function asksElse(words: string | undefined, { likely, says }: Scene): boolean {
  return likely.length > 0 && words !== undefined && says.asksOn.test(words);
}

function greeting(number: string | null, scene: Scene): Turn {
  return { reply: { note: { view: 'hello', data: {} }, show: helpFor(number, scene) }, changes: [] };
}

function notUnderstood(number: string | null, count: number, scene: Scene): Turn {
  const asked = isAskedWho(scene) ? null : askBack(scene);
  if (asked) return asked;
  const unclear = { kind: 'unclear', id: scene.inbound.id, readings: '' } as const;
  const said = howTo(number, count, scene);
  return { ...said, changes: [...said.changes, unclear] };
}

function howTo(number: string | null, count: number, scene: Scene): Turn {
  if (count >= PATIENCE) return toPerson(false);
  if (scene.dialogue.open?.context.state === 'identity.ask') {
    const show = { view: 'identity.both', data: {} } as const;
    return { ...asking(show, IDENTITY), dialogue: { helpedAt: scene.now } };
  }
  // What a leader can send is one line.
  if (isHelped(scene) && !isOffice(scene.caller)) return say({ view: 'unknown.again', data: {} });
  return { ...say(example(number, scene)), dialogue: { helpedAt: scene.now } };
}

/** 用她手机发行不: while it is asked who somebody is, no general help is meant. */
function isAskedWho({ dialogue: { open }, likely }: Scene): boolean {
  const isGeneral = likely.every(({ act: { intent } }) => intent === 'help' || intent === 'cancel');
  return open?.context.state === 'identity.ask' && isGeneral;
}

/** A number or a name was asked for: that is none, and the talk is over. */
function isThanks({ manner, dialogue: { open } }: Scene): boolean {
  const expects = open?.context.expects;
  return manner === 'courtesy' && (expects === 'caseNo' || expects === 'matter');
}

/** Said by somebody who only meant to answer. */
function isPlain({ manner }: Scene): boolean {
  return manner === null || manner === 'courtesy';
}

function mayBeMeant({ manner }: Scene): boolean {
  return manner === null || manner === 'hello';
}

/** A page or a USSD screen cannot stay silent. */
function speaks({ medium, dialogue, now }: Scene): boolean {
  return !isTexted(medium) || noiseAfter(dialogue.noise, now).count <= PATIENCE;
}

/** Whether the help text came a moment ago. */
function isHelped({ dialogue: { helpedAt }, now }: Scene): boolean {
  return helpedAt !== null && now - helpedAt < HELP_EVERY;
}

/** The breaker: counts anew after a quiet time; once patience is at its end, only quiet ends the silence. */
function noiseAfter(noise: Dialogue['noise'], now: number): Dialogue['noise'] {
  if (noise.count === 0 || now - noise.since >= HELP_EVERY) return { count: 1, since: now };
  const count = noise.count + 1;
  return { count, since: count > PATIENCE ? now : noise.since };
}

/** A number there is meant for a line, and the list has no such line. */
function picksFromList({ medium, dialogue }: Scene): boolean {
  return !isTexted(medium) && (dialogue.open?.choices.length ?? 0) > 0;
}

function example(number: string | null, { caller }: Scene): View {
  if (isOffice(caller)) return { view: 'unknown.leader', data: {} };
  if (caller.household) return { view: 'unknown.household', data: {} };
  return number === null
    ? { view: 'unknown.stranger', data: {} }
    : { view: 'unknown.applicant', data: { number } };
}
