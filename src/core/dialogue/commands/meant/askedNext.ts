/** What is said next of what was done or told last, in words that name nothing of it. */

import { type Act, type Intent, wordsIn } from '../../../model/intent';
import { awaitsText, isAnswer } from '../../scene/answering';
import type { Scene } from '../../scene/command';
import { subjectOf } from '../../scene/subjectOf';

/** Longer texts tell of something else. */
const MOST = 60;

/** Null: nothing of the kind. */
export function askedNext(said: Act, scene: Scene): Act | null {
  return (
    toWhom(said, scene) ??
    ofDeath(said, scene) ??
    passedOn(said, scene) ??
    ofFiled(said, scene) ??
    ofPicture(said, scene) ??
    ofOurName(said, scene)
  );
}

/** What has no answer of its own. */
const OPEN: readonly Intent[] = ['unknown', 'help', 'consult.ask', 'matter.guide'];

function isOpen({ intent, slots }: Act): boolean {
  return OPEN.includes(intent) && !('about' in slots && slots.about !== undefined);
}

function fewWords({ slots }: Act): string {
  const words = wordsIn(slots) ?? '';
  return words.length > MOST ? '' : words;
}

/** 弄好了跟谁说一声, of money that has not come: where that is seen to. */
function toWhom(said: Act, { dialogue, now, says, manner }: Scene): Act | null {
  const subject = subjectOf({ dialogue, now });
  const asks = manner === null && isOpen(said) && says.asksWhom.test(fewWords(said));
  if (!asks || subject?.kind !== 'payment' || subject.programme === undefined) return null;
  const { programme, year } = subject;
  return { intent: 'subsidy.query', slots: { about: 'fix', programme, ...(year !== undefined && { year }) } };
}

/** 要带啥, of what has to be done once somebody has died. */
function ofDeath({ slots }: Act, { dialogue: { open }, says }: Scene): Act | null {
  const words = open?.act.intent === 'death.note' ? wordsIn(slots) : undefined;
  const asks = words !== undefined && (says.asksPapers.test(words) || says.asksWhere.test(words));
  return asks ? { intent: 'death.note', slots: { how: true } } : null;
}

/** 那你帮我问一下残疾证要什么材料, where it was offered to pass something on: that is its yes, and says what. */
function passedOn({ slots }: Act, { dialogue: { open }, says }: Scene): Act | null {
  const words = wordsIn(slots);
  const [first] = open?.choices ?? [];
  const isOffered = first?.intent === 'consult.ask' && first.slots.ticket !== undefined;
  return isOffered && words !== undefined && says.askForMe.test(words)
    ? { intent: 'consult.ask', slots: { text: words } }
    : null;
}

/** 哪天有人来看, after something was filed: how that stands. */
function ofFiled(said: Act, { dialogue, now, says, readings }: Scene): Act | null {
  const caseNo = subjectOf({ dialogue, now })?.ticket;
  if (caseNo === undefined || awaitsText(dialogue)) return null;
  const words = fewWords(said);
  const asks = says.comesToLook.test(words);
  // Nobody who names no matter books a visit for his complaint.
  const isVisit =
    said.intent === 'appointment.book' &&
    readings.length > 0 &&
    Object.keys(said.slots).every((slot) => slot === 'about');
  return isVisit || (asks && (isOpen(said) || said.intent === 'complaint.file'))
    ? { intent: 'case.status', slots: { caseNo } }
    : null;
}

/** 拍个照发给你们行不. */
function ofPicture(said: Act, scene: Scene): Act | null {
  const mayBe = isOpen(said) || said.intent === 'case.status' || said.intent === 'matter.guide';
  if (!mayBe || isAnswer(scene)) return null;
  const words = fewWords(said);
  return scene.says.sendsPicture.test(words) ? { intent: 'consult.ask', slots: { words } } : null;
}

/** 你是机器人吗 asks for no help. */
function ofOurName({ intent, slots }: Act, { says }: Scene): Act | null {
  const words = wordsIn(slots);
  const asks = intent === 'help' && words !== undefined && says.asksOurName.test(words.normalize('NFKC'));
  return asks ? { intent: 'unknown', slots: { words } } : null;
}
