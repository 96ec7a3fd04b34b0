/** Of what a text may mean, the meaning that the facts bear out: a case, a guide, news or a villager that it names. */

import { type CaseFacts, hasEnded } from '../../../model/cases';
import type { Act, Intent } from '../../../model/intent';
import type { TextReading } from '../../../model/understood';
import { awaitsText } from '../../scene/answering';
import type { Scene } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import { subjectOf } from '../../scene/subjectOf';
import { looksMistyped } from '../cases/mistyped';
import { departmentNamed, departmentsOf } from '../guides/departments';
import { findMatters, mattersNamed } from '../guides/matterSearch';
import { villagersNamed } from '../liaison/villagers';
import { newsNow } from '../news/newsNow';
import { findNews, SURE, sectionIn } from '../news/newsSearch';
import { closingAsked } from '../rules/closing';
import { leftOutOf } from '../rules/notSaid';
import { ofTold } from './askedOfTold';
import { actOfReading, askedOn, ofCall, ofHours, ofVisit } from './askedOn';
import { justDone } from './justDone';
import { ofOpenCase, ofOwn, ofTail } from './ofOwn';
import { ofOwnNotice } from './ofOwnNotice';
import { insteadOfPassbook, ofLostIdentity, ofSpokenOf } from './ofSpokenOf';
import { isShort } from './short';
import { CLOSE, toldInNews } from './toldInNews';
import { ofAccountOrTexts, whoseMeant } from './whose';

/** So much likelier than that nothing is asked. */
const SURELY = 2;

/** What a text that was not understood means; null where the facts bear out nothing: then it is asked back. */
export async function grounded(words: string, scene: Scene, ask: Reads): Promise<Act | null> {
  if (looksMistyped(words) !== null) return { intent: 'case.status', slots: { words } };
  return (
    ofCall(words, scene) ??
    justDone(words, scene) ??
    ofReminder(words, scene) ??
    (await ofTail(words, scene, ask)) ??
    ofLostIdentity(words, scene) ??
    ofAccountOrTexts(words, scene) ??
    ofPassbook(words, scene) ??
    ofHours(words, scene) ??
    ofSpokenOf(words, scene) ??
    aboutSpokenOf(words, scene) ??
    (await ofVillager(scene, ask)) ??
    (await ofOwn(scene, ask)) ??
    (await ofMatter(words, scene.readings, scene, ask)) ??
    (await ofDepartment(words, scene, ask)) ??
    ofNews(words, scene.readings, scene, ask)
  );
}

/** What is meant instead of a general question, or of words that are to be passed on, where something near is as likely; null: nothing. */
export async function borneOut(said: Act, scene: Scene, ask: Reads): Promise<Act | null> {
  const asked =
    whoseMeant(said, scene) ??
    insteadOfPassbook(said, scene) ??
    askedOn(said, scene) ??
    (await ofTold(said, scene, ask)) ??
    (await closingAsked(said, scene, ask)) ??
    (await leftOutOf(said, scene, ask)) ??
    (await toldInNews(said, scene, ask)) ??
    (await ofOwnNotice(said, scene, ask));
  if (asked) return asked;
  const words = wordsOf(said, scene);
  const reminder = words === null ? null : ofReminder(words, scene);
  if (reminder) return reminder;
  const [first, ...others] = scene.readings;
  if (!first || others.length === 0) return null;
  const close = scene.readings.filter(({ margin }) => margin >= first.margin - CLOSE);
  const open = await ofOpenCase(said, close, scene, ask);
  if (open || words === null) return open;
  const named = await ofMatter(words, close, scene, ask);
  // 过户咋停住了: of a guide, or of money, only an own case is more.
  if (said.intent === 'matter.guide' || said.intent === 'subsidy.query')
    return named?.intent === 'case.status' ? named : null;
  if (named) return named;
  return close.some(({ intent }) => intent === 'news.latest') ? ofNews(words, close, scene, ask) : null;
}

/** Null where what was said stands whatever the facts are. */
function wordsOf({ intent, slots }: Act, { doubtful, dialogue, says }: Scene): string | null {
  // Asked for, any words are the answer.
  if (awaitsText(dialogue)) return null;
  switch (intent) {
    case 'help':
      return slots.words ?? null;
    case 'matter.guide':
      return slots.about === undefined ? (slots.words ?? null) : null;
    case 'subsidy.query':
      // 准生证给退回来了咋办: hardly of a payment, where no word of it is.
      return doubtful && slots.programme === undefined && !says.payments.test(slots.words ?? '')
        ? (slots.words ?? null)
        : null;
    case 'complaint.file':
      return doubtful ? (slots.text ?? null) : null;
    case 'consult.ask':
      return slots.about === undefined && slots.text === undefined ? (slots.words ?? null) : null;
    default:
      return null;
  }
}

