/** What is asked on, of an answer that stood by itself: a lost passbook, an item of the news, an office. */

import type { Subject } from '../../../model/dialogue';
import { type About, type Act, wordsIn } from '../../../model/intent';
import { takesVisits } from '../../../model/matters';
import type { NewsItem } from '../../../model/news';
import { isAnswer } from '../../scene/answering';
import type { Scene } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import { subjectOf } from '../../scene/subjectOf';
import { departmentNamed, departmentsOf } from '../guides/departments';
import { mattersNamed } from '../guides/matterSearch';
import { answerIn, asksOfNews, isOf } from '../news/newsAnswer';
import { newsNow } from '../news/newsNow';
import { ALL, findNews, LIKELY, SURE } from '../news/newsSearch';
import { ofListedNews } from './ofListedNews';
import { isShort } from './short';

/** 那周六呢: so short, a day leaves out what is asked of it. */
const BRIEF = 8;

/** What the words ask of what was told last; null: they name another thing, or ask nothing of it. */
export async function ofTold(act: Act, scene: Scene, ask: Reads): Promise<Act | null> {
  // 那周六呢: a day alone is of the hours, whatever else it may be.
  const said = isDayAlone(act) ? act : likeliest(act, scene);
  const subject = subjectOf(scene);
  const words = wordsIn(said.slots);
  if (words === undefined || isAnswer(scene)) return null;
  const listed = await ofListedNews(said, scene, ask);
  if (listed) return listed;
  if (subject === null) return null;
  const isOfOffice = subject.kind === 'office' || subject.office === true;
  const office = isOfOffice ? await ofOffice(said, words, subject, scene, ask) : null;
  if (office) return office;
  switch (subject.kind) {
    case 'passbook':
      if (!leavesOut(said) || (await namesOther(words, scene, ask))) return null;
      return scene.says.byAnother.test(words)
        ? { intent: 'consult.ask', slots: { words } }
        : ofPassbook(words);
    case 'visit':
      return ofOtherVisit(words, subject, scene, ask);
    case 'news':
      return ofNewsItem(said, words, subject, scene, ask);
    default:
      return null;
  }
}

function isDayAlone({ intent, slots }: Act): boolean {
  return intent === 'unknown' && slots.date !== undefined && (slots.words?.length ?? 0) <= BRIEF;
}

/** Of what was not surely understood, what it may well mean. */
function likeliest(said: Act, { likely: [first] }: Scene): Act {
  return said.intent === 'unknown' && first ? first.act : said;
}

/** Whether it asks a thing without saying of what. */
function leavesOut({ intent, slots }: Act): boolean {
  switch (intent) {
    case 'subsidy.query':
      return slots.programme === undefined && (slots.about === 'fix' || slots.about === 'why');
    case 'case.status':
      return slots.caseNo === undefined && slots.asked === undefined && slots.about !== undefined;
    case 'matter.guide':
      return slots.about !== undefined;
    default:
      return false;
  }
}

async function namesOther(
  words: string,
  { matterNames, departmentNames }: Scene,
  ask: Reads,
): Promise<boolean> {
  const matters = await ask.matters();
  return (
    mattersNamed(matters, words, matterNames).length > 0 ||
    departmentNamed(words, departmentsOf(matters), departmentNames) !== null
  );
}

/** 说错了 是房产过户, of a visit just booked: one for that is begun, and it is told that the first still stands. */
async function ofOtherVisit(words: string, subject: Subject, scene: Scene, ask: Reads): Promise<Act | null> {
  if (words.length > FEW_WORDS || !scene.says.meansAnother.test(words)) return null;
  const named = mattersNamed(await ask.matters(), words, scene.matterNames);
  const [other, ...more] = named.filter((one) => takesVisits(one) && one.name !== subject.matter);
  return other && more.length === 0
    ? { intent: 'appointment.book', slots: { matter: other.name, other: true } }
    : null;
}

function ofPassbook(words: string): Act {
  return { intent: 'subsidy.query', slots: { about: 'lost', words } };
}

/** An own case goes before what the item does not say. */
async function ofNewsItem(
  said: Act,
  words: string,
  { news }: Subject,
  scene: Scene,
  ask: Reads,
): Promise<Act | null> {
  const all = await newsNow(ask, scene);
  const item = all.find(({ id }) => id === news);
  if (!item || (await namesOther(words, scene, ask))) return null;
  if (!isOf(item.title + item.body, words, scene.says) || namesOtherNews(said, words, item, all, scene))
    return null;
  // 几点开门 is asked of the offices, where the item tells no hour.
  const { asksHours, tellsHours } = scene.says;
  if (asksHours.test(words) && !tellsHours.test(item.body.normalize('NFKC'))) return null;
  // Whether he may still enrol, whatever that was taken for.
  if (scene.says.asksClosing.test(words)) return { intent: 'consult.ask', slots: { words, item: item.id } };
  const asks = asksOfNews(words, scene.says);
  const isSaid = (asks || said.intent !== 'unknown') && answerIn(item.body, words, scene.says) !== null;
  const mayBeAsked = isSaid ? MAY_BE_ASKED : ASKED_OF_NOTHING_ELSE;
  const isMeant = mayBeAsked.includes(said.intent) && (said.intent !== 'subsidy.query' || leavesOut(said));
  const isOwn = said.intent === 'case.status' && (await ask.casesOf(scene.inbound.from)).length > 0;
  if (!isMeant || !(asks || isSaid || leavesOut(said)) || (isOwn && !isSaid)) return null;
  return { intent: 'consult.ask', slots: { words, item: item.id } };
}

/** News are asked for by what they are about: another item, or a section. */
function namesOtherNews(
  said: Act,
  words: string,
  item: NewsItem,
  all: readonly NewsItem[],
  scene: Scene,
): boolean {
  const isOfNews = said.intent === 'news.latest';
  const others = findNews(
    all,
    words.replace(scene.says.asksClosing, ' '),
    scene.says,
    isOfNews ? LIKELY : SURE,
  );
  if (others.length > 0 && !others.includes(item)) return true;
  return isOfNews && scene.sectionNames(ALL).some((name) => words.includes(name));
}

/** What has another answer where the item has none. */
const ASKED_OF_NOTHING_ELSE: readonly Act['intent'][] = [
  'consult.ask',
  'matter.guide',
  'case.status',
  'news.latest',
];
const MAY_BE_ASKED: readonly Act['intent'][] = [...ASKED_OF_NOTHING_ELSE, 'subsidy.query', 'help', 'unknown'];

/** 几点上班, 在哪, 那周六呢: of that office. */
async function ofOffice(
  said: Act,
  words: string,
  { department }: Subject,
  scene: Scene,
  ask: Reads,
): Promise<Act | null> {
  const other = ofOtherOffice(said, words, scene);
  if (other) return other;
  const about = ofPlace(said, words, scene);
  if (about === null || scene.says.namesOffice.test(words) || (await namesOther(words, scene, ask)))
    return null;
  const date = 'date' in said.slots && typeof said.slots.date === 'string' ? said.slots.date : undefined;
  const named = department === undefined ? words : `${department} ${words}`;
  return { intent: 'consult.ask', slots: { about, words: named, ...(date !== undefined && { date }) } };
}

/** 那残联呢: so short, the same is asked of another one. */
function ofOtherOffice({ intent }: Act, words: string, { readings, says }: Scene): Act | null {
  if (intent === 'consult.ask' || !isShort(words) || !says.namesOffice.test(words)) return null;
  const asked = readings.find(({ kind }) => kind === 'phone' || kind === 'where');
  return asked
    ? { intent: 'consult.ask', slots: { about: asked.kind === 'phone' ? 'phone' : 'where', words } }
    : null;
}

/** In so few words 在哪, where is it is of what was told last. */
const FEW_WORDS = 16;

function ofPlace({ intent, slots }: Act, words: string, { says }: Scene): About<'consult.ask'> | null {
  if (intent === 'unknown' && slots.date !== undefined && words.length <= BRIEF) return 'hours';
  const isPlace = words.length <= FEW_WORDS && says.asksWhere.test(words);
  // 在哪, of money or a case that was told before the office.
  if (intent === 'subsidy.query' || intent === 'case.status')
    return isPlace && isShort(words) ? 'where' : null;
  if (intent !== 'consult.ask' && intent !== 'matter.guide') return null;
  const { about } = slots;
  if (about === 'hours' || about === 'where' || about === 'phone') return about;
  return isPlace && about === undefined ? 'where' : null;
}