/** 到时候提醒我下, of a visit that was spoken of: when it is, and whether a message comes before. */
function ofReminder(words: string, scene: Scene): Act | null {
  return scene.says.remindsMe.test(words) ? ofVisit(subjectOf(scene)) : null;
}

/** 新折子跟谁说: a passbook that is another, where it may be that. */
function ofPassbook(words: string, { readings, says }: Scene): Act | null {
  const isThought = readings.some(({ intent, kind }) => intent === 'subsidy.query' && kind === 'lost');
  const isNamed = says.account.test(words) && says.accountChanged.test(words);
  return isThought && isNamed ? { intent: 'subsidy.query', slots: { about: 'lost' } } : null;
}

/** What is likeliest, of what was spoken of: in few words, or of a case that was shown. */
function aboutSpokenOf(words: string, { likely: [first], dialogue, now }: Scene): Act | null {
  const subject = subjectOf({ dialogue, now });
  if (!first || !subject) return null;
  const { act } = first;
  // 申请表我签过了呀.
  if (act.intent === 'case.status' && subject.kind === 'case' && subject.caseNo !== undefined)
    return { intent: 'case.status', slots: { ...act.slots, caseNo: subject.caseNo } };
  const asks = 'about' in act.slots && act.slots.about !== undefined;
  return asks && isShort(words) ? act : null;
}

/** A liaison who names somebody of her village, and a number, reports it: her code decides. */
async function ofVillager({ likely, inbound }: Scene, ask: Reads): Promise<Act | null> {
  const act = likely.map((one) => one.act).find(({ intent }) => intent === 'liaison.report');
  if (act?.intent !== 'liaison.report' || act.slots.newPhone === undefined) return null;
  const { head, group } = act.slots;
  const village = head === undefined ? null : await ask.villageOf(inbound.from);
  const named = village === null ? [] : await villagersNamed({ head, group }, village, ask);
  return named.length > 0 ? act : null;
}

/** The own case of the matter that is named, else its guide. */
async function ofMatter(
  words: string,
  readings: readonly TextReading[],
  scene: Scene,
  ask: Reads,
): Promise<Act | null> {
  const ofCase = readingOf(['case.status', 'case.expedite'], readings);
  const ofGuide = readingOf(['matter.guide'], readings);
  if (!ofCase && !ofGuide) return null;
  const matters = await ask.matters();
  const named = mattersNamed(matters, words, scene.matterNames).map(({ name }) => name);
  // How it is done is the likeliest by far: a name that is near will do.
  if (named.length === 0) {
    const isLikeliest = ofGuide !== undefined && ofGuide === readings[0] && ofGuide.margin > SURELY;
    return isLikeliest && findMatters(matters, words, scene.matterNames).length > 0
      ? actOfReading(ofGuide, words)
      : null;
  }
  const own = ofCase ? await ask.casesOf(scene.inbound.from) : [];
  const isOwn = own.some((one) => named.includes(one.matter) && isAsked(one, ofCase));
  const meant = isOwn ? ofCase : ofGuide;
  return meant ? actOfReading(meant, words) : null;
}

/** 咋不收我的 is asked of what is over, too, and all of what was not taken in. */
function isAsked(one: CaseFacts, reading: TextReading | undefined): boolean {
  const isAskedOfAny = reading?.kind === 'why' || reading?.kind === 'object';
  return isAskedOfAny || one.state === 'refused' || !hasEnded(one);
}

/** The phone of a department that is named, whatever is told around it. */
async function ofDepartment(
  words: string,
  { readings: [first], departmentNames }: Scene,
  ask: Reads,
): Promise<Act | null> {
  if (first?.kind !== 'phone' && first?.kind !== 'where') return null;
  return departmentNamed(words, departmentsOf(await ask.matters()), departmentNames) === null
    ? null
    : { intent: 'consult.ask', slots: { about: first.kind, words } };
}

async function ofNews(
  words: string,
  readings: readonly TextReading[],
  scene: Scene,
  ask: Reads,
): Promise<Act | null> {
  const isMeant = readingOf(['news.latest'], readings) !== undefined;
  // Where news are not thought of, a title has to have more than a word of it; where nothing is, nearly all.
  const least = isMeant ? SURE : SURE * (readings.length > 0 ? 2 : 3);
  const found = findNews(await newsNow(ask, scene), words, scene.says, least).length > 0;
  const named = isMeant && sectionIn(words, await ask.sections(), scene.sectionNames) !== null;
  return found || named ? { intent: 'news.latest', slots: { words } } : null;
}

/** What was asked in own words before is no case, and no guide. */
function readingOf(intents: readonly Intent[], readings: readonly TextReading[]): TextReading | undefined {
  return readings.find(({ intent, kind }) => intents.includes(intent) && kind !== 'ticket');
}
